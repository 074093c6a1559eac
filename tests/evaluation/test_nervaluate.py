import pytest
from hypothesis import given, settings

from annotations import corpora, one_to_one_corpora
from tollspan.evaluation.scores import evaluate_documents
from tollspan.labels import TAGS
from tollspan.spans import Document, Span

nervaluate = pytest.importorskip("nervaluate", reason="nervaluate needs Python 3.11")

SAME = {"strict": "strict", "exact": "exact", "partial": "partial", "type": "ent_type"}
"""Our schemes and nervaluate's."""


def by_nervaluate(gold, predicted):
    """Its precision and recall by our schemes."""
    sides = (
        [[{"label": s.label, "start": s.start, "end": s.end - 1} for s in d.spans] for d in side]
        for side in (gold, predicted)
    )
    overall = nervaluate.Evaluator(*sides, tags=list(TAGS), loader="dict").evaluate()["overall"]
    return {ours: (overall[theirs].precision, overall[theirs].recall) for ours, theirs in SAME.items()}


@settings(max_examples=50)
@given(one_to_one_corpora())
def test_where_no_span_touches_two_every_scheme_agrees_with_nervaluate(drawn):
    scores = evaluate_documents(*drawn, rounds=10)
    for scheme, theirs in by_nervaluate(*drawn).items():
        micro = getattr(scores, scheme)["micro"]
        assert (micro.precision, micro.recall) == pytest.approx(theirs), scheme


@settings(max_examples=50)
@given(corpora())
def test_pairing_for_the_greatest_sum_never_finds_less_than_nervaluate_does_in_list_order(drawn):
    if not drawn[0]:
        return
    scores = evaluate_documents(*drawn, rounds=10)
    for scheme, theirs in by_nervaluate(*drawn).items():
        micro = getattr(scores, scheme)["micro"]
        assert micro.precision >= theirs[0] - 1e-9, scheme
        assert micro.recall >= theirs[1] - 1e-9, scheme


def test_nervaluate_loses_an_exact_hit_to_an_earlier_overlap_where_we_keep_it():
    gold = [Document("a", "x" * 20, spans=(Span(4, 8, "ACTOR"),), annotated=True)]
    predicted = [Document("a", "x" * 20, spans=(Span(0, 5, "ACTOR"), Span(6, 8, "ACTOR")))]
    wide = [Document("a", "x" * 20, spans=(Span(0, 9, "ACTOR"),), annotated=True)]
    assert evaluate_documents(gold, predicted).type["micro"].recall == 1
    assert evaluate_documents(wide, predicted).partial["micro"].recall == 0.5
    # One gold span that two predicted ones touch: it is found once, and one of the two is wrong.
    assert evaluate_documents(wide, predicted).type["micro"].precision == 0.5
