"""A document as a page shows it: passages with gold and prediction side by side, every mistake marked on both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from tollspan.evaluation.mistakes import Mistake, find_mistakes
from tollspan.evaluation.pairing import Pairing
from tollspan.labels import CASUALTY
from tollspan.spans import Document, Span

_LENGTH: Final = 240
"""Characters from which a passage ends with the next sentence; a line's end always ends one."""

_ENDS: Final = regex.compile(r"\n\s*|(?<=[.!?][\"'”’)]?)\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, outside spans or one span.

    Attributes:
        text: of the stretch.
        tag: of the span; empty outside spans.
        note: kind and range of a casualty, score of a predicted span.
        mistakes: what is wrong with it, ``TAG:type`` each.
    """

    text: str
    tag: str = ""
    note: str = ""
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text, twice.

    Attributes:
        gold, predicted: its pieces.
        mistakes: of both sides, ``TAG:type`` each.
    """

    gold: tuple[Piece, ...]
    predicted: tuple[Piece, ...]
    mistakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document with its mistakes.

    Attributes:
        id, title, date: of the document; the last two empty where it has none.
        mistakes: how many.
        spans: gold spans.
        passages: the whole text.
    """

    id: str
    title: str
    date: str
    mistakes: int
    spans: int
    passages: tuple[Passage, ...]


def show(pairing: Pairing) -> Shown:
    """One document."""
    gold, mistakes = pairing.gold, find_mistakes(pairing)
    passages = tuple(_passage(pairing, start, end, mistakes) for start, end in _cut(pairing))
    return Shown(gold.id, gold.meta.get("title", ""), gold.date or "", len(mistakes), len(gold.spans), passages)


def keys(mistake: Mistake) -> tuple[str, ...]:
    """What a filter looks for: each tag of the mistake with each of its types."""
    return tuple(f"{tag}:{name}" for tag in mistake.tags for name in mistake.types)


def _cut(pairing: Pairing) -> Iterator[tuple[int, int]]:
    """Offsets of passages that cover the text and cut no span of either side."""
    text = pairing.gold.text
    spans = [*pairing.gold.spans, *pairing.predicted.spans]
    begin = 0
    for match in _ENDS.finditer(text):
        end = match.end()
        whole = not any(span.start < end and match.start() < span.end for span in spans)
        if whole and ("\n" in match[0] or end - begin >= _LENGTH):
            yield begin, end
            begin = end
    if begin < len(text):
        yield begin, len(text)


def _passage(pairing: Pairing, start: int, end: int, mistakes: Sequence[Mistake]) -> Passage:
    here = [mistake for mistake in mistakes if start <= mistake.start < end]
    gold, predicted = (tuple(_pieces(document, start, end, here)) for document in (pairing.gold, pairing.predicted))
    return Passage(gold, predicted, tuple(dict.fromkeys(key for mistake in here for key in keys(mistake))))


def _pieces(document: Document, start: int, end: int, mistakes: Sequence[Mistake]) -> Iterator[Piece]:
    wrong = {id(span): keys(mistake) for mistake in mistakes for span in (mistake.gold, mistake.predicted) if span}
    at = start
    for span in document.spans:
        if start <= span.start < end:
            if at < span.start:
                yield Piece(document.text[at : span.start])
            yield Piece(document.surface(span), span.label, _note(span), wrong.get(id(span), ()))
            at = span.end
    if at < end:
        yield Piece(document.text[at:end].rstrip())


def _note(span: Span) -> str:
    """What a casualty counts, and how sure of a span the system was."""
    said = []
    if span.label == CASUALTY:
        low, high = ("" if end is None else f"{end:,}" for end in (span.low, span.high))
        said = [span.kind or "no kind", low if low and low == high else f"{low}–{high}"]
    if span.score is not None:
        said.append(f"{span.score:.2f}")
    return " ".join(said)
