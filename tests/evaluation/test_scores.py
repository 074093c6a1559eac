import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import flat_spans, texts
from tollspan.errors import InputError
from tollspan.evaluation.scores import bootstrap, evaluate_documents, overlap_pairs
from tollspan.evaluation.seqeval_metric import StrictSeqeval, strict_scores
from tollspan.spans import Document, Span


@st.composite
def pairs(draw):
    text = draw(texts)
    gold, predicted = (draw(flat_spans(text, trimmed=True)) for _ in range(2))
    return Document("a", text, spans=gold, annotated=True), Document("a", text, spans=predicted)


@given(st.lists(pairs(), max_size=4))
def test_strict_scores_are_those_of_span_sets(drawn):
    gold = [Document(str(i), g.text, spans=g.spans) for i, (g, _) in enumerate(drawn)]
    predicted = [Document(str(i), p.text, spans=p.spans) for i, (_, p) in enumerate(drawn)]
    scores = evaluate_documents(gold, predicted, rounds=10)
    wanted = {(d.id, s.start, s.end, s.label) for d in gold for s in d.spans}
    found = {(d.id, s.start, s.end, s.label) for d in predicted for s in d.spans}
    micro = scores.strict["micro"]
    assert micro.support == len(wanted)
    assert micro.precision == pytest.approx(len(wanted & found) / len(found) if found else 0)
    assert micro.recall == pytest.approx(len(wanted & found) / len(wanted) if wanted else 0)
    assert scores.overlap["micro"].f1 >= micro.f1 - 1e-9


@given(pairs())
def test_overlap_pairs_are_one_to_one(drawn):
    gold, predicted = drawn
    found = overlap_pairs(gold.spans, predicted.spans)
    assert len({id(g) for g, _ in found}) == len({id(p) for _, p in found}) == len(found)
    assert all(g.label == p.label and g.overlaps(p) for g, p in found)


def test_a_perfect_tagger_scores_one_and_a_missing_document_counts_as_empty():
    spans = (Span(0, 3, "CASUALTY", kind="killed", low=2, high=2), Span(9, 13, "LOCATION"))
    gold = [Document(i, "Two died Homs", spans=spans, annotated=True) for i in "ab"]
    perfect = evaluate_documents(gold, gold)
    assert (perfect.strict["micro"].f1, perfect.kind, perfect.value, perfect.interval) == (1, 1, 1, (1, 1))
    half = evaluate_documents(gold, gold[:1])
    assert (half.strict["micro"].precision, half.strict["micro"].recall) == (1, 0.5)


def test_kind_and_range_are_scored_apart():
    gold = Document("a", "Two died", spans=(Span(0, 3, "CASUALTY", kind="killed", low=2, high=2),))
    other = gold.with_spans([Span(0, 3, "CASUALTY", kind="killed", low=3, high=3)])
    scores = evaluate_documents([gold], [other])
    assert (scores.kind, scores.value) == (1, 0)


def test_a_prediction_on_another_text_is_refused():
    with pytest.raises(InputError, match="text of a is another one"):
        evaluate_documents([Document("a", "x")], [Document("a", "y")])


def test_empty_gold_and_empty_prediction_are_defined():
    assert evaluate_documents([], []).strict["micro"].f1 == 0
    assert strict_scores([["O"]], [["O"]])["f1"] == 0


def test_the_metric_tells_types_apart():
    gold, predicted = [["B-A", "I-A", "O", "B-B"]], [["B-A", "O", "O", "B-B"]]
    scores = StrictSeqeval(keep_in_memory=True).compute(predictions=predicted, references=gold)
    assert (scores["A"]["f1"], scores["B"]["f1"], scores["precision"]) == (0, 1, 0.5)


def test_the_interval_is_repeatable_and_holds_the_value():
    counts = [(3, 4, 5), (1, 2, 2), (0, 1, 3)] * 5
    low, high = bootstrap(counts, 500)
    assert (low, high) == bootstrap(counts, 500)
    assert low < 2 * 20 / (35 + 50) < high


def test_without_the_train_extra_the_install_command_is_named():
    import subprocess
    import sys

    code = "import sys; sys.modules['evaluate'] = None\nimport tollspan.evaluation.seqeval_metric"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "run: pip install 'tollspan[train]'" in done.stderr
