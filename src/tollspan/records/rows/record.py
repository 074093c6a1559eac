"""Records: a flat row for each casualty of a document, with where, when, by whom, who says so, and the evidence.

Names of columns are those of UCDP GED wherever it has the same notion; docs/records.md explains each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tollspan.gazetteers.store import Gazetteer
from tollspan.records.actors.claims import link_claims
from tollspan.records.actors.perpetrators import link_perpetrators
from tollspan.records.actors.resolution import ResolvedActor, resolve_actors
from tollspan.records.casualties import CasualtyMention
from tollspan.records.context import Context, read_context
from tollspan.records.dates.links import DateLink, link_dates
from tollspan.records.dates.resolution import resolve_dates
from tollspan.records.linking import link_casualties
from tollspan.records.places.evidence import demonyms_in
from tollspan.records.places.links import PlaceLink, link_places, main_country
from tollspan.records.places.resolution import ResolvedPlace, resolve_places
from tollspan.records.rows.groups import victim_groups
from tollspan.records.totals import counted_mentions
from tollspan.records.vague import VaguePolicy
from tollspan.spans import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One casualty. Missing words are "", missing numbers None; offsets are characters of the report, half-open."""

    id: str
    report_id: str
    source_date: str
    source_headline: str
    kind: str
    low: int | None
    best: int | None
    high: int | None
    bound: str
    count_words: str
    count_reason: str
    relation: str
    relation_to: str
    counted: bool
    victim_group: str
    date_start: str
    date_end: str
    date_prec: int | None
    date_words: str
    date_reach: str
    date_reason: str
    where_coordinates: str
    where_description: str
    where_prec: int | None
    where_reach: str
    where_reason: str
    adm_1: str
    country: str
    country_iso: str
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    perpetrator: str
    perpetrator_type: str
    perpetrator_country: str
    claimed_by: str
    claimed_by_type: str
    sentence: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    date_offset: int | None
    where_offset: int | None
    perpetrator_offset: int | None
    claimed_by_offset: int | None
    where_candidates: tuple[dict[str, Any], ...]


def records_of(document: Document, gazetteer: Gazetteer, policy: VaguePolicy = "literal") -> Iterator[Record]:
    """The records of an annotated document, in text order.

    Args:
        document: with spans; its date is what relative dates are told from.
        gazetteer: see `tollspan.gazetteers`.
        policy: what vague words stand for, see `tollspan.records.vague`.
    """
    mentions = link_casualties(document, policy)
    if not mentions:
        return
    context = read_context(document)
    actors = resolve_actors(document)
    places = resolve_places(document, gazetteer, actors)
    report = date.fromisoformat(document.date) if document.date else None
    country = gazetteer.country(main_country(places, demonyms_in(document.text)))
    wheres = link_places(document, context, mentions, places, country)
    whens = link_dates(context, mentions, resolve_dates(document), report)
    perpetrators = link_perpetrators(document, context, mentions, actors)
    claims = link_claims(context, mentions, actors)
    groups = victim_groups(context, mentions)
    counted = counted_mentions(mentions)
    for i, mention in enumerate(mentions):
        yield Record(
            **_identity(document, mentions, i),
            counted=i in counted,
            victim_group=groups[i],
            **_count(document, mention),
            **_when(document, whens[i]),
            **_where(wheres[i], gazetteer),
            **_actor("perpetrator", perpetrators[i]),
            perpetrator_country=((actor := perpetrators[i]) and actor.country) or "",
            **_actor("claimed_by", claims[i]),
            **_evidence(context, mention),
        )


def _identity(document: Document, mentions: Sequence[CasualtyMention], i: int) -> dict[str, Any]:
    target = mentions[i].target
    return {
        "id": f"{document.id}#{i + 1}",
        "report_id": document.id,
        "source_date": document.date or "",
        "source_headline": document.meta.get("title", ""),
        "relation": mentions[i].relation,
        "relation_to": "" if target is None else f"{document.id}#{target + 1}",
    }


def _count(document: Document, mention: CasualtyMention) -> dict[str, Any]:
    count = mention.count
    return {
        "kind": mention.kind,
        "low": count.low if count else None,
        "best": mention.best,
        "high": count.high if count else None,
        "bound": count.bound if count else "",
        "count_words": document.text[mention.start : mention.end],
        "count_reason": mention.reason,
    }


def _when(document: Document, link: DateLink) -> dict[str, Any]:
    mention = link.mention
    return {
        "date_start": link.first.isoformat() if link.first else "",
        "date_end": link.last.isoformat() if link.last else "",
        "date_prec": link.date_prec,
        "date_words": document.text[mention.start : mention.end] if mention else "",
        "date_reach": link.reach or "",
        "date_reason": link.reason,
        "date_offset": mention.start if mention else None,
    }


def _where(link: PlaceLink, gazetteer: Gazetteer) -> dict[str, Any]:
    place = link.place
    country = gazetteer.country(place.country) if place else None
    return {
        "where_coordinates": place.name if place else "",
        "where_description": link.mention.name if link.mention else "",
        "where_prec": link.where_prec,
        "where_reach": link.reach or "",
        "where_reason": link.reason,
        "adm_1": gazetteer.region_name(place.country, place.admin1) if place else "",
        "country": country.name if country else "",
        "country_iso": place.country if place else "",
        "geonameid": place.geonameid if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "where_offset": link.mention.start if link.mention else None,
        "where_candidates": _candidates(link.mention),
    }


def _candidates(mention: ResolvedPlace | None) -> tuple[dict[str, Any], ...]:
    """What the place's name may mean, best first, with the points of each reason."""
    return tuple(
        {
            "name": candidate.place.name, "kind": candidate.place.kind, "country": candidate.place.country,
            "geonameid": candidate.place.geonameid, "score": candidate.score, "reasons": dict(candidate.reasons),
        }
        for candidate in (mention.candidates if mention else ())
    )  # fmt: skip


def _actor(role: str, actor: ResolvedActor | None) -> dict[str, Any]:
    return {
        role: actor.name if actor else "",
        f"{role}_type": actor.actor_class if actor else "",
        f"{role}_offset": actor.start if actor else None,
    }


def _evidence(context: Context, mention: CasualtyMention) -> dict[str, Any]:
    first, end = context.sentences[context.sentence_at(mention.start)]
    return {
        "sentence": " ".join(context.text[first:end].split()),
        "start": mention.start,
        "end": mention.end,
        "sentence_start": first,
        "sentence_end": end,
    }
