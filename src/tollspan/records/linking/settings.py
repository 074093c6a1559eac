"""Where and when each sentence takes place, as far as its spans say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from tollspan.labels import DATE, LOCATION
from tollspan.spans import Document
from tollspan.words import Reading

_OPENING: Final = 3
"""Words from a sentence's start within which a place is its scene: ``In the Jos area, …``."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Words of the places and dates of each sentence, by its number.

    Attributes:
        places, dates: all that the sentence names.
        scenes: the place that opens the sentence.
    """

    places: dict[int, set[str]]
    dates: dict[int, set[str]]
    scenes: dict[int, set[str]]

    def differ(self, earlier: int, later: int) -> bool:
        """Whether a sentence opens with another place than an earlier one names, or they name different dates."""
        return _disjoint(self.places.get(earlier), self.scenes.get(later)) or _disjoint(
            self.dates.get(earlier), self.dates.get(later)
        )


def find_settings(reading: Reading, document: Document) -> Settings:
    """Places and dates of a document's sentences."""
    found = Settings({}, {}, {})
    for span in document.spans:
        i = bisect_right(reading.ends, span.start)
        if i == len(reading) or span.label not in (LOCATION, DATE):
            continue
        words, number = set(document.surface(span).lower().split()), reading.sentence[i]
        (found.places if span.label == LOCATION else found.dates).setdefault(number, set()).update(words)
        if span.label == LOCATION and i - reading.start_of(i) < _OPENING:
            found.scenes[number] = words
    return found


def _disjoint(first: set[str] | None, second: set[str] | None) -> bool:
    return bool(first and second) and first.isdisjoint(second)  # type: ignore[union-attr, arg-type]
