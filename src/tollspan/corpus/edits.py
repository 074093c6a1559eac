"""Changes a document's text and moves its spans along: the one way in which a training text is ever rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from tollspan.spans import Document


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put ``words`` in the place of ``text[start:end]`` (characters, half-open; an empty stretch inserts)."""

    start: int
    end: int
    words: str


def apply_edits(document: Document, edits: Iterable[Edit]) -> Document:
    """The document with the edits made and its spans around the same words as before.

    Args:
        edits: disjoint; each lies inside one span or outside all, and none empties a span. An insertion at a span's
            edge stays outside the span.
    Raises:
        ValueError: for an edit that crosses a span's edge or another edit.
    """
    ordered = sorted(edits)
    _refuse_crossing(document, ordered)
    pieces, done = [], 0
    for edit in ordered:
        pieces += [document.text[done : edit.start], edit.words]
        done = edit.end
    text = "".join([*pieces, document.text[done:]])
    spans = [
        replace(
            span,
            start=span.start + sum(_growth(e) for e in ordered if e.end <= span.start and e.start < span.end),
            end=span.end + sum(_growth(e) for e in ordered if e.end <= span.end and e.start < span.end),
        )
        for span in document.spans
    ]
    return replace(document, text=text, spans=tuple(spans))


def _growth(edit: Edit) -> int:
    return len(edit.words) - (edit.end - edit.start)


def _refuse_crossing(document: Document, edits: list[Edit]) -> None:
    for before, after in pairwise(edits):
        if after.start < before.end:
            raise ValueError(f"{document.id}: edits {before} and {after} overlap")
    for edit in edits:
        for span in document.spans:
            apart = edit.end <= span.start or span.end <= edit.start
            if not apart and not span.start <= edit.start <= edit.end <= span.end:
                raise ValueError(f"{document.id}: {edit} crosses the edge of span {span.start}–{span.end}")
