"""A full dump of GeoNames (``allCountries.txt``, ``SY.txt``, or their zip files), read line by line.

The layout is that of download.geonames.org/export/dump: nineteen columns parted by tabs, no header; other names in the
fourth, and more of them in ``alternateNamesV2.txt``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from tollspan.errors import InputError
from tollspan.gazetteers.geonames import Entry, shipped_places
from tollspan.gazetteers.place import Kind, Place

Reject = Callable[[InputError], None]

_COLUMNS: Final = 19
_ABROAD: Final = 15_000
_ALTERNATE_COLUMNS: Final = 4
_NO_NAMES: Final = frozenset("link post iata icao faac tcid unlc wkdt phon".split())
_KINDS: Final[dict[str, Kind]] = {
    "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3", "ADM4": "admin3", "ADM5": "admin3", "ADMD": "admin3",
    "PCLI": "country", "PCL": "country", "PCLD": "country", "PCLF": "country", "PCLS": "country", "PCLIX": "country",
    "TERR": "country", "OCN": "sea", "SEA": "sea", "GULF": "sea", "STRT": "sea", "CHNM": "sea",
}  # fmt: skip
_CLASSES: Final[dict[str, Kind]] = {
    "A": "area", "H": "area", "L": "area", "P": "settlement", "R": "area", "S": "site", "T": "area", "V": "area",
}  # fmt: skip


def gazetteer_entries(path: Path, *, on_reject: Reject, countries: Collection[str] = ()) -> Iterator[Entry]:
    """Places of a dump, and what ships of landscapes, seas and countries that the dump does not hold.

    Raises:
        InputError: as `read_dump`; also when no line of the file is a place.
    """
    seen: set[str] = set()
    for place, others in read_dump(path, on_reject=on_reject, countries=countries):
        seen.add(place.country)
        if place.kind != "country":
            yield place, others
    if not seen:
        raise InputError(
            "no line is a place to keep", place=path, fix="is it a dump of GeoNames, and the country in it?"
        )
    for place, others in shipped_places(smallest=_ABROAD):
        if place.kind in ("country", "area", "sea") or place.country not in seen:
            yield place, others


def read_dump(path: Path, *, on_reject: Reject, countries: Collection[str] = ()) -> Iterator[Entry]:
    """Places of a dump with their other names, in file order.

    Args:
        path: of a ``.txt`` file or of a ``.zip`` that holds one of the same name.
        on_reject: called with the reason for each line that is no place; the reading goes on.
        countries: ISO codes to keep; empty for all.
    Raises:
        InputError: when the file cannot be read, or its first line has not the columns of a dump.
    """
    with _lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip("\r\n").split("\t")
            place = f"{path}:{number}"
            if number == 1 and len(cells) != _COLUMNS:
                raise InputError(
                    f"{len(cells)} columns, not the {_COLUMNS} of a GeoNames dump", place=place,
                    fix="give allCountries.txt or a country's file from download.geonames.org/export/dump",
                )  # fmt: skip
            if countries and len(cells) == _COLUMNS and cells[8] not in countries:
                continue
            try:
                if entry := _read_row(cells, place):
                    yield entry
            except InputError as error:
                on_reject(error)


def read_alternates(path: Path, *, on_reject: Reject) -> Iterator[tuple[int, str]]:
    """Pairs of geonameid and name of an ``alternateNames`` file; links and codes are passed over.

    Raises:
        InputError: when the file cannot be read, or its first line has too few columns.
    """
    with _lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip("\r\n").split("\t")
            place = f"{path}:{number}"
            if len(cells) < _ALTERNATE_COLUMNS:
                error = InputError(f"{len(cells)} columns, not {_ALTERNATE_COLUMNS} or more", place=place)
                if number == 1:
                    raise error
                on_reject(error)
            elif not cells[1].isdecimal():
                on_reject(InputError(f"geonameid {cells[1]!r} is no number", place=place))
            elif cells[2] not in _NO_NAMES:
                yield int(cells[1]), cells[3]


def _read_row(cells: list[str], place: str) -> Entry | None:
    """The place of a row with its other names; None for undersea features and what exists no more."""
    if len(cells) != _COLUMNS:
        raise InputError(f"{len(cells)} columns, not {_COLUMNS}", place=place)
    number, name, _, others, lat, lon, feature_class, feature, country, _, admin1, *_ = cells
    kind = _KINDS.get(feature) or _CLASSES.get(feature_class)
    if kind is None or (feature.endswith("H") and feature_class in "AP"):
        return None
    if not number.isdecimal():
        raise InputError(f"geonameid {number!r} is no number", place=place)
    population = int(cells[14]) if cells[14].isdecimal() else 0
    found = Place(
        int(number), name, kind, country, admin1 if admin1 != "00" else "",
        _degrees(lat, 90, "latitude", place), _degrees(lon, 180, "longitude", place), population,
    )  # fmt: skip
    return found, others.split(",") if others else ()


def _degrees(cell: str, most: int, what: str, place: str) -> float:
    try:
        degrees = float(cell)
    except ValueError:
        raise InputError(f"{what} {cell!r} is no number", place=place) from None
    if not -most <= degrees <= most:
        raise InputError(f"{what} {cell} is not within -{most} to {most}", place=place, fix="are the columns in order?")
    return degrees


@contextmanager
def _lines(path: Path) -> Iterator[TextIO]:
    """The text file, or the one of its name inside a zip file."""
    try:
        if path.suffix.lower() != ".zip":
            with path.open(encoding="utf-8", newline="\n") as lines:
                yield lines
            return
        with zipfile.ZipFile(path) as archive, archive.open(f"{path.stem}.txt") as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(f"cannot be read ({getattr(error, 'strerror', None) or error})", place=path) from None
    except KeyError:
        raise InputError(f"holds no {path.stem}.txt", place=path, fix="unpack it and name the text file") from None
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 ({error.reason})", place=path) from None
