"""Adds up a document's casualties by kind, nobody twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tollspan.labels import KINDS
from tollspan.records.casualties import COUNTED, CasualtyMention
from tollspan.records.linking import link_casualties
from tollspan.records.vague import VaguePolicy
from tollspan.spans import Document

TOTAL_KINDS: Final = tuple(kind for kind in KINDS if kind != "unspecified")
"""Kinds that are added up; ``20 casualties`` says of nobody what happened."""


@dataclass(frozen=True, slots=True)
class Total:
    """People of one kind of harm in one document.

    Attributes:
        low, high: least and greatest number that the words allow; ``high`` None is an open end.
        best: the number to enter in a table; None where there are victims, but no number of theirs can be read.
    """

    low: int
    best: int | None
    high: int | None


def total_casualties(mentions: Sequence[CasualtyMention]) -> dict[str, Total]:
    """Totals by kind of the mentions of one document, as `link_casualties` gives them."""
    counted = [mentions[i] for i in sorted(counted_mentions(mentions))]
    return {kind: _add(mention for mention in counted if mention.kind == kind) for kind in TOTAL_KINDS}


def counted_mentions(mentions: Sequence[CasualtyMention]) -> frozenset[int]:
    """Positions of the mentions of one document that are added up: together they count nobody twice."""
    replaced = {mention.target for mention in mentions if mention.relation == "updates"}
    return frozenset(i for i, m in enumerate(mentions) if m.relation in COUNTED and i not in replaced)


def totals_row(document: Document, policy: VaguePolicy = "literal") -> dict[str, Any]:
    """What `tollspan totals` writes of a document: its totals, and which counts could not be read and why."""
    mentions = link_casualties(document, policy)
    totals = {
        kind: {"low": total.low, "best": total.best, "high": total.high}
        for kind, total in total_casualties(mentions).items()
    }
    unread = [
        {
            "start": mention.start, "end": mention.end, "text": document.text[mention.start : mention.end],
            "kind": mention.kind, "reason": mention.reason,
        }
        for mention in mentions
        if mention.relation in COUNTED and mention.reason
    ]  # fmt: skip
    return {"id": document.id, "totals": totals} | ({"unread": unread} if unread else {})


def _add(mentions: Iterable[CasualtyMention]) -> Total:
    counts = [mention.count for mention in mentions]
    known = [count.best for count in counts if count and count.best is not None]
    highs = [count.high if count else None for count in counts]
    return Total(
        sum(count.low or 0 for count in counts if count),
        sum(known) if known or not counts else None,
        None if None in highs else sum(high for high in highs if high is not None),
    )
