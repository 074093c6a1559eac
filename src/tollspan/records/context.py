"""Sentences and paragraphs of a document as character ranges, and what stands around a span in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tollspan.spans import Document
from tollspan.words import read_words


class Stretch(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


Item = TypeVar("Item", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Context:
    """A text cut into sentences: half-open character ranges in text order, and the paragraph that each is in."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds a character, or the last one before it."""
        return max(0, bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Number of the paragraph that holds a character."""
        return self.paragraphs[self.sentence_at(offset)]

    def in_sentence(self, number: int, items: tuple[Item, ...]) -> list[Item]:
        """The items that begin in a sentence."""
        first, end = self.sentences[number]
        return [item for item in items if first <= item.start < end]

    def between(self, one: Stretch, other: Stretch) -> str:
        """The text between two stretches, in either order."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        return self.text[first.end : second.start]


def read_context(document: Document) -> Context:
    """Sentences of a document; a text without words is one sentence."""
    reading = read_words(document)
    ranges = [(reading.starts[first], reading.ends[end - 1]) for first, end in reading.bounds if end > first]
    paragraphs: list[int] = []
    number, done = 0, 0
    for first, end in ranges:
        number += "\n" in document.text[done:first]
        paragraphs.append(number)
        done = end
    return Context(document.text, tuple(ranges) or ((0, len(document.text)),), tuple(paragraphs) or (0,))
