"""Windows over a long sequence of words: overlapping, so that every word is seen with context on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start:end`` are seen, words ``keep_start:keep_end`` are answered for (indexes of words, half-open).

    The kept parts of a sequence's windows are disjoint and cover it; each word is kept where it has most context.
    """

    start: int
    end: int
    keep_start: int
    keep_end: int


def plan_windows(sizes: Sequence[int], budget: int, overlap: int) -> list[Window]:
    """Windows of at most ``budget`` in total size over words of the given sizes.

    Args:
        sizes: size of each word, e.g. its number of subwords, or 1.
        budget: total size of a window, at most; a word that is larger has a window of its own.
        overlap: size that neighbouring windows share, at most; less than the budget.
    """
    if not 0 <= overlap < budget:
        raise ValueError(f"overlap {overlap} must be at least 0 and less than the budget {budget}")
    reaches: list[tuple[int, int]] = []
    start = 0
    while start < len(sizes):
        end, total = start, 0
        while end < len(sizes) and (end == start or total + sizes[end] <= budget):
            total += sizes[end]
            end += 1
        reaches.append((start, end))
        if end == len(sizes):
            break
        # The next window must hold the word behind this one, or the plan would not advance.
        start = _step_back(sizes, start, end, min(overlap, budget - sizes[end]))
    return _with_kept(reaches)


def _step_back(sizes: Sequence[int], start: int, end: int, room: int) -> int:
    """Where the next window starts: as many words before ``end`` as fit into ``room``, but past ``start``."""
    shared, at = 0, end
    while at - 1 > start and shared + sizes[at - 1] <= room:
        at -= 1
        shared += sizes[at]
    return at


def _with_kept(reaches: Sequence[tuple[int, int]]) -> list[Window]:
    windows = []
    for index, (start, end) in enumerate(reaches):
        keep_start = start if index == 0 else (start + reaches[index - 1][1]) // 2
        keep_end = end if index == len(reaches) - 1 else (reaches[index + 1][0] + end) // 2
        windows.append(Window(start, end, keep_start, keep_end))
    return windows
