"""The best BIO sequence: Viterbi over scores of words where an I may only continue its own type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indexes = NDArray[np.intp]


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


def best_path(log_probs: Floats, labels: Sequence[str]) -> Indexes:
    """Indexes of the most probable valid labels.

    Args:
        log_probs: shape ``words × labels``.
        labels: BIO labels in the order of the columns.
    Returns:
        Shape ``words``. Ties go to the label that comes first.
    """
    begins, allowed = transitions(tuple(labels))
    path: Indexes = log_probs.argmax(axis=1)
    faults = np.flatnonzero(~allowed[path[:-1], path[1:]]) + 1
    if len(path) and not begins[path[0]]:
        faults = np.append(0, faults)
    if len(faults):  # Elsewhere the best labels one by one are the best sequence.
        edges = np.concatenate([[0], cuts(log_probs, labels), [len(path)]])
        for at in np.unique(np.searchsorted(edges, faults, side="right")):
            part = slice(edges[at - 1], edges[at])
            path[part] = _viterbi(log_probs[part], begins, allowed)
    return path


def cuts(log_probs: Floats, labels: Sequence[str]) -> Indexes:
    """Words (not the first) that continue nothing in any best sequence: the parts between have paths of their own.

    A best sequence with ``I-X`` at a word could be bettered by the word's best ``B`` or ``O``, turning an ``I-X`` that
    follows into ``B-X``, when the first step gains more than the second may lose. Such words are cuts.
    """
    begins, _ = transitions(tuple(labels))
    inside = [index for index, label in enumerate(labels) if label.startswith("I-")]
    begun = [labels.index(f"B-{labels[index][2:]}") for index in inside]
    gain = log_probs[:, begins].max(axis=1, keepdims=True) - log_probs[:, inside]
    loss = np.zeros_like(gain)
    loss[:-1] = np.maximum(log_probs[1:, inside] - log_probs[1:, begun], 0)
    return np.flatnonzero((gain > loss)[1:].all(axis=1)) + 1


def _viterbi(log_probs: Floats, begins: NDArray[np.bool_], allowed: NDArray[np.bool_]) -> Indexes:
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
