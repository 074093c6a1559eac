import random

import pytest
from hypothesis import given

from strategies import texts
from tollspan.corpus.duplicates import NEAR, find_duplicates, parse_sketch, sketch
from tollspan.errors import InputError
from tollspan.spans import Document

WORDS = [f"w{n}" for n in range(5_000)]


def shuffled_words(rng, size):
    return rng.choices(WORDS, k=size)


@given(texts)
def test_case_white_space_and_punctuation_do_not_make_a_text_another_one(text):
    changed = Document("b", f" {text.upper().lower()} …".replace(" ", "\n\t"))
    original = Document("a", text.upper().lower())
    (found,) = find_duplicates([sketch(changed)], [sketch(original)])
    assert (found.id, found.other, found.similarity) == ("b", "a", 1.0)


@given(texts)
def test_a_sketch_survives_json(text):
    import json

    one = sketch(Document("a", text))
    again = parse_sketch(json.loads(json.dumps(one.as_dict())), place="x")
    assert (again.id, again.digest, again.values.tolist()) == (one.id, one.digest, one.values.tolist())


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.8, 0.9, 0.97])
def test_the_estimate_is_near_the_true_share_of_common_runs(kept):
    rng = random.Random(7)
    errors = []
    for _ in range(20):
        words = shuffled_words(rng, 300)
        other = [word if rng.random() < kept else rng.choice(WORDS) for word in words]
        runs = [{tuple(row[i : i + 4]) for i in range(297)} for row in (words, other)]
        true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
        a, b = (sketch(Document("x", " ".join(row))) for row in (words, other))
        errors.append(float((a.values == b.values).mean()) - true)
    assert abs(sum(errors) / len(errors)) < 0.04
    assert max(map(abs, errors)) < 0.25


def test_near_duplicates_are_found_among_many_and_strangers_are_not():
    rng = random.Random(1)
    many = [Document(f"m{n}", " ".join(shuffled_words(rng, 200))) for n in range(300)]
    edited = [Document(f"e{n}", many[n].text.replace(" ", " ", 1).rsplit(" ", 20)[0]) for n in range(0, 300, 50)]
    found = find_duplicates([sketch(d) for d in edited], [sketch(d) for d in many])
    assert [(pair.id, pair.other) for pair in found] == [(f"e{n}", f"m{n}") for n in range(0, 300, 50)]
    assert all(NEAR <= pair.similarity < 1 for pair in found)


def test_it_agrees_with_datasketch_on_the_seed_reports():
    from datasketch import MinHash

    from conftest import ROOT
    from tollspan.documents import read_report

    paths = sorted((ROOT / "seeds" / "oceania").glob("*.txt"))[:6]
    reports = [read_report(path, doc_id=path.stem) for path in paths]
    halves = [Document(report.id, report.text[: len(report.text) * 4 // 5]) for report in reports]
    for report, half in zip(reports, halves, strict=True):
        theirs = []
        for document in (report, half):
            words = "".join(c if c.isalnum() else " " for c in document.text.lower()).split()
            made = MinHash(num_perm=256)
            made.update_batch([" ".join(words[i : i + 4]).encode() for i in range(len(words) - 3)])
            theirs.append(made)
        ours = float((sketch(report).values == sketch(half).values).mean())
        assert ours == pytest.approx(theirs[0].jaccard(theirs[1]), abs=0.2)


@pytest.mark.parametrize(
    "row", [{}, {"id": "a", "sha256": "x", "minhash": "?"}, {"id": "a", "sha256": "x", "minhash": "AAAA"}]
)
def test_a_broken_sketch_is_refused_with_its_place(row):
    with pytest.raises(InputError, match=r"^here: "):
        parse_sketch(row, place="here")


@pytest.mark.parametrize("text", ["", "…", "Two died.", "Homs"])
def test_texts_of_less_than_a_run_of_words_have_a_sketch(text):
    assert len(sketch(Document("a", text)).values) == 64
