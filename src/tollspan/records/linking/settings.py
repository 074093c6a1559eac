"""Where and when each sentence takes place, as far as its spans say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from tollspan.labels import DATE, LOCATION
from tollspan.records.linking.data_files import load_cues
from tollspan.spans import Document
from tollspan.words import Reading

_OPENING: Final = 3
"""Words from a sentence's start within which a place is its scene: ``In the Jos area, …``."""
_PERIODS: Final = load_cues("settings periods")
_BOUNDS: Final = load_cues("settings bounds")


@dataclass(frozen=True, slots=True)
class Settings:
    """Words of the places and dates of each sentence, by its number.

    Attributes:
        places, dates: all that the sentence names, but no date that only bounds a period (``since March``).
        scenes: the place that opens the sentence.
        periods: sentences that speak of more than a day (``in a two-day spike``).
    """

    places: dict[int, set[str]]
    dates: dict[int, set[str]]
    scenes: dict[int, set[str]]
    periods: frozenset[int]

    def differ(self, earlier: int, later: int) -> bool:
        """Whether a sentence opens with another place than an earlier one names, or they name different dates."""
        if _disjoint(self.places.get(earlier), self.scenes.get(later)):
            return True
        return earlier not in self.periods and _disjoint(self.dates.get(earlier), self.dates.get(later))


def find_settings(reading: Reading, document: Document) -> Settings:
    """Places and dates of a document's sentences."""
    long = frozenset(reading.sentence[i] for word in _PERIODS for i in reading.where.get(word, ()))
    found = Settings({}, {}, {}, long)
    for span in document.spans:
        i = bisect_right(reading.ends, span.start)
        if i == len(reading) or span.label not in (LOCATION, DATE) or reading.before(i) in _BOUNDS:
            continue
        words, number = set(document.surface(span).lower().split()), reading.sentence[i]
        (found.places if span.label == LOCATION else found.dates).setdefault(number, set()).update(words)
        if span.label == LOCATION and i - reading.start_of(i) < _OPENING:
            found.scenes[number] = words
    return found


def _disjoint(first: set[str] | None, second: set[str] | None) -> bool:
    return bool(first and second) and first.isdisjoint(second)  # type: ignore[union-attr, arg-type]
