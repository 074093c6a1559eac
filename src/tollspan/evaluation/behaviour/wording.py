"""How a span is shown to people: its words with a note, as in the mark-up, whatever a tagger said of it."""

from __future__ import annotations

from dataclasses import replace

from tollspan.documents.markup import render
from tollspan.labels import CASUALTY, TAGS
from tollspan.spans import Document, Span


def mark(document: Document, span: Span) -> str:
    """A span as mark-up, e.g. ``[44 men](killed 44-)``; another tag, or a casualty without a kind, shows as it is."""
    words = " ".join(document.surface(span).split())
    if span.label not in TAGS or (span.label == CASUALTY and span.kind is None):
        return f"[{words}]({span.label.lower()})"
    return render(words, [replace(span, start=0, end=len(words))])


def marked_text(document: Document) -> str:
    """A document's text with its mark-up, on one line."""
    return " ".join(render(document.text, document.spans).split())
