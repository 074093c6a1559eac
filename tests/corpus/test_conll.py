import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollspan.corpus.build import dataset_of
from tollspan.corpus.conll import conll_rows, read_conll, read_splits
from tollspan.errors import InputError

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8).filter(
    lambda word: word.split() == [word] and word != "-DOCSTART-"
)
spans = st.lists(st.tuples(st.sampled_from(["PER", "Loc-x"]), st.lists(words, min_size=1, max_size=3)), max_size=4)


@given(st.lists(spans.filter(bool), max_size=4))
def test_what_is_written_as_iob2_is_read_back(tmp_path_factory, sentences):
    rows = [
        [(word, f"{'I' if at else 'B'}-{kind}") for kind, span in sentence for at, word in enumerate(span)]
        for sentence in sentences
    ]
    path = tmp_path_factory.mktemp("conll") / "x.txt"
    path.write_text("\n\n".join("\n".join(f"{w}\tX\t{t}" for w, t in row) for row in rows), encoding="utf-8")
    assert list(read_conll(path)) == rows


def test_iob1_becomes_iob2_and_document_starts_part_sentences(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("-DOCSTART- O\n\nIn O\r\nHoms I-LOC\nCity I-LOC\nAFP I-ORG\nBBC B-ORG\n\n\n", encoding="utf-8")
    assert list(read_conll(path)) == [
        [("In", "O"), ("Homs", "B-LOC"), ("City", "I-LOC"), ("AFP", "B-ORG"), ("BBC", "B-ORG")]
    ]


@pytest.mark.parametrize("line", ["word", "word\tX-LOC", "word B", "word -"])
def test_a_line_that_is_no_tagged_word_is_named(tmp_path, line):
    path = tmp_path / "x.txt"
    path.write_text(f"In O\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"x.txt:2: .* is no word with a BIO tag"):
        list(read_conll(path))


def test_rows_have_the_dataset_s_columns_and_labels_come_from_all_splits(tmp_path):
    for name, tag in (("train", "B-LOC"), ("test", "B-ACT")):
        (tmp_path / name).write_text(f"In O\nHoms {tag}\n", encoding="utf-8")
    rows, labels = read_splits({"train": str(tmp_path / "train"), "test": str(tmp_path / "test")})
    assert labels == ["O", "B-ACT", "I-ACT", "B-LOC", "I-LOC"]
    dataset = dataset_of(rows, labels)
    assert len(dataset["validation"]) == 0
    (row,) = dataset["train"]
    assert [" ".join(row["tokens"])[a:b] for a, b in row["offsets"]] == row["tokens"] == ["In", "Homs"]
    assert row["ner_tags"] == [0, 3]


def test_an_empty_training_file_is_an_error(tmp_path):
    (tmp_path / "train").write_text("\n\n")
    with pytest.raises(InputError, match="no sentence to train on"):
        read_splits({"train": str(tmp_path / "train")})


def test_offsets_are_those_of_words_parted_by_spaces():
    (row,) = conll_rows([[("a", "O"), ("bcd", "O"), ("é", "O")]], "x")
    assert row["offsets"] == [[0, 1], [2, 5], [6, 7]]
