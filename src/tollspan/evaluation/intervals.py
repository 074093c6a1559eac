"""Bootstrap intervals: documents are drawn with replacement, since spans of one document stand or fall together.

Percentile intervals after Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 13.
"""

from __future__ import annotations

import warnings
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Interval = tuple[float, float]

ROUNDS: Final = 1_000
SEED: Final = 0
_CELLS: Final = 4_000_000
"""Drawn weights that are held at a time."""


def resample(counts: Floats, rounds: int = ROUNDS, seed: int = SEED) -> Floats:
    """Sums of counts over resampled documents.

    Args:
        counts: shape ``documents × …``.
        rounds: samples.
        seed: equal seeds and numbers of documents draw the same documents, so that samples of two systems are paired.
    Returns:
        Shape ``rounds × …``.
    """
    documents, rest = counts.shape[0], counts.shape[1:]
    if not documents:
        return np.zeros((rounds, *rest))
    flat = counts.reshape(documents, -1)
    rng = np.random.default_rng(seed)
    even = np.full(documents, 1 / documents)
    size = max(1, _CELLS // documents)
    parts = [
        rng.multinomial(documents, even, size=min(size, rounds - start)).astype(np.float64) @ flat
        for start in range(0, rounds, size)
    ]
    return np.concatenate(parts).reshape(rounds, *rest)


def percentile_interval(values: Floats, level: float = 0.95) -> Floats:
    """Low and high end along the first axis, shape ``2 × …``; samples where a value is undefined (NaN) are passed over.

    0 and 0 where it is defined in none.
    """
    edges = [100 * (1 - level) / 2, 100 * (1 + level) / 2]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of slices that are NaN throughout
        ends: Floats = np.nanpercentile(values, edges, axis=0)
    return np.nan_to_num(ends)
