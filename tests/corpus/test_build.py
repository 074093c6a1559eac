import json

import pytest
from datasets import load_from_disk

from tollspan.config import AugmentConfig, DataConfig
from tollspan.corpus.bio import decode
from tollspan.corpus.build import build_dataset, read_dataset, write_dataset
from tollspan.corpus.selection import source_of
from tollspan.documents import parse_report
from tollspan.errors import InputError
from tollspan.spans import Document, Span


def report(doc_id, body):
    return parse_report(f"Date: 2001-01-01\nAnnotation: inline\n\n{body}", doc_id=doc_id, place=doc_id)


MARKED = [
    report("a", "[Two men](killed 2) died in [Homs](loc). " * 30),
    report("b", "[Police](actor) fired."),
    report("c", "Rain fell."),
]
PLAIN = Document("p", "A man died in Hama.")
WEAK = {
    **{document.id: document.with_spans([], annotated=False) for document in MARKED},
    "p": PLAIN.with_spans([Span(14, 18, "LOCATION", score=0.6, source=("gazetteer",))], annotated=False),
}
SPLITS = {"a": "train", "b": "validation", "c": "test", "p": "train"}


def build(**options):
    return build_dataset([*MARKED, PLAIN], WEAK, SPLITS, DataConfig(**options))


def test_windows_of_a_document_give_its_spans_back():
    dataset, encoding = build(window=20, overlap=6)
    rows = [row for row in dataset["train"] if row["id"] == "a"]
    assert len(rows) > 5
    names = dataset["train"].features["ner_tags"].feature.names
    kept = [
        (tuple(offset), names[tag])
        for row in rows
        for offset, tag, weight in zip(row["offsets"], row["ner_tags"], row["weights"], strict=True)
        if weight
    ]
    spans = decode(*zip(*kept, strict=True))
    assert [(s.start, s.end, s.label) for s in spans] == [(s.start, s.end, s.label) for s in MARKED[0].spans]
    assert encoding.dropped == []
    assert all(row["tokens"] == [MARKED[0].text[a:b] for a, b in row["offsets"]] for row in rows)


@pytest.mark.parametrize(
    ("source", "train", "origins"),
    [
        ("both", {"a", "p"}, {"train/markup": 1, "train/weak": 1}),
        ("markup", {"a"}, {"train/markup": 1}),
        ("weak", {"a", "p"}, {"train/weak": 2}),
    ],
)
def test_the_source_decides_what_trains_but_never_what_judges(source, train, origins):
    dataset, encoding = build(source=source)
    assert set(dataset["train"]["id"]) == train
    assert {key: n for key, n in encoding.origins.items() if key.startswith("train")} == origins
    assert encoding.origins["validation/markup"] == encoding.origins["test/markup"] == 1
    assert encoding.left_out == (1 if source == "markup" else 0)


def test_a_folder_may_have_a_source_of_its_own():
    sources = {"mine": "weak", "mine/checked": "markup"}
    assert [source_of(i, sources, "both") for i in ("a", "mine/a", "mine/checked/b", "mined/c")] == [
        "both", "weak", "markup", "both",
    ]  # fmt: skip


def test_a_weak_spans_confidence_is_its_words_weight():
    dataset, _ = build(source="both")
    row = next(row for row in dataset["train"] if row["id"] == "p")
    assert row["weights"][row["tokens"].index("Hama")] == pytest.approx(0.6)


def test_trust_in_weak_spans_weighs_their_documents_alone():
    dataset, _ = build(weak_trust=0.5)
    weights = {row["id"]: max(row["weights"]) for row in dataset["train"]}
    assert weights == {"a": 1.0, "p": 0.5}


def test_augmented_copies_join_the_training_split_alone_and_are_counted():
    dataset, encoding = build(augment=AugmentConfig(copies=2, numbers=1.0, case=1.0))
    assert set(dataset["train"]["id"]) == {"a", "a+1", "a+2", "p", "p+1", "p+2"}
    assert set(dataset["validation"]["id"]) | set(dataset["test"]["id"]) == {"b", "c"}
    assert encoding.changes["case"] == 4
    assert encoding.documents["train"] == 6


def test_a_limit_keeps_the_same_reports_whatever_else_there_is():
    dataset, _ = build(limit=1)
    assert len(set(dataset["train"]["id"])) == 1


def test_what_cannot_be_encoded_is_reported():
    odd = Document("o", "a   b", spans=(Span(1, 4, "DATE"),), annotated=True)
    _, encoding = build_dataset([odd], {"o": odd}, {"o": "train"}, DataConfig())
    assert encoding.dropped == ["o: DATE '   ' at 1–4"]


def test_a_dataset_that_is_not_there_names_the_way_to_one(tmp_path):
    with pytest.raises(InputError, match="there is no dataset; build it with"):
        read_dataset(tmp_path)


def test_no_training_report_is_an_error():
    with pytest.raises(InputError, match="no report to train on"):
        build_dataset(MARKED[1:], WEAK, SPLITS, DataConfig())


def test_the_dataset_and_its_manifest_can_be_read_back(tmp_path):
    dataset, encoding = build()
    write_dataset(dataset, tmp_path / "d", {"seed": 1, "encoding": encoding.as_dict()})
    again = load_from_disk(str(tmp_path / "d"))
    assert again["train"][:] == dataset["train"][:]
    assert again["train"].column_names == ["id", "tokens", "offsets", "ner_tags", "weights"]
    manifest = json.loads((tmp_path / "d" / "manifest.json").read_text())
    assert manifest["seed"] == 1
    assert manifest["encoding"]["documents"] == {"train": 2, "validation": 1, "test": 1}
