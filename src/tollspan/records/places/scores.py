"""Scores what a name may mean, in points by reason; the points of all reasons add up to a candidate's score."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from tollspan.gazetteers.place import Kind, Place
from tollspan.gazetteers.store import Gazetteer, Hit, Match
from tollspan.records.places.names import PlaceName

_MATCH: Final[Mapping[Match, float]] = {"name": 1.0, "alternate": 0.0, "loose": -3.0}
_KIND: Final[Mapping[Kind, float]] = {
    "country": 6.0, "sea": 4.0, "area": 2.5, "settlement": 0.5, "admin1": 0.0, "admin2": -2.0, "admin3": -2.5,
    "site": -2.5,
}  # fmt: skip
_NOUN_FITS, _NOUN_DIFFERS = 3.0, -2.0
_CUT: Final = -0.7
_SEAT: Final = -2.5
_PER_TENFOLD: Final = 0.7
_COMMON_SIZE: Final[Mapping[Kind, int]] = {"admin1": 1_000_000, "admin2": 100_000, "admin3": 10_000}
"""Inhabitants of a division where the gazetteer does not say."""
_SAME_COUNTRY, _OTHER_COUNTRY = 5.0, -2.5
_DOUBT: Final = 1.0
_INSIDE, _NOT_INSIDE = 4.0, -3.0
_NEARBY: Final = 2.0
_NEAR_KM: Final = 150.0
_FAR, _FAR_KM, _FAMOUS = -1.5, 250.0, 50_000
_HELD_KM: Final[Mapping[Kind, float]] = {"settlement": 60, "site": 30, "admin2": 120, "admin3": 60, "area": 400}
_MOST: Final = 12
_NO_VOTE: Final = 0.01


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; ``reasons`` are the points that add up to its score."""

    place: Place
    score: float
    reasons: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a mention.

    Attributes:
        countries: votes for each country (ISO code) by what the rest of the text names.
        places: what the text names without much doubt.
        holder: what the mention is said to lie in.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    places: Sequence[Place] = ()
    holder: Place | None = None


@dataclass(frozen=True, slots=True)
class CountryVotes:
    """How much each mention of a place, and all naming of peoples together, speaks for each country (ISO code)."""

    by_mention: Sequence[Mapping[str, float]]
    total: Mapping[str, float]

    def without(self, i: int) -> Mapping[str, float]:
        """Votes of all but mention ``i``, which must not confirm itself."""
        votes = {code: weight - self.by_mention[i].get(code, 0.0) for code, weight in self.total.items()}
        return {code: weight for code, weight in votes.items() if weight > _NO_VOTE}


@lru_cache(maxsize=20_000)
def candidates_of(name: PlaceName, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What a name may mean, by the name alone, best first: of its longest form that the gazetteer knows."""
    hits = [(cut, hit) for cut, form in enumerate(name.forms) for hit in gazetteer.find(form)]
    exact = [(cut, hit) for cut, hit in hits if hit.match != "loose"]
    longest = min((cut for cut, _ in exact or hits), default=0)
    chosen = [hit for cut, hit in reversed(exact or hits) if cut == longest]
    seats = {(hit.place.country, hit.place.admin1) for hit in chosen if hit.place.kind == "settlement"}
    return _best(list({hit.place: _by_name(hit, name, longest, seats) for hit in chosen}.values()))


def _by_name(hit: Hit, name: PlaceName, cut: int, seats: Collection[tuple[str, str]]) -> Candidate:
    """Points for the name alone; a division named like a town in it gives way to the town, unless a noun says so."""
    reasons = {"match": _MATCH[hit.match], "kind": _KIND[hit.place.kind]}
    if cut:
        reasons["shortened"] = _CUT
    if people := hit.place.population or _COMMON_SIZE.get(hit.place.kind):
        reasons["inhabitants"] = _PER_TENFOLD * math.log10(people)
    if name.kinds:
        reasons["noun"] = _NOUN_FITS if hit.place.kind in name.kinds else _NOUN_DIFFERS - 2 * ("site" in name.kinds)
    elif hit.place.kind in ("admin1", "admin2") and (hit.place.country, hit.place.admin1) in seats:
        reasons["seat"] = _SEAT
    return _candidate(hit.place, reasons)


def country_votes(found: Sequence[Sequence[Candidate]], peoples: Mapping[str, int]) -> CountryVotes:
    """Votes of mentions by the odds of their candidates; a country named outright counts twice."""
    by_mention = [_votes_of(candidates) for candidates in found]
    total = Counter({code: float(times) for code, times in peoples.items()})
    for votes in by_mention:
        total.update(votes)
    return CountryVotes(by_mention, total)


def _votes_of(candidates: Sequence[Candidate]) -> dict[str, float]:
    odds = [math.exp(candidate.score - candidates[0].score) for candidate in candidates]
    votes: dict[str, float] = {}
    for candidate, odd in zip(candidates, odds, strict=True):
        if code := candidate.place.country:
            weight = (2.0 if candidate.place.kind == "country" else 1.0) * odd / sum(odds)
            votes[code] = votes.get(code, 0.0) + weight
    return votes


def rescored(found: Sequence[Candidate], setting: Setting) -> tuple[Candidate, ...]:
    """The candidates with what the setting adds, best first."""
    return _best([_candidate(c.place, {**c.reasons, **_setting_points(c.place, setting)}) for c in found])


def runner_up(found: Sequence[Candidate]) -> float:
    """Score of the second candidate; minus infinity where there is one alone."""
    return found[1].score if len(found) > 1 else -math.inf


def kilometres(one: Place, other: Place) -> float | None:
    """Great-circle distance between two places; None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    phi, psi = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(min(1.0, half)))


def holds(holder: Place, place: Place) -> bool:
    """Whether a place can lie in another."""
    if holder == place or (holder.country and place.country != holder.country):
        return False
    if holder.kind == "country":
        return True
    if holder.kind == "admin1":
        return place.admin1 == holder.admin1 if place.admin1 else True
    distance = kilometres(holder, place)
    return distance is not None and distance <= _HELD_KM.get(holder.kind, 0)


def _setting_points(place: Place, setting: Setting) -> dict[str, float]:
    points: dict[str, float] = {}
    if setting.countries and place.country:
        votes, total = setting.countries.get(place.country, 0.0), sum(setting.countries.values())
        points["country"] = (_SAME_COUNTRY * votes + _OTHER_COUNTRY * (total - votes)) / (total + _DOUBT)
    if setting.holder is not None:
        points["inside"] = _INSIDE if holds(setting.holder, place) else _NOT_INSIDE
    distances = [km for other in setting.places if other != place and (km := kilometres(place, other)) is not None]
    if distances:
        points["nearby"] = _NEARBY * math.exp(-min(distances) / _NEAR_KM)
        if min(distances) > _FAR_KM and place.population < _FAMOUS:
            points["far"] = _FAR
    return points


def _candidate(place: Place, reasons: Mapping[str, float]) -> Candidate:
    return Candidate(place, round(sum(reasons.values()), 3), {key: round(value, 3) for key, value in reasons.items()})


def _best(found: list[Candidate]) -> tuple[Candidate, ...]:
    found.sort(key=lambda c: (-c.score, -c.place.population, c.place.name))
    return tuple(found[:_MOST])
