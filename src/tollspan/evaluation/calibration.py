"""Do scores of spans mean what they say? Reliability, calibration error, and what a threshold buys.

A predicted span is right when its bounds and tag are gold's. Bins hold equally many spans, since bins of equal width
leave most of them empty where a model is sure of nearly everything (Nixon et al., CVPR workshops 2019).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tollspan.evaluation.intervals import Floats, Interval
from tollspan.evaluation.pairing import Pairing
from tollspan.evaluation.scores import MICRO
from tollspan.labels import TAGS

BINS: Final = 10
WISHES: Final = (0.8, 0.85, 0.9, 0.95, 0.98)
_Z: Final = 1.959964
_POINTS: Final = 200


@dataclass(frozen=True, slots=True)
class Bin:
    """Predicted spans of neighbouring scores.

    Attributes:
        spans: how many.
        score: their mean score.
        right: the share that is right, with its 95 % Wilson interval.
    """

    spans: int
    score: float
    right: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Threshold:
    """Keeping only spans of at least a score.

    Attributes:
        wish: precision asked for.
        score: the least score that reaches it on these documents; None where none does.
        precision: of the spans kept, with its 95 % Wilson interval. The threshold was chosen on the same spans, so new
            documents give a little less.
        kept: share of the predicted spans.
        recall: share of the gold spans.
    """

    wish: float
    score: float | None
    precision: float
    interval: Interval
    kept: float
    recall: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of the scores of predicted spans.

    Attributes:
        spans: how many have a score.
        error: by tag and micro: expected calibration error over bins of equal mass.
        bias: mean score less share right; above 0, scores promise too much.
        bins: reliability, by rising score.
        curve: share kept → risk (share wrong), the surest spans first; at most `_POINTS` points.
        area: under that curve over all spans (AURC); what a perfect order would give is ``best_area``.
        best_area: see ``area``.
        thresholds: for each precision wished.
    """

    spans: int
    error: dict[str, float]
    bias: float
    bins: tuple[Bin, ...]
    curve: tuple[tuple[float, float], ...]
    area: float
    best_area: float
    thresholds: tuple[Threshold, ...]


def calibrate(pairings: Sequence[Pairing], wishes: Iterable[float] = WISHES) -> Calibration | None:
    """Calibration of predicted spans that carry a score; None where none does.

    Args:
        pairings: documents with their predictions.
        wishes: precisions for which a threshold is looked for.
    """
    scores, judged, tags = _judged(pairings)
    if not len(scores):
        return None
    right = _shared_by_ties(scores, judged)
    ranks = np.arange(1, len(right) + 1)
    risks, ideal = np.cumsum(1 - right) / ranks, np.cumsum(np.sort(1 - judged)) / ranks
    picked = np.unique(np.linspace(0, len(risks) - 1, _POINTS).astype(int))
    gold = sum(len(pairing.gold.spans) for pairing in pairings)
    by_tag = {tag: tags == tag for tag in TAGS if (tags == tag).any()}
    return Calibration(
        spans=len(scores),
        error={tag: expected_error(scores[mask], judged[mask]) for tag, mask in by_tag.items()}
        | {MICRO: expected_error(scores, judged)},
        bias=float(scores.mean() - right.mean()),
        bins=tuple(_bin(scores[part], right[part]) for part in _equal_parts(len(scores), BINS)),
        curve=tuple((float((i + 1) / len(risks)), float(risks[i])) for i in picked),
        area=float(risks.mean()),
        best_area=float(ideal.mean()),
        thresholds=tuple(_threshold(wish, scores, judged, gold) for wish in wishes),
    )


def expected_error(scores: Floats, right: Floats, bins: int = BINS) -> float:
    """Expected calibration error: mean distance of score and share right over bins of equal mass.

    Args:
        scores: of spans, descending.
        right: 1 for each span that is right, else 0, in the same order.
        bins: at most; fewer where there are fewer spans.
    """
    right = _shared_by_ties(scores, right)
    gaps = [
        (part.stop - part.start) * abs(float(scores[part].mean() - right[part].mean()))
        for part in _equal_parts(len(scores), bins)
    ]
    return float(sum(gaps)) / len(scores)


def _shared_by_ties(scores: Floats, right: Floats) -> Floats:
    """Rightness averaged over spans of one score, so that the order in which they came changes nothing."""
    _, group, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    shared: Floats = (np.bincount(group, weights=right) / sizes)[group]
    return shared


def wilson(part: float, whole: int) -> Interval:
    """95 % interval of a share (Wilson, JASA 22, 1927)."""
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, _Z**2
    middle = share + square / (2 * whole)
    reach = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole**2))
    low, high = ((middle + side) / (1 + square / whole) for side in (-reach, reach))
    # Rounding may put an end on the wrong side of a share of 0 or 1.
    return min(share, max(0.0, low)), max(share, min(1.0, high))


def _judged(pairings: Sequence[Pairing]) -> tuple[Floats, Floats, NDArray[np.str_]]:
    """Score, rightness (1 or 0) and tag of each predicted span that has a score, the surest first."""
    rows = []
    for pairing in pairings:
        known = {(span.start, span.end, span.label) for span in pairing.gold.spans}
        rows += [
            (span.score, (span.start, span.end, span.label) in known, span.label)
            for span in pairing.predicted.spans
            if span.score is not None
        ]
    rows.sort(key=lambda row: -row[0])
    scores, right, tags = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(scores, dtype=np.float64), np.array(right, dtype=np.float64), np.array(tags, dtype=np.str_)


def _equal_parts(spans: int, parts: int) -> list[slice]:
    """Slices of about equal length, from the last (of the least scores) to the first."""
    edges = np.linspace(0, spans, min(parts, spans) + 1).astype(int)
    return [slice(int(start), int(end)) for start, end in pairwise(edges)][::-1]


def _bin(scores: Floats, right: Floats) -> Bin:
    return Bin(len(scores), float(scores.mean()), float(right.mean()), wilson(float(right.sum()), len(right)))


def _threshold(wish: float, scores: Floats, right: Floats, gold: int) -> Threshold:
    """The least score at and above which the share right is as wished; spans of one score stay together."""
    hits = np.cumsum(right).astype(int)
    ends = np.flatnonzero(np.append(scores[1:] != scores[:-1], True))
    good = ends[hits[ends] / (ends + 1) >= wish]
    if not len(good):
        return Threshold(wish, None, 0.0, (0.0, 1.0), 0.0, 0.0)
    kept = int(good[-1]) + 1
    found = int(hits[kept - 1])
    return Threshold(
        wish,
        float(scores[kept - 1]),
        found / kept,
        wilson(found, kept),
        kept / len(scores),
        found / gold if gold else 0.0,
    )
