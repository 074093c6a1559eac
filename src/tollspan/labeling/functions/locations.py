"""Names of places: by gazetteer, by the preposition or place noun beside them, by chains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.grammar.gazetteer import find_places
from tollspan.labeling.grammar.name_words import PLACE_NOUNS
from tollspan.labeling.grammar.states import acts_as_state
from tollspan.labeling.grammar.toponyms import is_org_name, name_extents, place_span, stands_in_place
from tollspan.labeling.wordlists import load_cues, load_words
from tollspan.spans import Document, Span
from tollspan.words import read_words

_BIG: Final = 100_000
_PARTS: Final = load_cues("locations parts")
_MOVEMENT: Final = load_words("movement.txt")
_PREFIXES: Final = load_words("toponym_prefixes.txt")
_SPEECH: Final = load_words("speech.txt")


def country_name(document: Document) -> Iterator[Span]:
    """``in [Pakistan]``, ``across [northern Iraq]``; not where the country acts."""
    reading = read_words(document)
    for first, end, place in find_places(reading):
        if place.kind == "country" and not reading.is_damaged(first) and not acts_as_state(reading, first, end):
            yield from place_span(reading, first, end)


def known_region(document: Document) -> Iterator[Span]:
    """``[Helmand province]``, ``[Gaza Strip]``, ``[Red Sea]``."""
    reading = read_words(document)
    for first, end, place in find_places(reading):
        if place.kind == "region" and not reading.is_damaged(first) and not acts_as_state(reading, first, end):
            yield from place_span(reading, first, end)


def big_city(document: Document) -> Iterator[Span]:
    """``[Karachi]``, ``[central Damascus]``: a city of more than 100,000."""
    reading = read_words(document)
    for first, end, place in find_places(reading):
        is_big = place.kind == "city" and place.population >= _BIG and not reading.is_damaged(first)
        if is_big and not acts_as_state(reading, first, end):
            yield from place_span(reading, first, end)


def town_in_its_country(document: Document) -> Iterator[Span]:
    """A smaller town where its country or a bigger place of it is named in the same text."""
    reading = read_words(document)
    found = find_places(reading)
    countries = {place.country for _, _, place in found if place.kind != "city" or place.population >= _BIG}
    for first, end, place in found:
        if place.kind == "city" and place.population < _BIG and place.country in countries:
            yield from place_span(reading, first, end)


def known_place_without_case(document: Document) -> Iterator[Span]:
    """``IN [SAN SALVADOR]``, ``in [naples]``: known places where capitals are lost."""
    reading = read_words(document)
    for first, end, place in find_places(reading):
        is_known = place.kind != "city" or place.population >= _BIG or stands_in_place(reading, first)
        if is_known and reading.is_damaged(first) and not acts_as_state(reading, first, end):
            yield from place_span(reading, first, end)


def name_after_preposition(document: Document) -> Iterator[Span]:
    """``in [Hamuriyeh]``, ``near [Tarn Taran]``: any name behind a preposition of place."""
    reading = read_words(document)
    for name in name_extents(reading):
        if not name.damaged and stands_in_place(reading, name.start) and not is_org_name(reading, name.start, name.end):
            yield from place_span(reading, name.start, name.end)


def name_after_preposition_without_case(document: Document) -> Iterator[Span]:
    """``IN [JOATECA]``, ``in [kapulivka]``: an unknown word behind ``in`` where capitals are lost."""
    reading = read_words(document)
    for name in name_extents(reading):
        if name.damaged and stands_in_place(reading, name.start) and not is_org_name(reading, name.start, name.end):
            yield from place_span(reading, name.start, name.end)


def name_with_place_noun(document: Document) -> Iterator[Span]:
    """``[Sukma district]``, ``[Torola River]``, ``[Kotwali Police Station]``."""
    reading = read_words(document)
    for name in name_extents(reading):
        spans = list(place_span(reading, name.start, name.end))
        for span in spans[:1]:
            has_noun = document.text[span.start : span.end].lower().rsplit(None, 1)[-1] in PLACE_NOUNS
            if has_noun and span.end - span.start > len(reading.words[name.start]):
                yield span


def of_place(document: Document) -> Iterator[Span]:
    """``the city of [Idlib]``, ``the outskirts of [Kano]``, ``in the department of [Morazan]``."""
    reading = read_words(document)
    for name in name_extents(reading):
        if reading.before(name.start) == "of" and reading.before(name.start, 2) in PLACE_NOUNS | _PARTS:
            yield from place_span(reading, name.start, name.end)


def chain(document: Document) -> Iterator[Span]:
    """``[Hamuriyeh], [Syria]``: a name and, behind a comma, a known place."""
    reading = read_words(document)
    starts = {first: (first, end) for first, end, _ in find_places(reading)}
    for name in name_extents(reading):
        known = starts.get(name.end + 1) if reading.after(name.end - 1) == "," else None
        if known and stands_in_place(reading, name.start) and not is_org_name(reading, name.start, name.end):
            yield from place_span(reading, name.start, name.end)
            yield from place_span(reading, *known)


def name_joined_to_place(document: Document) -> Iterator[Span]:
    """``in Kadaclan and [Lias]``, ``from Manika to [Barwadih]``: a name joined to one behind a preposition."""
    reading = read_words(document)
    names = {name.end: name for name in name_extents(reading)}
    placed: set[int] = set()
    for name in name_extents(reading):
        if stands_in_place(reading, name.start) or reading.before(name.start) in ("from", "between"):
            placed.add(name.end)
        earlier = names.get(name.start - 1)
        joined = reading.before(name.start) in ("and", "to", ",") and earlier and earlier.end in placed
        if joined and not is_org_name(reading, name.start, name.end):
            placed.add(name.end)
            yield from place_span(reading, name.start, name.end)


def name_after_from_or_between(document: Document) -> Iterator[Span]:
    """``came from [Rumaitha]``, ``between [Wiwili] and El Cua``, ``left [Anzourou]``."""
    reading = read_words(document)
    for name in name_extents(reading):
        before = reading.before(name.start)
        is_left = before in ("from", "between") or before in _MOVEMENT
        acts = is_org_name(reading, name.start, name.end) or acts_as_state(reading, name.start, name.end)
        if is_left and not acts and reading.after(name.end - 1) != "'s":
            yield from place_span(reading, name.start, name.end)


def toponym_prefix(document: Document) -> Iterator[Span]:
    """``[Tal Rifaat]``, ``[San Mateo Ixtatan]``, ``[Calle Ocho]``: a first word that names of places have."""
    reading = read_words(document)
    for name in name_extents(reading):
        is_prefixed = reading.low[name.start] in _PREFIXES and name.end - name.start > 1
        if (
            is_prefixed
            and not is_org_name(reading, name.start, name.end)
            and reading.after(name.end - 1) not in _SPEECH
        ):
            yield from place_span(reading, name.start, name.end)


LOCATION_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    country_name,
    known_region,
    big_city,
    town_in_its_country,
    known_place_without_case,
    name_after_preposition,
    name_after_preposition_without_case,
    name_with_place_noun,
    of_place,
    chain,
    name_joined_to_place,
    name_after_from_or_between,
    toponym_prefix,
)
