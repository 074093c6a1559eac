"""The currency of the project: a `Document` with `Span`s. Offsets are characters of its text, half-open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tollspan.errors import SpanError
from tollspan.labels import CASUALTY, KINDS


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A labelled stretch ``text[start:end]`` of a document.

    Attributes:
        start, end: characters, half-open.
        label: one of `tollspan.labels.TAGS` (or another tag set's label, for models trained on other data).
        score: confidence in 0..1, None where nobody estimated one.
        source: who said so: names of labelling functions or of a model.
        kind: of a CASUALTY: one of `tollspan.labels.KINDS`.
        low, high: of a CASUALTY: the closed range of people that the words allow; None is an open end.
    """

    start: int
    end: int
    label: str
    score: float | None = None
    source: tuple[str, ...] = ()
    kind: str | None = None
    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(
                f"span {self.start}–{self.end} is empty or before the text; offsets are half-open characters"
            )
        if self.kind is not None and self.kind not in KINDS:
            raise SpanError(f"kind {self.kind!r} is none of {', '.join(KINDS)}")
        if self.label != CASUALTY and (self.kind, self.low, self.high) != (None, None, None):
            raise SpanError(f"only a {CASUALTY} has kind, low and high, not a {self.label}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise SpanError(f"low {self.low} is above high {self.high}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def as_dict(self, text: str) -> dict[str, Any]:
        """The span as contract 3 writes it; ``text`` is the whole document's."""
        row: dict[str, Any] = {
            "start": self.start, "end": self.end, "label": self.label, "text": text[self.start : self.end],
        }  # fmt: skip
        if self.score is not None:
            row["score"] = round(self.score, 4)
        if self.source:
            row["source"] = list(self.source)
        if self.label == CASUALTY:
            row |= {"kind": self.kind, "low": self.low, "high": self.high}
        return row


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it. ``spans`` are flat, sorted by start.

    Attributes:
        id: unique within its source.
        text: the text as it was read; nothing on the way changes it.
        date: ISO date of publication, where known.
        meta: further facts by name (title, region, register …).
        spans: the annotation, empty where there is none.
        annotated: whether ``spans`` is the whole annotation (else an empty one means "not annotated").
    """

    id: str
    text: str
    date: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    annotated: bool = False

    def __post_init__(self) -> None:
        previous = None
        for span in self.spans:
            if span.end > len(self.text):
                raise SpanError(
                    f"{self.id}: span {span.start}–{span.end} ends after the text ({len(self.text)} characters)"
                )
            if previous is not None and span.start < previous.end:
                raise SpanError(
                    f"{self.id}: spans {previous.start}–{previous.end} and {span.start}–{span.end} overlap or are not"
                    " in order; spans are flat and sorted"
                )
            previous = span

    def with_spans(self, spans: Iterable[Span], *, annotated: bool = True) -> Document:
        """The same document with these spans instead, sorted."""
        return replace(self, spans=tuple(sorted(spans, key=lambda s: (s.start, s.end))), annotated=annotated)

    def surface(self, span: Span) -> str:
        """The words that a span covers."""
        return self.text[span.start : span.end]

    def as_dict(self) -> dict[str, Any]:
        """The document as contract 3 writes it."""
        row: dict[str, Any] = {"id": self.id, "text": self.text}
        if self.date is not None:
            row["date"] = self.date
        if self.meta:
            row["meta"] = dict(self.meta)
        return row | {"spans": [span.as_dict(self.text) for span in self.spans]}
