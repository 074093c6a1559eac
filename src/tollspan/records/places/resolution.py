"""Resolves LOCATION spans to places with coordinates, and says why: every candidate keeps its score and its reasons.

A name may mean many places. Each candidate is scored in points (roughly natural log odds): how it was found, what kind
of place it is, how many live there, which countries the text is about, what the name is said to lie in, how far the
text's other places are. Two rounds: the second knows the countries and places that the first found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tollspan.gazetteers.place import Place
from tollspan.gazetteers.store import Gazetteer
from tollspan.labels import LOCATION
from tollspan.records.actors.resolution import ResolvedActor
from tollspan.records.places.evidence import containers, demonyms_in
from tollspan.records.places.names import PlaceName, read_place_name
from tollspan.records.places.scores import (
    Candidate,
    CountryVotes,
    Setting,
    candidates_of,
    country_votes,
    rescored,
    runner_up,
)
from tollspan.spans import Document, Span

_ENOUGH: Final = 2.5
_MARGIN: Final = 1.0
_KEPT: Final = 5


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A LOCATION span and what it was resolved to.

    Attributes:
        start, end: characters of the document's text, half-open.
        name: the words of the span.
        place: the best candidate, None where none is good enough.
        where_prec: UCDP's precision of 1 (exact) to 7 (sea or air); None where unresolved or larger than a country.
        candidates: the best few, with scores and reasons, best first.
        inside: position, among the document's places, of the one that this one is said to lie in.
        reason: why there is no place; empty where there is.
    """

    start: int
    end: int
    name: str
    place: Place | None
    where_prec: int | None
    candidates: tuple[Candidate, ...]
    inside: int | None = None
    reason: str = ""


def resolve_places(
    document: Document, gazetteer: Gazetteer, actors: Sequence[ResolvedActor] = ()
) -> tuple[ResolvedPlace, ...]:
    """The places of a document's LOCATION spans, in text order.

    Args:
        document: with LOCATION spans.
        gazetteer: to look names up in.
        actors: the document's; parties that belong to a country speak for it.
    """
    spans = [span for span in document.spans if span.label == LOCATION]
    names = [read_place_name(document.text, span.start, span.end) for span in spans]
    inside = containers(document, spans)
    by_name = [candidates_of(name, gazetteer) for name in names]
    peoples = demonyms_in(document.text) + Counter(
        actor.country for actor in actors if actor.country and actor.actor_class != "media" and actor.how == "gazetteer"
    )
    first = _choose(names, by_name, inside, country_votes(by_name, peoples), [None] * len(names))
    final = _choose(names, by_name, inside, country_votes(first, peoples), _sure_places(first))
    return tuple(_resolved(document, *each) for each in zip(spans, names, final, inside, strict=True))


def _choose(
    names: Sequence[PlaceName],
    by_name: Sequence[Sequence[Candidate]],
    inside: Sequence[int | None],
    votes: CountryVotes,
    sure: Sequence[Place | None],
) -> list[tuple[Candidate, ...]]:
    """Candidates of each mention, best first, by name and setting, from the last mention to the first."""
    chosen: list[tuple[Candidate, ...]] = [()] * len(by_name)
    for i in reversed(range(len(by_name))):
        k = inside[i]
        holder = chosen[k][0].place if k is not None and chosen[k] and chosen[k][0].score >= _ENOUGH else None
        others = [place for name, place in zip(names, sure, strict=True) if place and name.forms != names[i].forms]
        chosen[i] = rescored(by_name[i], Setting(votes.without(i), others, holder))
    return chosen


def where_prec(place: Place, name: PlaceName) -> int | None:
    """UCDP's precision of an event that is said to be in a place so named.

    1 the place itself, 2 its surroundings, 3 a second-order division, 4 a first-order one, 5 a landscape, a line or a
    part of a country, 6 a country, 7 the sea; None for what is larger than a country.
    """
    if place.kind == "country":
        return 5 if name.is_part else 6
    if place.kind == "area":
        return 5 if place.lat is not None else None
    if place.kind in ("settlement", "site"):
        if name.kinds.isdisjoint(("settlement", "site")) and name.kinds:  # "Khunti district": its seat alone is known
            return 3 if "admin2" in name.kinds else 4
        return 2 if name.is_around or (name.kinds and place.kind not in name.kinds) else 1
    return {"admin1": 4, "admin2": 3, "admin3": 3, "sea": 7}[place.kind]


def _resolved(
    document: Document, span: Span, name: PlaceName, found: Sequence[Candidate], inside: int | None
) -> ResolvedPlace:
    best = found[0] if found and found[0].score >= _ENOUGH else None
    reason = "" if best else "no candidate is likely enough" if found else "the gazetteer has no such name"
    return ResolvedPlace(
        span.start, span.end, document.surface(span), best.place if best else None,
        where_prec(best.place, name) if best else None, tuple(found[:_KEPT]), inside, reason,
    )  # fmt: skip


def _sure_places(found: Sequence[Sequence[Candidate]]) -> list[Place | None]:
    """For each mention the town or division that it means without much doubt, else None."""
    return [
        candidates[0].place
        if candidates
        and candidates[0].score >= max(_ENOUGH, runner_up(candidates) + _MARGIN)
        and candidates[0].place.kind not in ("country", "sea")
        else None
        for candidates in found
    ]
