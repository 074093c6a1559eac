import random

import pytest
from hypothesis import given, settings

from annotations import corpora
from tollspan.errors import InputError, MissingExtraError
from tollspan.evaluation.intervals import percentile_interval, resample
from tollspan.evaluation.pairing import SCHEMES, pair_documents
from tollspan.evaluation.scores import evaluate_documents, seqeval_f1
from tollspan.evaluation.seqeval_metric import StrictSeqeval, strict_scores
from tollspan.spans import Document, Span


@settings(max_examples=50)
@given(corpora())
def test_strict_scores_are_those_of_span_sets_and_of_seqeval(drawn):
    gold, predicted = drawn
    micro = evaluate_documents(gold, predicted, rounds=10).strict["micro"]
    wanted = {(d.id, s.start, s.end, s.label) for d in gold for s in d.spans}
    found = {(d.id, s.start, s.end, s.label) for d in predicted for s in d.spans}
    assert (micro.support, micro.predicted) == (len(wanted), len(found))
    assert micro.precision == pytest.approx(len(wanted & found) / len(found) if found else 0)
    assert micro.recall == pytest.approx(len(wanted & found) / len(wanted) if wanted else 0)
    assert micro.f1 == pytest.approx(seqeval_f1(pair_documents(gold, predicted)))


@settings(max_examples=30)
@given(corpora())
def test_neither_the_order_of_documents_nor_of_spans_changes_a_score(drawn):
    gold, predicted = drawn
    mixed = [d.with_spans(random.Random(1).sample(d.spans, len(d.spans))) for d in reversed(predicted)]
    assert evaluate_documents(gold, mixed, rounds=10) == evaluate_documents(gold, predicted, rounds=10)


@settings(max_examples=30)
@given(corpora())
def test_a_scheme_that_asks_for_less_finds_no_less(drawn):
    scores = evaluate_documents(*drawn, rounds=10)
    strict, exact, partial, overlap = (getattr(scores, scheme)["micro"].f1 for scheme in SCHEMES)
    assert strict <= exact + 1e-9 <= partial + 2e-9
    assert strict <= overlap + 1e-9
    assert scores.casualties["value"].f1 <= scores.casualties["kind"].f1 <= scores.type["CASUALTY"].f1


def test_a_perfect_tagger_scores_one_and_a_missing_document_counts_as_empty():
    spans = (Span(0, 3, "CASUALTY", kind="killed", low=2, high=2), Span(9, 13, "LOCATION"))
    gold = [Document(i, "Two died Homs", spans=spans, annotated=True) for i in "ab"]
    perfect = evaluate_documents(gold, gold)
    for scores in (perfect.strict, perfect.exact, perfect.partial, perfect.type):
        assert (scores["micro"].f1, scores["macro"].f1, scores["micro"].interval) == (1, 1, (1, 1))
    assert (perfect.casualties["kind"].f1, perfect.casualties["value"].f1, perfect.unpredicted) == (1, 1, 0)
    half = evaluate_documents(gold, gold[:1])
    assert (half.strict["micro"].precision, half.strict["micro"].recall, half.unpredicted) == (1, 0.5, 1)


def test_a_tag_that_neither_side_has_takes_no_part_in_the_macro_average():
    gold = [Document("a", "Homs Aleppo", spans=(Span(0, 4, "LOCATION"), Span(5, 11, "LOCATION")), annotated=True)]
    scores = evaluate_documents(gold, [gold[0].with_spans(gold[0].spans[:1])]).strict
    assert scores["macro"].f1 == scores["LOCATION"].f1 == pytest.approx(2 / 3)
    assert (scores["DATE"].support, scores["DATE"].predicted, scores["DATE"].f1) == (0, 0, 0)


def test_kind_and_range_are_scored_apart():
    gold = Document("a", "Two died", spans=(Span(0, 3, "CASUALTY", kind="killed", low=2, high=2),), annotated=True)
    other = gold.with_spans([Span(0, 3, "CASUALTY", kind="killed", low=3, high=3)])
    scores = evaluate_documents([gold], [other])
    assert (scores.casualties["kind"].recall, scores.casualties["value"].recall) == (1, 0)
    assert (scores.kinds["strict"]["killed"].f1, scores.kinds["strict"]["injured"].support) == (1, 0)


def test_labels_outside_the_tag_set_are_scored_too():
    gold = [Document("a", "Rex barked", spans=(Span(0, 3, "ANIMAL"),), annotated=True)]
    scores = evaluate_documents(gold, gold).strict
    assert scores["ANIMAL"].f1 == scores["micro"].f1 == 1


def test_a_prediction_on_another_text_is_refused():
    with pytest.raises(InputError, match="text of a is another one"):
        evaluate_documents([Document("a", "x")], [Document("a", "y")])


def test_empty_gold_and_empty_prediction_are_defined():
    for gold in ([], [Document("a", "Rain.", annotated=True)]):
        scores = evaluate_documents(gold, gold)
        assert (scores.strict["micro"].f1, scores.strict["micro"].interval, scores.seqeval) == (0, (0, 0), 0)
    assert strict_scores([["O"]], [["O"]])["f1"] == 0


def test_the_metric_tells_types_apart():
    gold, predicted = [["B-A", "I-A", "O", "B-B"]], [["B-A", "O", "O", "B-B"]]
    scores = StrictSeqeval(keep_in_memory=True).compute(predictions=predicted, references=gold)
    assert (scores["A"]["f1"], scores["B"]["f1"], scores["precision"]) == (0, 1, 0.5)


def test_the_metrics_micro_average_is_seqevals_own():
    from seqeval.metrics.v1 import precision_recall_fscore_support
    from seqeval.scheme import IOB2

    rng = random.Random(3)
    tags = ["O", "B-A", "I-A", "B-B", "I-B"]
    gold, predicted = ([[rng.choice(tags) for _ in range(12)] for _ in range(40)] for _ in range(2))
    theirs = precision_recall_fscore_support(gold, predicted, average="micro", scheme=IOB2, zero_division=0)
    ours = strict_scores(gold, predicted)
    assert (ours["precision"], ours["recall"], ours["f1"]) == pytest.approx(theirs[:3])


def test_the_interval_is_repeatable_and_holds_the_value():
    text, spans = "x" * 50, [Span(10 * i, 10 * i + 5, "DATE") for i in range(5)]
    gold = [Document(str(n), text, spans=tuple(spans), annotated=True) for n in range(12)]
    predicted = [document.with_spans(spans[: n % 6]) for n, document in enumerate(gold)]
    micro = evaluate_documents(gold, predicted).strict["micro"]
    assert micro == evaluate_documents(gold, predicted).strict["micro"]
    assert micro.interval[0] < micro.f1 < micro.interval[1]


def test_resampled_sums_have_the_mean_and_spread_of_drawing_with_replacement():
    import numpy as np

    counts = np.arange(40.0)[:, None]
    sums = resample(counts, 20_000)
    assert sums.mean() == pytest.approx(counts.sum(), rel=0.01)
    assert sums.std() == pytest.approx(counts.std() * 40**0.5, rel=0.03)
    assert percentile_interval(np.full((10, 2), np.nan)).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize(("missing", "module"), [("evaluate", "seqeval_metric"), ("matplotlib", "plots")])
def test_without_the_train_extra_the_install_command_is_named(monkeypatch, missing, module):
    import sys
    from importlib.util import find_spec, module_from_spec

    monkeypatch.setitem(sys.modules, missing, None)
    spec = find_spec(f"tollspan.evaluation.{module}")
    with pytest.raises(MissingExtraError, match=r"run: pip install 'tollspan\[train\]'"):
        spec.loader.exec_module(module_from_spec(spec))
