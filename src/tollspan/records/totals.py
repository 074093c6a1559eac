"""Adds up a document's casualties by kind, nobody twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tollspan.labels import KINDS
from tollspan.records.casualties import COUNTED, CasualtyMention

TOTAL_KINDS: Final = tuple(kind for kind in KINDS if kind != "unspecified")


@dataclass(frozen=True, slots=True)
class Total:
    """People of one kind of harm in one report; None is an open end (or, as ``best``, a number nobody can read)."""

    low: int | None
    best: int | None
    high: int | None


def total_casualties(mentions: Sequence[CasualtyMention]) -> dict[str, Total]:
    """Totals by kind of the mentions of one document, as `link_casualties` gives them."""
    replaced = {mention.target for mention in mentions if mention.relation == "updates"}
    counted = [m for i, m in enumerate(mentions) if m.relation in COUNTED and i not in replaced]
    return {kind: _add(mention for mention in counted if mention.kind == kind) for kind in TOTAL_KINDS}


def _add(mentions: Iterable[CasualtyMention]) -> Total:
    counts = [mention.count for mention in mentions]
    lows = [count.low or 0 for count in counts if count]
    highs = [count.high if count else None for count in counts]
    bests = [count.best if count else None for count in counts]
    return Total(sum(lows), _sum(bests), _sum(highs))


def _sum(numbers: list[int | None]) -> int | None:
    """The sum, None as soon as one number is missing."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
