"""The best BIO sequence: Viterbi over scores of words where an I may only continue its own type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@lru_cache(maxsize=8)
def transitions(labels: tuple[str, ...]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which label may begin a sequence (shape ``labels``) and which may follow which (``from × to``)."""
    begins = np.array([not label.startswith("I-") for label in labels])
    allowed = np.array(
        [
            [begins[j] or (before[1:] == label[1:] and before != "O") for j, label in enumerate(labels)]
            for before in labels
        ]
    )
    return begins, allowed


def best_path(log_probs: Floats, labels: Sequence[str]) -> NDArray[np.intp]:
    """Indexes of the most probable valid labels.

    Args:
        log_probs: shape ``words × labels``.
        labels: BIO labels in the order of the columns.
    Returns:
        Shape ``words``. Ties go to the label that comes first.
    """
    begins, allowed = transitions(tuple(labels))
    path: NDArray[np.intp] = log_probs.argmax(axis=1)
    if not len(path) or (begins[path[0]] and allowed[path[:-1], path[1:]].all()):
        return path  # The best labels one by one form a valid sequence, so no other sequence is better.
    penalty = np.where(allowed, 0.0, -np.inf)
    best = np.where(begins, log_probs[0], -np.inf)
    back = np.zeros(log_probs.shape, dtype=np.intp)
    for index in range(1, len(log_probs)):
        through = best[:, None] + penalty
        back[index] = through.argmax(axis=0)
        best = through.max(axis=0) + log_probs[index]
    path = np.empty(len(log_probs), dtype=np.intp)
    path[-1] = best.argmax()
    for index in range(len(log_probs) - 1, 0, -1):
        path[index - 1] = back[index, path[index]]
    return path
