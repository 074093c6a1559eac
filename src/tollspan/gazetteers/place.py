"""A place of the world as a gazetteer knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Kind = Literal["country", "admin1", "admin2", "admin3", "settlement", "site", "area", "sea"]
"""From a country down to a single building; an area is a landscape, river or road, a sea belongs to no country."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a gazetteer.

    Attributes:
        geonameid: number at geonames.org; None for entries of our own tables.
        name: the name that GeoNames gives first.
        kind: what it is.
        country: ISO 3166 code of two letters, empty for what lies in several countries or none.
        admin1: code of the first-order division within the country, empty where unknown.
        lat, lon: degrees; of a division or country the mean of its towns; None where unknown.
        population: inhabitants, 0 where unknown.
    """

    geonameid: int | None
    name: str
    kind: Kind
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
