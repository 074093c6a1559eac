"""Pairs gold with predicted spans, one to one and best in total, whatever the order in which spans are listed.

Both sides are flat and sorted, so the pairs that share a character form a staircase: (g1, p1), (g1, p2), (g2, p2), …;
no two of them cross, and the pairs before one that it excludes stand right before it. The best one-to-one choice is
therefore weighted interval scheduling over the staircase, exact and linear, where a general matcher would be cubic.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tollspan.labels import CASUALTY
from tollspan.spans import Span

Pair = tuple[Span, Span]
"""A gold span and a predicted one."""

Credit = Callable[[Span, Span], int]
"""What pairing a gold and a predicted span is worth; 0 forbids it."""

_FIRST: Final = 1 << 60
_SECOND: Final = 1 << 40


def overlapping(gold: Sequence[Span], predicted: Sequence[Span]) -> list[list[Pair]]:
    """Pairs that share a character, in text order, in groups that have no span in common. Both sides are sorted."""
    groups: list[list[Pair]] = []
    g = p = 0
    while g < len(gold) and p < len(predicted):
        if gold[g].overlaps(predicted[p]):
            pair = gold[g], predicted[p]
            if groups and (groups[-1][-1][0] is pair[0] or groups[-1][-1][1] is pair[1]):
                groups[-1].append(pair)
            else:
                groups.append([pair])
        if gold[g].end <= predicted[p].end:
            g += 1
        else:
            p += 1
    return groups


def best_pairs(groups: Sequence[Sequence[Pair]], credit: Credit) -> list[Pair]:
    """The one-to-one choice of greatest total credit; of equals, the one with more equal spans, then more overlap.

    Args:
        groups: as `overlapping` gives them.
        credit: of a pair; pairs of no credit are left out.
    """
    return [pair for group in groups for pair in (_best(group, credit) if len(group) > 1 else group) if credit(*pair)]


def same_tag(gold: Span, predicted: Span) -> int:
    """1 where the tags agree."""
    return int(gold.label == predicted.label)


def same_bounds(gold: Span, predicted: Span) -> int:
    """1 where the bounds agree."""
    return int(gold.start == predicted.start and gold.end == predicted.end)


def same_span(gold: Span, predicted: Span) -> int:
    """1 where bounds and tag agree."""
    return same_bounds(gold, predicted) and same_tag(gold, predicted)


def half_points(gold: Span, predicted: Span) -> int:
    """2 where the bounds agree, 1 where they only overlap; the tag does not matter."""
    return 1 + same_bounds(gold, predicted)


def same_kind(gold: Span, predicted: Span) -> int:
    """1 for casualties of one kind."""
    return int(gold.label == predicted.label == CASUALTY and gold.kind == predicted.kind)


def same_value(gold: Span, predicted: Span) -> int:
    """1 for casualties of one kind and range."""
    return same_kind(gold, predicted) and int((gold.low, gold.high) == (predicted.low, predicted.high))


def _best(staircase: Sequence[Pair], credit: Credit) -> list[Pair]:
    weights = [_weight(pair, credit(*pair)) for pair in staircase]
    totals, before = [0], [0]
    for at, (gold, predicted) in enumerate(staircase):
        free = at
        while free and (staircase[free - 1][0] is gold or staircase[free - 1][1] is predicted):
            free -= 1
        taken = totals[free] + weights[at]
        before.append(free if taken > totals[-1] else -1)
        totals.append(max(taken, totals[-1]))
    chosen = []
    at = len(staircase)
    while at:
        if before[at] >= 0:
            chosen.append(staircase[at - 1])
        at = before[at] if before[at] >= 0 else at - 1
    return chosen[::-1]


def _weight(pair: Pair, worth: int) -> int:
    """Credit, equal spans and shared characters as digits of one number."""
    gold, predicted = pair
    shared = min(gold.end, predicted.end) - max(gold.start, predicted.start)
    return (worth * _FIRST + same_span(gold, predicted) * _SECOND + shared) if worth else 0
