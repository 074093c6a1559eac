"""A text and its changed form, and where in the one stands what stands somewhere in the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tollspan.corpus.edits import Edit, apply_edits
from tollspan.labels import CASUALTY
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed text.

    Attributes:
        document: with the spans of the base text, moved along.
        edits: on the base text, sorted; what lies outside them kept its length.
        doubled: whether the edits doubled the numbers that they stand on.
    """

    document: Document
    edits: tuple[Edit, ...] = ()
    doubled: bool = False


def change_by(document: Document, edits: Sequence[Edit], *, doubled: bool = False) -> Changed | None:
    """The document with edits made; where they double numbers, the ranges of casualties are read anew."""
    if not edits:
        return None
    ordered = tuple(sorted(edits))
    changed = apply_edits(document, ordered)
    if doubled:
        changed = replace(changed, spans=tuple(_read_anew(changed, span) for span in changed.spans))
    return Changed(changed, ordered, doubled)


def is_edited(start: float, end: float, edits: Sequence[Edit]) -> bool:
    """Whether an edit, other than an insertion at an edge, lies in a stretch of the base text."""
    return any(edit.start < end and start < edit.end for edit in edits)


def base_offset(offset: int, edits: Sequence[Edit]) -> float:
    """Where in the base text an offset of the changed text lies, half a character on where that is inside an edit."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        if offset <= start:
            break
        shift += len(edit.words) - (edit.end - edit.start)
        if offset < start + len(edit.words):
            return edit.start + 0.5
    return offset - shift


def inside_edit(offset: int, edits: Sequence[Edit]) -> float:
    """An offset of the base text, half a character after the edit's start where it is inside an edit."""
    return next((edit.start + 0.5 for edit in edits if edit.start < offset < edit.end), offset)


def _read_anew(document: Document, span: Span) -> Span:
    count = read_count(document.surface(span)) if span.label == CASUALTY else None
    return span if count is None else replace(span, low=count.low, high=count.high)
