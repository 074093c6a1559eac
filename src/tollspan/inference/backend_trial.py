"""Which backend is fastest on this machine: all take the same windows in turn for two seconds."""

from __future__ import annotations

import platform
import time
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

import torch

from tollspan.inference.backend import Backend, threads
from tollspan.inference.backend_torch import capabilities
from tollspan.inference.exported import Trial

SECONDS: Final = 2.0
_SEQUENCES, _LENGTH = 4, 96
_ID: Final = 2
"""Any id that every vocabulary has; what it stands for does not change the time."""


def hold_trial(backends: Sequence[Backend], max_tokens: int) -> Trial:
    """Time backends in turn, so that a busy machine slows all of them; each one's best time counts.

    A first call each, that warms up, comes on top of the two seconds, and one round is always made.

    Args:
        backends: to compare.
        max_tokens: that the model takes at a time.
    """
    batch = [[_ID] * min(_LENGTH, max_tokens)] * _SEQUENCES
    tokens = sum(map(len, batch))
    for backend in backends:
        backend.log_probs(batch, _ID)
    best = [float("inf")] * len(backends)
    end = time.perf_counter() + SECONDS
    while True:
        for index, backend in enumerate(backends):
            start = time.perf_counter()
            backend.log_probs(batch, _ID)
            best[index] = min(best[index], time.perf_counter() - start)
        if time.perf_counter() >= end:
            speeds = {backend.name: tokens / took for backend, took in zip(backends, best, strict=True)}
            return Trial(describe_machine(), speeds)


def describe_machine() -> str:
    """What speeds depend on: processor, its instruction sets, threads, GPU."""
    known = capabilities()
    name = known.get("cpu_name") or platform.processor() or platform.machine()
    sets = sha256(repr(sorted(known.items())).encode()).hexdigest()[:8]
    gpu = torch.cuda.get_device_name() if torch.cuda.is_available() else "no GPU"
    return f"{name} ({sets}), {threads()} threads, {gpu}"
