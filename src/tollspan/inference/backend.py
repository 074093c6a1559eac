"""What runs the network: batches of subword ids in, log-probabilities out, by any runtime."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tollspan.inference.cpus import available_cpus

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Backend(Protocol):
    """Runs a model folder's network. Several threads may call it."""

    name: str

    def log_probs(self, batch: Sequence[Sequence[int]], pad_id: int) -> list[Floats]:
        """Log-probabilities of each sequence of subword ids, shape ``length × labels`` each, without padding."""


def pad(batch: Sequence[Sequence[int]], pad_id: int) -> tuple[Ints, Ints]:
    """Subword ids and attention mask, shape ``sequences × longest`` each."""
    ids = np.full((len(batch), max(map(len, batch))), pad_id, np.int64)
    mask = np.zeros_like(ids)
    for row, sequence in enumerate(batch):
        ids[row, : len(sequence)] = sequence
        mask[row, : len(sequence)] = 1
    return ids, mask


def unpad(logits: Floats, batch: Sequence[Sequence[int]]) -> list[Floats]:
    """Log-probabilities of each sequence.

    Args:
        logits: shape ``sequences × longest × labels``.
        batch: the sequences that were padded.
    """
    shifted = logits - logits.max(axis=-1, keepdims=True)
    log_probs: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return [log_probs[row, : len(sequence)] for row, sequence in enumerate(batch)]


def threads() -> int:
    """Threads that a runtime may use: ``OMP_NUM_THREADS`` where that is set, else the CPUs of this process."""
    wished = os.environ.get("OMP_NUM_THREADS", "")
    return int(wished) if wished.isdigit() and int(wished) else available_cpus()
