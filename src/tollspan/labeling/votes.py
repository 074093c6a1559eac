"""From labelling functions to votes. A vote is a `Span` whose ``source`` is the one function that gave it.

A negative function votes with the label ``NOT_`` + tag over words that this tag must not cover; such a vote never
becomes a span, it only weighs against the spans of that tag that it overlaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tollspan.labeling.functions import AGAINST, LabelingFunction
from tollspan.spans import Document, Span

Votes = tuple[Span, ...]
"""All votes on one document, sorted."""


def cast_votes(document: Document, functions: Iterable[LabelingFunction]) -> Votes:
    """Votes of every function on one document; its mark-up is taken off first, so that no function can see it."""
    plain = replace(document, spans=(), annotated=False)
    votes = {
        Span(span.start, span.end, span.label, None, (function.__name__,), span.kind, span.low, span.high)
        for function in functions
        for span in function(plain)
    }
    return tuple(sorted(votes, key=_order))


def is_against(vote: Span) -> bool:
    """Whether a vote is a negative function's."""
    return vote.label.startswith(AGAINST)


def tag_of(vote: Span) -> str:
    """The tag that a vote is about, for or against."""
    return vote.label.removeprefix(AGAINST)


def voters(votes: Sequence[Votes]) -> list[str]:
    """Names of all functions that voted at least once, sorted."""
    return sorted({vote.source[0] for document_votes in votes for vote in document_votes})


def voice_of(vote: Span) -> str:
    """The function and the label of a vote: one function (a file, say) may vote with several labels."""
    return f"{vote.source[0]} {vote.label}"


def _order(span: Span) -> tuple[int, int, str, tuple[str, ...], str, int, int]:
    return (span.start, span.end, span.label, span.source, span.kind or "", span.low or -1, span.high or -1)
