"""Windows over a long sequence of words: overlapping, so that every word is seen with context on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def plan_windows(sizes: Iterable[int], budget: int, overlap: int) -> Iterator[Window]:
    """Windows of at most ``budget`` in total size over words of the given sizes, looking one word ahead of each.

    Args:
        sizes: size of each word, e.g. its number of subwords, or 1.
        budget: total size of a window, at most; a word that is larger has a window of its own.
        overlap: size that neighbouring windows share, at most; less than the budget.
    """
    if not 0 <= overlap < budget:
        raise ValueError(f"overlap {overlap} must be at least 0 and less than the budget {budget}")
    source = iter(sizes)
    following = next(source, None)
    held: list[int] = []
    start = keep = 0
    while following is not None:
        total = sum(held)
        while following is not None and (not held or total + following <= budget):
            held.append(following)
            total += following
            following = next(source, None)
        end = start + len(held)
        if following is None:
            yield Window(start, end, keep, end)
            return
        # The next window must hold the word behind this one, or the plan would not advance.
        held = _shared(held, min(overlap, budget - following))
        border = end - len(held) + _first_half(held)
        yield Window(start, end, keep, border)
        start, keep = end - len(held), border


def _shared(held: list[int], room: int) -> list[int]:
    """The words that the next window begins with: as many of the last as fit into ``room``, but not all."""
    size, at = 0, len(held)
    while at > 1 and size + held[at - 1] <= room:
        at -= 1
        size += held[at]
    return held[at:]


def _first_half(shared: Sequence[int]) -> int:
    """How many of the shared words have more context behind them in the one window than before them in the next."""
    before, behind = 0, sum(shared)
    for number, size in enumerate(shared):
        behind -= size
        if behind <= before:
            return number
        before += size
    return len(shared)
