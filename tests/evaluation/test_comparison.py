import random

import pytest
from hypothesis import given, settings

from annotations import corpora
from tollspan.evaluation.comparison import VALUE, _holm, compare, verdict
from tollspan.evaluation.pairing import pair_documents
from tollspan.spans import Document, Span

TEXT = "x" * 100


def system(chance, documents, seed):
    """Gold documents of ten spans, and a system that finds each with this chance."""
    rng = random.Random(seed)
    spans = [Span(10 * i, 10 * i + 4, "LOCATION") for i in range(10)]
    gold = [Document(f"d{n:03}", TEXT, spans=tuple(spans), annotated=True) for n in range(documents)]
    return pair_documents(gold, [d.with_spans([s for s in spans if rng.random() < chance]) for d in gold])


@settings(max_examples=25)
@given(corpora())
def test_changing_sides_turns_every_difference_round(drawn):
    gold, predicted = drawn
    other = [document.with_spans(document.spans[::2]) for document in gold]
    a, b = pair_documents(gold, predicted), pair_documents(gold, other)
    there, back = (compare(*sides, rounds=20, swaps=50) for sides in ((a, b), (b, a)))
    for name, found in there.differences.items():
        assert found.difference == pytest.approx(-back.differences[name].difference)
        assert 1 / 51 <= found.p <= 1
    assert (there.better, there.worse, there.effect) == (back.worse, back.better, pytest.approx(-back.effect))
    assert [(c.gained, c.lost, c.cleared, c.added) for c in there.changes] == [
        (c.lost, c.gained, c.added, c.cleared) for c in back.changes
    ]


def test_a_system_is_no_better_than_itself():
    a = system(0.7, 40, 1)
    found = compare(a, a, swaps=200)
    assert {(gap.difference, gap.interval, gap.p) for gap in found.differences.values()} == {(0, (0, 0), 1)}
    assert found.changes == ()
    assert verdict(found, "old", "new") == "old and new give the same spans on all 40 documents."


def test_a_clear_difference_is_called_better_with_its_interval_and_p_value():
    found = compare(system(0.6, 60, 1), system(0.9, 60, 2), swaps=2_000)
    micro = found.differences["micro"]
    assert micro.p < 0.001
    assert micro.interval[0] < micro.difference < micro.interval[1]
    said = verdict(found, "old", "new")
    assert said.startswith("On documents like these new is better than old: strict F1")
    assert "p < 0.001" in said
    assert verdict(compare(system(0.9, 60, 2), system(0.6, 60, 1), swaps=500), "old", "new").startswith(
        "On documents like these old is better than new"
    )


def test_a_difference_within_chance_is_neither_called_better_nor_equal():
    said = verdict(compare(system(0.8, 20, 1), system(0.8, 20, 2), swaps=1_000), "old", "new")
    assert said.startswith("No difference between old and new that these documents can show")
    assert "equal they are not shown to be" in said
    assert "better" not in said
    assert "20 documents" in said


def test_under_chance_small_p_values_are_as_rare_as_they_say():
    found = [compare(system(0.8, 25, n), system(0.8, 25, 500 + n), rounds=10, swaps=200) for n in range(120)]
    small = sum(one.differences["micro"].p <= 0.1 for one in found)
    assert 2 <= small <= 24  # 12 expected; outside once in a thousand


def test_spans_that_changed_are_named_by_document():
    gold = [Document("d", "Two died in Homs", spans=(Span(0, 3, "CASUALTY", kind="killed", low=2, high=2),
                                                      Span(12, 16, "LOCATION")), annotated=True)]  # fmt: skip
    a = pair_documents(gold, [gold[0].with_spans(gold[0].spans[:1])])
    wrong = Span(0, 3, "CASUALTY", kind="injured", low=2, high=2)
    b = pair_documents(gold, [gold[0].with_spans([wrong, gold[0].spans[1]])])
    found = compare(a, b, swaps=10)
    (change,) = found.changes
    assert (change.gained, change.lost, change.added, change.cleared) == (
        (gold[0].spans[1],), (gold[0].spans[0],), (wrong,), (),
    )  # fmt: skip
    assert found.differences[VALUE].difference == -1


def test_holm_adjusts_as_published():
    import numpy as np

    assert _holm(np.array([0.01, 0.04, 0.03, 0.005])).tolist() == pytest.approx([0.03, 0.06, 0.06, 0.02])
