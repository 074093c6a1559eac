"""A gazetteer in one SQLite file: written once from a stream of places, then asked for names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Final, Literal

from tollspan.documents.files import atomic_path
from tollspan.errors import InputError
from tollspan.gazetteers.place import Place
from tollspan.gazetteers.spelling import loose_key, plain_key, without_articles

FORMAT: Final = 1
"""Version of the file's layout; a file of another version is refused."""

Match = Literal["name", "alternate", "loose"]
MATCHES: Final[tuple[Match, ...]] = ("name", "alternate", "loose")
"""How a name was found: as the first name of the place, as another name, as a similar spelling."""

_LAYOUT: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, lat REAL, lon REAL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, match INTEGER NOT NULL, PRIMARY KEY (key, place))
    WITHOUT ROWID;
CREATE TEMP TABLE staged_name (key TEXT, place INTEGER, match INTEGER);
CREATE TEMP TABLE staged_alternate (key TEXT, geonameid INTEGER);
"""
# Names are staged unsorted and sorted once by SQLite itself, on disk: a full dump has tens of millions.
_SETTLE: Final = """
CREATE INDEX region ON place (kind, country, admin1);
CREATE INDEX number ON place (geonameid);
INSERT INTO staged_name SELECT key, place.id, 1 FROM staged_alternate JOIN place USING (geonameid);
INSERT OR IGNORE INTO name SELECT key, place, match FROM staged_name ORDER BY key, place, match;
"""
_BATCH: Final = 10_000
_values: Final = attrgetter(*(field.name for field in fields(Place)))
_SHORTEST: Final = 3
_MOST_FOUND: Final = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a name may mean, and how the name was found."""

    place: Place
    match: Match


class Gazetteer:
    """Places by name, from a file that `build_gazetteer` wrote; nothing is loaded before it is asked for."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            InputError: when it is missing, no gazetteer, or of another version.
        """
        self.path = path
        if not path.is_file():
            raise InputError("there is no such file", place=path, fix="build one: tollspan gazetteer build DUMP")
        try:
            self._base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            meta = dict(self._base.execute("SELECT key, value FROM meta"))
        except sqlite3.Error:
            raise InputError("not a gazetteer", place=path, fix="build one: tollspan gazetteer build DUMP") from None
        if meta.get("format") != str(FORMAT):
            raise InputError(
                f"a gazetteer of format {meta.get('format')}, not {FORMAT}", place=path, fix="build it again"
            )
        self.source = meta["source"]
        self._find = lru_cache(maxsize=50_000)(self._query)
        self._countries: dict[str, Place | None] = {}
        self._regions: dict[tuple[str, str], str] | None = None

    def find(self, name: str) -> tuple[Hit, ...]:
        """Places of that name, the more populous first; similar spellings only where no name is equal."""
        key = plain_key(name)
        if len(key) < _SHORTEST and not key.isalpha():
            return ()
        found = self._find(key) or self._find(without_articles(key))
        return found or (self._find("~" + loose_key(key)) if len(key) > _SHORTEST else ())

    def region_name(self, country: str, admin1: str) -> str:
        """Name of a first-order division, empty where unknown."""
        if self._regions is None:
            rows = self._base.execute("SELECT country, admin1, name FROM place WHERE kind = 'admin1'")
            self._regions = {(row[0], row[1]): row[2] for row in rows}
        return self._regions.get((country, admin1), "")

    def country(self, code: str) -> Place | None:
        """The country of an ISO code."""
        if code not in self._countries:
            query = f"SELECT {_FIELDS} FROM place WHERE kind = 'country' AND country = ?"  # noqa: S608 - our own columns
            row = self._base.execute(query, (code,)).fetchone()
            self._countries[code] = Place(*row) if row else None
        return self._countries[code]

    def biggest_towns(self, south: float, north: float, west: float, east: float, most: int) -> list[Place]:
        """The most populous towns between some degrees of latitude and longitude."""
        rows = self._base.execute(
            f"SELECT {_FIELDS} FROM place WHERE kind = 'settlement' AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"  # noqa: S608
            " ORDER BY population DESC, place.id LIMIT ?",
            (south, north, west, east, most),
        )
        return [Place(*row) for row in rows]

    def _query(self, key: str) -> tuple[Hit, ...]:
        rows = self._base.execute(
            f"SELECT name.match, {_FIELDS} FROM name JOIN place ON place.id = name.place WHERE key = ?"  # noqa: S608 - our own column names
            " ORDER BY population DESC, place.id LIMIT ?",
            (key, _MOST_FOUND),
        )
        return tuple(Hit(Place(*row[1:]), MATCHES[row[0]]) for row in rows)


_FIELDS: Final = "geonameid, place.name, kind, country, admin1, lat, lon, population"


def build_gazetteer(
    entries: Iterable[tuple[Place, Sequence[str]]],
    path: Path,
    *,
    source: str,
    alternates: Iterable[tuple[int, str]] = (),
) -> int:
    """Write a gazetteer, whole or not at all, in bounded memory; returns how many places it holds.

    Args:
        entries: places with their other names.
        path: of the file.
        source: where the places come from, kept in the file.
        alternates: further names by geonameid; those of places that are not among the entries are passed over.
    """
    with atomic_path(path) as temporary, closing(sqlite3.connect(temporary)) as base:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _LAYOUT)
        count = _stage_places(base, entries)
        keys = ((key, number) for number, name in alternates if len(key := plain_key(name)) >= _SHORTEST)
        base.executemany("INSERT INTO staged_alternate VALUES (?, ?)", keys)
        base.executescript(_SETTLE)
        meta = {"format": str(FORMAT), "source": source, "places": str(count)}
        base.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        base.commit()
    return count


def _stage_places(base: sqlite3.Connection, entries: Iterable[tuple[Place, Sequence[str]]]) -> int:
    numbered = enumerate(entries, start=1)
    count = 0
    while batch := list(islice(numbered, _BATCH)):
        count += len(batch)
        rows = ((i, *_values(place)) for i, (place, _) in batch)
        base.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        keys = ((key, i, match) for i, (place, others) in batch for key, match in _keys(place, others))
        base.executemany("INSERT INTO staged_name VALUES (?, ?, ?)", keys)
    return count


def _keys(place: Place, others: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Keys of a place with the number of their match."""
    if first := plain_key(place.name):
        yield first, 0
        yield "~" + loose_key(first), 2
    for key in {plain_key(name) for name in others} - {first}:
        if len(key) >= _SHORTEST or (key and place.kind == "country"):
            yield key, 1
    if (short := without_articles(first)) != first:
        yield short, 1
