"""Word lists from ``labeling/data``: read once, ``#`` begins a line of provenance or comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from tollspan.gazetteers.tables import data_lines, split_entries, split_rows
from tollspan.words import Reading, cut_words, lower

Value = TypeVar("Value")


def _lines(name: str) -> list[str]:
    return data_lines("tollspan.labeling", name)


@cache
def load_words(name: str) -> frozenset[str]:
    """Entries of a list in ``data/``, several a line, parted by commas."""
    return split_entries(_lines(name))


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a table in ``data/``: cells parted by tabs, missing ones at the end left out."""
    return split_rows(_lines(name))


@cache
def load_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Pairs (class, word) of a list in ``data/`` whose lines read ``class: word, word``."""
    lines = (line.partition(":") for line in _lines(name))
    return tuple((kind.strip(), word.strip()) for kind, _, words in lines for word in words.split(",") if word.strip())


def load_cues(name: str) -> frozenset[str]:
    """A small set of words of ``data/cues.txt`` by its name there, e.g. ``"toponyms talkers"``."""
    return frozenset(word for kind, word in load_pairs("cues.txt") if kind == name)


class Lexicon(Generic[Value]):
    """Phrases with a value each, found in a reading by the longest match at each word."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Take ``(phrase, value)`` pairs; the first of two equal phrases wins."""
        self._values: dict[tuple[str, ...], Value] = {}
        self._longest: dict[str, int] = {}
        for phrase, value in entries:
            if words := tuple(split_phrase(phrase)):
                self._values.setdefault(words, value)
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def __contains__(self, phrase: str) -> bool:
        words = (phrase.lower(),) if phrase.isalpha() else tuple(split_phrase(phrase))
        return words in self._values

    def __len__(self) -> int:
        return len(self._values)

    def find(self, reading: Reading) -> Iterator[tuple[int, int, Value]]:
        """Longest phrases of the reading, left to right, none inside another: ``(first, end, value)``."""
        done = 0
        for i in reading.at(self._longest):
            if i >= done and (found := self.match(reading, i)):
                yield i, *found
                done = found[0]

    def match(self, reading: Reading, i: int) -> tuple[int, Value] | None:
        """End and value of the longest phrase that begins at word ``i``."""
        longest = min(self._longest.get(reading.low[i], 0), reading.end_of(i) - i)
        for end in range(i + longest, i, -1):
            words = tuple(reading.low[i:end])
            if words in self._values:
                return end, self._values[words]
        return None


def split_phrase(phrase: str) -> list[str]:
    """A phrase cut into lower-case words as a document is."""
    return [lower(word) for word, _, _ in cut_words(phrase)]
