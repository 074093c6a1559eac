"""Spans ↔ BIO tags over words, without loss for flat spans (scheme IOB2: every span begins with B)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tollspan.corpus.words import Offsets, split_words
from tollspan.labels import entity_type, label_and_kind
from tollspan.spans import Document, Span


def type_with_kind(span: Span) -> str:
    """The model's entity type of a span."""
    return entity_type(span.label, span.kind)


def encode(
    words: Sequence[Offsets], spans: Iterable[Span], type_of: Callable[[Span], str] = type_with_kind
) -> list[str]:
    """BIO tag of each word; a word belongs to the span that its first character lies in.

    Args:
        words: offsets, sorted; for an exact inverse they must be cut at the spans' edges (`words_of`).
        spans: flat, sorted.
        type_of: entity type of a span, by default the model's, where a casualty's carries its kind.
    """
    tags = ["O"] * len(words)
    at = 0
    for span in spans:
        while at < len(words) and words[at][0] < span.start:
            at += 1
        prefix = "B"
        while at < len(words) and words[at][0] < span.end:
            tags[at] = f"{prefix}-{type_of(span)}"
            prefix = "I"
            at += 1
    return tags


def decode(words: Sequence[Offsets], tags: Sequence[str], scores: Sequence[float] | None = None) -> list[Span]:
    """Spans of a BIO sequence. An I that continues nothing of its type begins a span.

    Args:
        words: offsets of the words.
        tags: a tag a word.
        scores: a confidence a word; a span's score is the least of its words'.
    """
    runs: list[tuple[str, int, int]] = []
    for index, tag in enumerate(tags):
        prefix, _, entity = tag.partition("-")
        if prefix == "I" and runs and runs[-1][0] == entity and runs[-1][2] == index:
            runs[-1] = (entity, runs[-1][1], index + 1)
        elif entity:
            runs.append((entity, index, index + 1))
    spans = []
    for entity, first, end in runs:
        label, kind = label_and_kind(entity)
        score = min(scores[first:end]) if scores is not None else None
        spans.append(Span(words[first][0], words[end - 1][1], label, score, kind=kind))
    return spans


def words_of(document: Document) -> list[Offsets]:
    """Words of a document, cut at its spans' edges so that `decode` inverts `encode`."""
    return split_words(document.text, [edge for span in document.spans for edge in (span.start, span.end)])
