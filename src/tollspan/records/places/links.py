"""Links each casualty to the place where people were harmed, and that place to coordinates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tollspan.gazetteers.place import Place
from tollspan.labels import ACTOR
from tollspan.records.casualties import CasualtyMention
from tollspan.records.context import Context
from tollspan.records.places.resolution import ResolvedPlace
from tollspan.records.places.scores import kilometres
from tollspan.records.zones import From, carried, nearest
from tollspan.spans import Document

_NO_SCENE_BEFORE: Final = re.compile(
    r"\b(?:said|says|spoke|speaking|reporters|journalists|statements?|received|interview\w*|conference|meeting|summit"
    r"|talks|based|headquartered|headquarters|offices?|embassy|ambassador|minister|president|spokes\w+|born|parliament"
    r"|court|ministry|told \w+)\s+(?:here\s+)?(?:in|at|from|of|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NO_SCENE_BEHIND: Final = re.compile(r"-(?:based|born|backed|led|trained|sponsored)\b")
_LANDMARK: Final = re.compile(
    r"[^\W\d_],?\s(?:[\w.]+\s(?:km|kms|kilomet\w+|miles?)|just|immediately)\s(?:(?:to\s)?(?:the\s)?\w+[\s-]){1,3}(?:of|from)"
    r"\s(?:the\s)?$"
)
"""``Douma, just north of [Damascus]``: it says where another place lies."""
_POSSESSIVE: Final = re.compile(r"['’]s\s+")
_HOME: Final = re.compile(r",?\s+(?:(?:who|which) (?:came|was|were) )?from\s+(?:the\s+)?")
_LOOK: Final = 60
_MAIN_SHARE: Final = 0.5
_SCENE_KM: Final = 60.0


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """Where a casualty happened.

    Attributes:
        mention: the place that the text names, None where only the text's country is known.
        place: what gives the coordinates: the mention's place, else what it lies in, else the country.
        where_prec: UCDP's precision of these coordinates, None without any.
        reach: how far the link reaches.
        reason: why there is no place, or none of its own; empty otherwise.
    """

    mention: ResolvedPlace | None
    place: Place | None
    where_prec: int | None
    reach: From | None
    reason: str = ""


def link_places(
    document: Document,
    context: Context,
    mentions: Sequence[CasualtyMention],
    places: tuple[ResolvedPlace, ...],
    country: Place | None,
) -> list[PlaceLink]:
    """A place for each casualty mention; ``country`` is what the text as a whole is about."""
    scenes = tuple(place for place in places if _is_scene(document, place))
    found: list[tuple[ResolvedPlace, From] | None] = []
    for i, mention in enumerate(mentions):
        near = tuple(scene for scene in scenes if not _is_home(context, mention, scene))
        own = nearest(context, mentions, i, near)
        if own and mention.target is not None and own[0].start < mention.start:
            own = None  # "three in Douma, north of Damascus, including [a child]": what stands before is the whole's.
        own = own or carried(context, mentions, i, found)
        found.append(own or (_from_text(context, mention, scenes) if mention.relation != "background" else None))
    return [_located(link, places, scenes, context, country) for link in found]


def main_country(places: Sequence[ResolvedPlace], peoples: Counter[str]) -> str:
    """ISO code of the country that most of a text's places lie in, else of most peoples; empty where none has half."""
    codes = Counter(place.place.country for place in places if place.place and place.place.country) or peoples
    best = codes.most_common(1)
    return best[0][0] if best and best[0][1] >= _MAIN_SHARE * sum(codes.values()) else ""


def _is_scene(document: Document, place: ResolvedPlace) -> bool:
    """Whether something may have happened in a place: nobody merely speaks there, and no actor is merely from there."""
    if _NO_SCENE_BEFORE.search(document.text[max(0, place.start - _LOOK) : place.start]):
        return False
    if _NO_SCENE_BEHIND.match(document.text, place.end) or _LANDMARK.search(
        document.text, max(0, place.start - _LOOK), place.start
    ):
        return False
    owned = _POSSESSIVE.match(document.text, place.end)
    return not (owned and any(span.label == ACTOR and span.start == owned.end() for span in document.spans))


def _is_home(context: Context, mention: CasualtyMention, scene: ResolvedPlace) -> bool:
    """Whether the place only says where the victims are from: ``[a driver] from [Ontario]``."""
    return mention.kind != "displaced" and _HOME.fullmatch(context.text, mention.end, scene.start) is not None


def _from_text(
    context: Context, mention: CasualtyMention, scenes: Sequence[ResolvedPlace]
) -> tuple[ResolvedPlace, From] | None:
    """The last place named before in the paragraph; else in the text, while it has told of one scene only."""
    before = [scene for scene in scenes if scene.start < mention.start]
    paragraph = context.paragraph_at(mention.start)
    here = [scene for scene in before if context.paragraph_at(scene.start) == paragraph]
    if here:
        return here[-1], "text"
    return (before[-1], "text") if before and _are_one_scene(before) else None


def _are_one_scene(scenes: Sequence[ResolvedPlace]) -> bool:
    """Whether the places with coordinates lie near each other, those aside that merely say in which country."""
    points = [scene.place for scene in scenes if scene.place and scene.place.kind not in ("country", "admin1", "sea")]
    return all((km := kilometres(points[0], other)) is None or km <= _SCENE_KM for other in points[1:])


def _located(
    link: tuple[ResolvedPlace, From] | None,
    places: Sequence[ResolvedPlace],
    scenes: tuple[ResolvedPlace, ...],
    context: Context,
    country: Place | None,
) -> PlaceLink:
    """The finest known coordinates: of the place, what it lies in, another place of its sentence, the country."""
    if link is None:
        return PlaceLink(None, country, 6 if country else None, None, "the text names no place for it")
    mention, reach = link
    for inner in (*_chain(mention, places), *_beside(mention, scenes, context)):
        if inner.place is not None and inner.place.lat is not None:
            prec = inner.where_prec if inner is mention else max(2, inner.where_prec or 6)
            return PlaceLink(mention, inner.place, prec, reach, mention.reason)
    if mention.place is not None:
        return PlaceLink(mention, mention.place, mention.where_prec, reach, "the gazetteer has no coordinates for it")
    return PlaceLink(mention, country, 6 if country else None, reach, mention.reason)


def _chain(mention: ResolvedPlace, places: Sequence[ResolvedPlace]) -> Iterator[ResolvedPlace]:
    """The place and what it is said to lie in, from the inside out."""
    inner: ResolvedPlace | None = mention
    while inner is not None:
        yield inner
        inner = places[inner.inside] if inner.inside is not None else None


def _beside(mention: ResolvedPlace, scenes: tuple[ResolvedPlace, ...], context: Context) -> list[ResolvedPlace]:
    """The other places of its sentence, the nearest in the text first."""
    there = context.in_sentence(context.sentence_at(mention.start), scenes)
    return sorted((scene for scene in there if scene != mention), key=lambda scene: abs(scene.start - mention.start))
