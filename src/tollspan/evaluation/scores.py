"""Scores of predicted against gold documents, each with a bootstrap interval over documents.

What the schemes mean is told in docs/evaluation.md. Where nothing is predicted, precision is 0; where nothing is gold,
recall is 0; a class that neither side has takes no part in the macro average.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tollspan.corpus.bio import encode
from tollspan.evaluation.intervals import ROUNDS, Floats, Interval, percentile_interval, resample
from tollspan.evaluation.pairing import Pairing, pair_documents
from tollspan.evaluation.seqeval_metric import StrictSeqeval
from tollspan.evaluation.tally import Tally, tally_attributes, tally_kinds, tally_tags
from tollspan.spans import Document

MICRO: Final = "micro"
MACRO: Final = "macro"


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of a class.

    Attributes:
        support: gold spans.
        predicted: predicted spans.
        interval: 95 % bootstrap interval of F1, documents resampled.
    """

    precision: float
    recall: float
    f1: float
    support: int
    predicted: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores over documents, by class and `MICRO`, `MACRO`.

    Attributes:
        documents: how many.
        unpredicted: of these, how many had no prediction at all and count as predicted empty.
        strict: by tag: bounds and tag agree.
        exact: by tag: bounds agree, whatever the tag.
        partial: by tag: bounds agree, or half a point for an overlap, whatever the tag.
        type: by tag: the tag agrees and a character is shared.
        kinds: of casualties, by kind, under the schemes ``strict`` and ``type``.
        casualties: of casualties that overlap: ``kind`` agrees; ``value``: kind, low and high agree.
        seqeval: strict micro F1 as seqeval counts it (IOB2); a second opinion that must agree with ours.
    """

    documents: int
    unpredicted: int
    strict: Mapping[str, Score]
    exact: Mapping[str, Score]
    partial: Mapping[str, Score]
    type: Mapping[str, Score]
    kinds: Mapping[str, Mapping[str, Score]]
    casualties: Mapping[str, Score]
    seqeval: float


def evaluate_documents(gold: Sequence[Document], predicted: Iterable[Document], *, rounds: int = ROUNDS) -> Evaluation:
    """Score predictions document by document.

    Args:
        gold: annotated documents.
        predicted: the same documents, by id, in any order; one that is missing counts as predicted empty.
        rounds: bootstrap samples.
    Raises:
        InputError: when a document's text differs between the two.
    """
    return evaluate_pairings(pair_documents(gold, predicted), rounds=rounds)


def evaluate_pairings(pairings: Sequence[Pairing], *, rounds: int = ROUNDS) -> Evaluation:
    """Score documents that `pair_documents` has paired."""
    by_tag = score_tally(tally_tags(pairings), rounds)
    seqeval = seqeval_f1(pairings)
    if not isclose(seqeval, ours := by_tag["strict"][MICRO].f1, abs_tol=1e-9):
        raise AssertionError(f"strict F1 is {seqeval} by seqeval and {ours} by us, which is a bug of tollspan")
    casualties = score_tally(tally_attributes(pairings), rounds)["type"]
    return Evaluation(
        documents=len(pairings),
        unpredicted=sum(not pairing.given for pairing in pairings),
        **by_tag,
        kinds=score_tally(tally_kinds(pairings), rounds),
        casualties={name: casualties[name] for name in ("kind", "value")},
        seqeval=seqeval,
    )


def score_tally(tally: Tally, rounds: int = ROUNDS) -> dict[str, dict[str, Score]]:
    """Scores by scheme and class, `MICRO` and `MACRO` after them."""
    counts = _with_total(tally)
    total = counts.sum(axis=0)
    ratios = np.nan_to_num(_ratios(total[None])[0])
    ends = percentile_interval(_ratios(resample(counts, rounds))[..., 2])
    sizes = np.concatenate([total[..., :2], total[:, -1:, :2]], axis=1).astype(int)
    return {
        scheme: {
            name: _score(ratios[s, c], sizes[s, c], ends[:, s, c])
            for c, name in enumerate((*tally.classes, MICRO, MACRO))
        }
        for s, scheme in enumerate(tally.schemes)
    }


def seqeval_f1(pairings: Sequence[Pairing]) -> float:
    """Strict micro F1 by seqeval, kinds merged, over the stretches between the edges of either side's spans.

    Stretches outside all spans are left out: in IOB2 every span begins with a B, so nothing is joined by that.
    """
    references, predictions = [], []
    for pairing in pairings:
        sides = (pairing.gold.spans, pairing.predicted.spans)
        stretches = list(
            pairwise(sorted({edge for spans in sides for span in spans for edge in (span.start, span.end)}))
        )
        tags = [encode(stretches, spans, type_of=lambda span: span.label) for spans in sides]
        inside = [both for both in zip(*tags, strict=True) if both != ("O", "O")]
        references.append([gold for gold, _ in inside])
        predictions.append([predicted for _, predicted in inside])
    result: dict[str, Any] = StrictSeqeval(keep_in_memory=True).compute(references=references, predictions=predictions)
    return float(result["f1"])


def _score(ratios: Floats, sizes: NDArray[np.int_], ends: Floats) -> Score:
    precision, recall, f1 = map(float, ratios)
    support, predicted = map(int, sizes)
    return Score(precision, recall, f1, support, predicted, (float(ends[0]), float(ends[1])))


def _with_total(tally: Tally) -> Floats:
    """Gold, predicted, right and found, with the sum over classes as one more class.

    Shape ``documents × schemes × (classes + 1) × 4``.
    """
    schemes = len(tally.schemes)
    flat = [np.repeat(part[:, None], schemes, axis=1) for part in (tally.gold, tally.predicted)]
    counts = np.stack([*flat, tally.right, tally.found], axis=-1)
    return np.concatenate([counts, counts.sum(axis=2, keepdims=True)], axis=2)


def _ratios(counts: Floats) -> Floats:
    """Precision, recall and F1, the macro average as one more class; NaN where a class has neither gold nor predicted.

    Args:
        counts: shape ``samples × schemes × (classes + 1) × 4``, as `_with_total` orders them.
    Returns:
        Shape ``samples × schemes × (classes + 2) × 3``.
    """
    gold, predicted, right, found = np.moveaxis(counts, -1, 0)
    precision = np.divide(right, predicted, out=np.zeros_like(right), where=predicted > 0)
    recall = np.divide(found, gold, out=np.zeros_like(found), where=gold > 0)
    both = precision + recall
    f1 = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
    ratios = np.where(((gold + predicted) > 0)[..., None], np.stack([precision, recall, f1], axis=-1), np.nan)
    present = ~np.isnan(ratios[:, :, :-1, :1])
    macro = np.nansum(ratios[:, :, :-1], axis=2, keepdims=True) / np.maximum(present.sum(axis=2, keepdims=True), 1)
    macro = np.where(present.any(axis=2, keepdims=True), macro, np.nan)
    return np.concatenate([ratios, macro], axis=2)
