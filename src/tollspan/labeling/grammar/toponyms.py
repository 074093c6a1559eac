"""How names of places stand in a sentence: how far they reach, and what stands before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.grammar.name_words import ORG_NOUNS, PLACE_NOUNS
from tollspan.labeling.grammar.names import Name, find_names
from tollspan.labeling.wordlists import load_cues, load_words
from tollspan.labels import LOCATION
from tollspan.spans import Span
from tollspan.words import Reading

COMPASS: Final = load_words("compass.txt")
LOCATIVE: Final = load_words("locative.txt")
_INNER_PLACE: Final = load_cues("toponyms inner_place")
_ALSO_MODIFIERS: Final = load_cues("toponyms also_modifiers")
_OFFICES: Final = load_cues("toponyms offices")
_SITES: Final = load_cues("toponyms sites")


def name_extents(reading: Reading) -> tuple[Name, ...]:
    """Runs of name words that may be places."""
    return find_names(reading)


def place_span(reading: Reading, first: int, end: int) -> Iterator[Span]:
    """The span of a place with the compass words before and the place nouns behind it."""
    start = first
    while start > reading.start_of(first) and reading.low[start - 1] in COMPASS:
        start -= 1
    while start < first and reading.low[start] in ("off", "outer"):
        start += 1
    yield reading.span(start, _with_place_noun(reading, end), LOCATION)


def _with_place_noun(reading: Reading, end: int) -> int:
    """Over the place nouns right behind a name: ``Idlib province``, ``Jabalia refugee camp``."""
    limit = reading.end_of(end - 1)
    if end + 1 < limit and reading.phrase(end, end + 2) in _INNER_PLACE:
        return end + 2
    is_noun = end < limit and reading.low[end] in PLACE_NOUNS
    if not is_noun or (reading.low[end] in _ALSO_MODIFIERS and reading.after(end) in _OFFICES):
        return end
    return end + 1


def is_org_name(reading: Reading, first: int, end: int) -> bool:
    """Whether a name holds a noun of organisations."""
    words = reading.low[first:end]
    if (
        words[-1] in PLACE_NOUNS
        or (len(words) == 1 and words[0] not in ("pentagon", "kremlin", "hezbollah"))
        or words[0] == "la"
    ):
        return False
    is_site = words[-1] in ("center", "centre", "hall", "house") and not _SITES.isdisjoint(words)
    return not is_site and not ORG_NOUNS.isdisjoint(words)


def stands_in_place(reading: Reading, first: int) -> bool:
    """Whether a name at word ``first`` follows a preposition of place, over compass words and an article."""
    k = first
    while reading.before(k) in COMPASS or reading.before(k) == "the":
        k -= 1
    return reading.before(k) in LOCATIVE or (
        reading.before(k) == "from"
        and reading.before(k, 2)
        in (
            "km",
            "kilometers",
            "kilometres",
            "miles",
            "away",
            "far",
            "fled",
            "south",
            "north",
            "east",
            "west",
            "people",
            "residents",
        )
    )
