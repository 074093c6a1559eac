"""How a span is shown to people: its words with a note, as in the mark-up, whatever a tagger said of it."""

from __future__ import annotations

from tollspan.documents.markup import render
from tollspan.labels import CASUALTY
from tollspan.spans import Document, Span


def mark(document: Document, span: Span) -> str:
    """A span as mark-up, e.g. ``[44 men](killed 44-)``; a tag set or a casualty of another kind shows as it is."""
    words = " ".join(document.surface(span).split())
    if span.label != CASUALTY or span.kind is None:
        return f"[{words}]({span.label.lower()})"
    return render(words, [Span(0, len(words), CASUALTY, kind=span.kind, low=span.low, high=span.high)])


def marked_text(document: Document) -> str:
    """A document's text with its mark-up, on one line."""
    return " ".join(render(document.text, document.spans).split())
