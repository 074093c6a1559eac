"""Gathers records by the point they lie at, for the map: numbers by kind, and some of the sentences that prove them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from tollspan.records.rows.record import Record

_EXACT: Final = 3
_SHOWN: Final = 25


@dataclass(slots=True)
class Spot:
    """What happened at one point.

    Attributes:
        name, region, country: of the place with these coordinates.
        lat, lon: degrees.
        exact: whether the place is a town or district at most, no province or country.
        kinds: best numbers of counted records by kind.
        records: the first records there, counted or not; ``more`` says how many there are beyond them.
    """

    name: str
    region: str
    country: str
    lat: float
    lon: float
    exact: bool
    kinds: Counter[str] = field(default_factory=Counter)
    records: list[Record] = field(default_factory=list)
    more: int = 0

    @property
    def total(self) -> int:
        """People of all kinds of harm."""
        return sum(self.kinds.values())


@dataclass(slots=True)
class Spots:
    """All points of some records, and how many records have none."""

    by_point: dict[tuple[float, float, str], Spot] = field(default_factory=dict)
    nowhere: int = 0

    def add(self, record: Record) -> None:
        """Take a record into account."""
        if record.latitude is None or record.longitude is None:
            self.nowhere += 1
            return
        key = (record.latitude, record.longitude, record.where_coordinates)
        spot = self.by_point.get(key)
        if spot is None:
            is_exact = (record.where_prec or _EXACT + 1) <= _EXACT
            spot = Spot(record.where_coordinates, record.adm_1, record.country, *key[:2], is_exact)
            self.by_point[key] = spot
        if record.counted and record.best is not None:
            spot.kinds[record.kind] += record.best
        if len(spot.records) < _SHOWN:
            spot.records.append(record)
        else:
            spot.more += 1

    def by_size(self) -> list[Spot]:
        """The points, those with most people first."""
        return sorted(self.by_point.values(), key=lambda spot: (-spot.total, spot.name))
