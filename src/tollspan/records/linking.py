"""Links the casualty mentions of a document: which of them count the same people, and which add up."""

from __future__ import annotations

import re
from typing import Final

from tollspan.labels import CASUALTY
from tollspan.records.casualties import CasualtyMention
from tollspan.records.counts import Bound, Count, read_count, why_unreadable
from tollspan.records.vague import VaguePolicy
from tollspan.spans import Document, Span

_INCLUDING: Final = re.compile(r"\b(?:including|among them|of whom|of them)\b", re.IGNORECASE)


def link_casualties(document: Document, policy: VaguePolicy = "literal") -> tuple[CasualtyMention, ...]:
    """The casualties of an annotated document in text order, each with how it stands to the others.

    Args:
        document: with CASUALTY spans, whoever made them; ACTOR spans tell of victims who are named.
        policy: what vague words stand for, see `tollspan.records.vague`.
    """
    mentions: list[CasualtyMention] = []
    for span in document.spans:
        if span.label == CASUALTY:
            mentions.append(_link(_read(document, span, policy), mentions, document.text))
    return tuple(mentions)


def _read(document: Document, span: Span, policy: VaguePolicy) -> CasualtyMention:
    words = document.surface(span)
    count = read_count(words, policy) or _count_of_span(span)
    reason = why_unreadable(words) if count is None or count.best is None else ""
    return CasualtyMention(span.start, span.end, span.kind or "unspecified", count, reason)


def _count_of_span(span: Span) -> Count | None:
    """The range that whoever annotated the span gave it, where the words alone cannot be read."""
    if (span.low, span.high) == (None, None):
        return None
    if span.low == span.high:
        return Count(span.low, span.high, "exact")
    bound: Bound = "at_least" if span.high is None else "at_most" if span.low is None else "range"
    return Count(span.low, span.high, bound)


def _link(mention: CasualtyMention, before: list[CasualtyMention], text: str) -> CasualtyMention:
    if before and before[-1].kind == mention.kind and _INCLUDING.search(text, before[-1].end, mention.start):
        return CasualtyMention(
            mention.start, mention.end, mention.kind, mention.count, mention.reason, "subset", len(before) - 1
        )
    return mention
