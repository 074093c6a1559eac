"""F1 by region of the names in a text, and the gap between regions beside the gap that chance alone would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tollspan.evaluation.behaviour.frames import Frames
from tollspan.evaluation.intervals import Floats, percentile_interval, resample
from tollspan.labels import ACTOR, LOCATION
from tollspan.spans import Document

ALL: Final = "all"
COLUMNS: Final = (LOCATION, ACTOR, ALL)
_ROUNDS: Final = 2_000


@dataclass(frozen=True, slots=True)
class RegionScore:
    """Strict F1 on texts with one region's names.

    Attributes:
        region: its name.
        texts: how many.
        f1: by column of `COLUMNS`; spans of all four tags in the last.
        interval: of the last column: 95 %, frames resampled.
    """

    region: str
    texts: int
    f1: Mapping[str, float]
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gap:
    """Between the regions with the highest and the lowest F1.

    Attributes:
        gap: highest less lowest.
        best, worst: the regions.
        chance: the mean gap when regions are shuffled within each frame: what so many texts would show without any
            difference between regions.
        p: share of shuffles with at least this gap (Phipson and Smyth, 2010: one more in both counts).
    """

    gap: float
    best: str
    worst: str
    chance: float
    p: float


@dataclass(frozen=True, slots=True)
class Fairness:
    """What a tagger makes of the frames: a row a region, and the gap by column."""

    says: str
    regions: tuple[RegionScore, ...]
    gaps: Mapping[str, Gap]


def compare_regions(frames: Frames, answers: Mapping[str, Document], *, rounds: int = _ROUNDS) -> Fairness:
    """Score the frames.

    Args:
        frames: filled.
        answers: tagged document by text.
        rounds: of resampling and of shuffling.
    """
    counts = np.array([[_count(region, answers) for region in frame] for frame in frames.texts], dtype=np.float64)
    scores = _f1(counts.sum(axis=0))
    rng = np.random.default_rng(0)
    ends = percentile_interval(_f1(resample(counts, rounds))[..., -1])
    shuffled = np.stack([np.ptp(_f1(_shuffle(counts, rng).sum(axis=0)), axis=0) for _ in range(rounds)])
    texts = len(counts) * len(frames.texts[0][0])
    return Fairness(
        frames.says,
        tuple(
            RegionScore(name, texts, dict(zip(COLUMNS, scores[row].tolist(), strict=True)), (float(low), float(high)))
            for row, (name, low, high) in enumerate(zip(frames.regions, *ends, strict=True))
        ),
        {name: _gap(frames.regions, scores[:, column], shuffled[:, column]) for column, name in enumerate(COLUMNS)},
    )


def _gap(regions: Sequence[str], scores: Floats, shuffled: Floats) -> Gap:
    gap = float(np.ptp(scores))
    as_wide = int((shuffled >= gap - 1e-12).sum())
    best, worst = regions[int(scores.argmax())], regions[int(scores.argmin())]
    return Gap(gap, best, worst, float(shuffled.mean()), (as_wide + 1) / (len(shuffled) + 1))


def _count(texts: Sequence[Document], answers: Mapping[str, Document]) -> list[list[int]]:
    """Right, predicted and gold spans by column."""
    rows = []
    for tag in COLUMNS:
        sides = [
            {(n, s.start, s.end, s.label) for n, d in enumerate(documents) for s in d.spans if tag in (s.label, ALL)}
            for documents in (texts, [answers[document.text] for document in texts])
        ]
        rows.append([len(sides[0] & sides[1]), len(sides[1]), len(sides[0])])
    return rows


def _shuffle(counts: Floats, rng: np.random.Generator) -> Floats:
    """Regions in another order in each frame; ``counts`` is ``frames × regions × columns × 3``."""
    order = rng.permuted(np.tile(np.arange(counts.shape[1]), (len(counts), 1)), axis=1)
    shuffled: Floats = np.take_along_axis(counts, order[..., None, None], axis=1)
    return shuffled


def _f1(counts: Floats) -> Floats:
    """F1 of (right, predicted, gold) on the last axis; 0 where there is neither."""
    both = counts[..., 1] + counts[..., 2]
    f1: Floats = np.divide(2 * counts[..., 0], both, out=np.zeros_like(both, dtype=np.float64), where=both > 0)
    return f1
