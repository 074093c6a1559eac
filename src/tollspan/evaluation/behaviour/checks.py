"""What a case asks of a tagger's answers: the marked-up spans, or the same spans before and after a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tollspan.corpus.words import Offsets
from tollspan.evaluation.behaviour.alignment import Changed, base_offset, inside_edit, is_edited
from tollspan.evaluation.behaviour.wording import mark
from tollspan.spans import Document, Span

Identity = tuple[float, float, str, str | None, int | None, int | None]
"""Start, end, label, kind, low, high of a span: what it must share with another to be the same."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which spans of a text are looked at.

    Attributes:
        tags: with these labels; all when empty.
        about: that touch one of these stretches (characters, half-open); everywhere when empty.
        kinds: whether the kind of a casualty is compared.
    """

    tags: tuple[str, ...] = ()
    about: tuple[Offsets, ...] = ()
    kinds: bool = True

    def holds(self, label: str, start: float, end: float) -> bool:
        """Whether a span is looked at."""
        return (not self.tags or label in self.tags) and (
            not self.about or any(start < stop and begin < end for begin, stop in self.about)
        )

    def of(self, document: Document) -> tuple[Span, ...]:
        """The spans of a document that are looked at."""
        return tuple(span for span in document.spans if self.holds(span.label, span.start, span.end))

    def identity(self, start: float, end: float, span: Span) -> Identity:
        """Of a span at these offsets."""
        return start, end, span.label, span.kind if self.kinds else None, span.low, span.high


@dataclass(frozen=True, slots=True)
class AsMarked:
    """Each text is tagged as it is marked up: bounds, tag, and a casualty's kind and range.

    Attributes:
        documents: one text, or two in contrast.
        scopes: of each.
    """

    documents: tuple[Document, ...]
    scopes: tuple[Scope, ...]

    def faults(self, answers: Sequence[Document]) -> tuple[str, ...]:
        """What is wrong in the answers, one for each document; nothing when the case is passed."""
        triples = zip(self.documents, answers, self.scopes, strict=True)
        return tuple(fault for triple in triples for fault in _differences(*triple))


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The same spans are found in a text and in its changed form, right or wrong; nothing at all is not enough.

    Attributes:
        document: the base text.
        changed: its changed form.
        scope: in the base text.
    """

    document: Document
    changed: Changed
    scope: Scope

    @property
    def documents(self) -> tuple[Document, ...]:
        """Both texts."""
        return self.document, self.changed.document

    def faults(self, answers: Sequence[Document]) -> tuple[str, ...]:
        """What differs between the answers to both texts; nothing when the case is passed."""
        base, other = answers
        before = {self._wanted(span): span for span in self.scope.of(base)}
        after = {place: span for span in other.spans if (place := self._back(span)) is not None}
        if not before and not after and self.scope.of(self.document):
            return ("nothing is found in either text",)
        return (
            *(f"only before the change: {mark(base, span)}" for key, span in before.items() if key not in after),
            *(f"only after the change: {mark(other, span)}" for key, span in after.items() if key not in before),
        )

    def _wanted(self, span: Span) -> Identity:
        """What the changed text's span must be like, in terms of the base text."""
        edits = self.changed.edits
        return self.scope.identity(inside_edit(span.start, edits), inside_edit(span.end, edits), span)

    def _back(self, span: Span) -> Identity | None:
        """A span of the changed text in terms of the base text; None where it is not looked at."""
        edits = self.changed.edits
        start, end = base_offset(span.start, edits), base_offset(span.end, edits)
        inserted = any(edit.start == edit.end and edit.start <= start and end <= edit.start + 0.5 for edit in edits)
        if inserted or not self.scope.holds(span.label, start, end):
            return None
        doubled = self.changed.doubled and is_edited(start, end, edits)
        return self.scope.identity(start, end, _halved(span) if doubled else span)


def _differences(gold: Document, answer: Document, scope: Scope) -> Iterator[str]:
    """What is missed, taken for something else at the same words, or found where nothing is."""
    wanted, found = ({scope.identity(s.start, s.end, s): s for s in scope.of(document)} for document in (gold, answer))
    others = {(span.start, span.end): span for key, span in found.items() if key not in wanted}
    for key, span in wanted.items():
        if key not in found:
            other = others.pop((span.start, span.end), None)
            yield f"{mark(gold, span)} is {'missed' if other is None else f'taken for {mark(answer, other)}'}"
    yield from (f"{mark(answer, span)} is wrong" for span in others.values())


def _halved(span: Span) -> Span:
    """Half the range: `more than 50` begins at 51 and `more than 100` at 101; `fewer than` ends likewise."""
    low, high = span.low, span.high
    return replace(span, low=None if low is None else (low + 1) // 2, high=None if high is None else high // 2)
