"""Batches by tokens: windows of like length together, so that little is padded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def by_length(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Indexes in batches of like length, longest first.

    Args:
        lengths: of each sequence.
        budget: longest length times size of a batch, at most; a sequence longer than it is a batch of its own.
    """
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > budget:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def by_size(items: Iterable[Item], size_of: Callable[[Item], int], enough: int) -> Iterator[list[Item]]:
    """Runs of items in order, each ended by the item that brings its total size to ``enough``."""
    run: list[Item] = []
    total = 0
    for item in items:
        run.append(item)
        total += size_of(item)
        if total >= enough:
            yield run
            run, total = [], 0
    if run:
        yield run
