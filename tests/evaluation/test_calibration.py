import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from tollspan.evaluation.calibration import calibrate, expected_error, wilson
from tollspan.evaluation.pairing import pair_documents
from tollspan.spans import Document, Span

JUDGED = st.lists(st.tuples(st.sampled_from([0.1, 0.25, 0.5, 0.7, 0.9, 0.99]), st.booleans()), min_size=1, max_size=60)


def pairings(judged, missed=0):
    """One document whose predicted spans have these scores and are right or wrong; and gold spans not predicted."""
    text = "x" * (2 * (len(judged) + missed))
    spans = [Span(2 * i, 2 * i + 1, "DATE", score) for i, (score, _) in enumerate(judged)]
    gold = [span for span, (_, right) in zip(spans, judged, strict=True) if right]
    gold += [Span(2 * i, 2 * i + 1, "DATE") for i in range(len(judged), len(judged) + missed)]
    document = Document("a", text, annotated=True)
    return pair_documents([document.with_spans(gold)], [document.with_spans(spans)])


@given(JUDGED, st.randoms(use_true_random=False))
def test_no_figure_depends_on_the_order_of_spans(judged, rng):
    mixed = rng.sample(judged, len(judged))
    one, other = calibrate(pairings(judged)), calibrate(pairings(mixed))
    assert one.error == pytest.approx(other.error)
    assert (one.area, one.best_area, one.bias) == pytest.approx((other.area, other.best_area, other.bias))
    assert one.thresholds == other.thresholds


@given(JUDGED)
def test_bins_hold_all_spans_and_the_curve_ends_at_the_share_wrong(judged):
    found = calibrate(pairings(judged))
    wrong = sum(not right for _, right in judged) / len(judged)
    assert sum(part.spans for part in found.bins) == found.spans == len(judged)
    assert max(part.spans for part in found.bins) - min(part.spans for part in found.bins) <= 1
    assert found.curve[-1] == pytest.approx((1, wrong))
    assert found.best_area <= found.area + 1e-9
    assert 0 <= found.error["micro"] <= 1


@given(JUDGED, st.integers(0, 5), st.floats(0, 1))
def test_a_threshold_keeps_the_wished_precision_and_no_lower_one_does(judged, missed, wish):
    (found,) = calibrate(pairings(judged, missed), [wish]).thresholds

    def precision(threshold):
        kept = [right for score, right in judged if score >= threshold]
        return sum(kept) / len(kept)

    reach = [score for score, _ in judged if precision(score) >= wish]
    assert found.score == (min(reach) if reach else None)
    if reach:
        kept = [right for score, right in judged if score >= found.score]
        assert found.precision == pytest.approx(precision(found.score))
        assert found.kept == pytest.approx(len(kept) / len(judged))
        assert found.recall == pytest.approx(sum(kept) / max(1, sum(right for _, right in judged) + missed))


def test_scores_that_are_true_chances_have_little_error_and_boasts_much():
    rng = random.Random(5)
    scores = sorted((rng.random() for _ in range(20_000)), reverse=True)
    honest = np.array([float(rng.random() < score) for score in scores])
    boast = np.array([float(rng.random() < score / 2) for score in scores])
    assert expected_error(np.array(scores), honest) < 0.02
    assert expected_error(np.array(scores), boast) == pytest.approx(0.25, abs=0.02)


@given(st.integers(0, 50), st.integers(1, 50))
def test_wilsons_interval_is_scipys(part, whole):
    part = min(part, whole)
    theirs = binomtest(part, whole).proportion_ci(method="wilson")
    assert wilson(part, whole) == pytest.approx((theirs.low, theirs.high), abs=1e-6)


@pytest.mark.parametrize("whole", range(1, 200))
def test_wilsons_interval_holds_the_share_itself(whole):
    for part in (0, whole // 2, whole):
        low, high = wilson(part, whole)
        assert 0 <= low <= part / whole <= high <= 1


def test_spans_without_scores_have_no_calibration():
    document = Document("a", "Homs", spans=(Span(0, 4, "LOCATION"),), annotated=True)
    assert calibrate(pair_documents([document], [document])) is None
