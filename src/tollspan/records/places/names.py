"""What a LOCATION span says beside the name: a compass word, the kind of place, that its surroundings are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tollspan.gazetteers.place import Kind

_KINDS_OF_NOUNS: Final[tuple[tuple[str, frozenset[Kind]], ...]] = (
    (
        "province governorate state oblast prefecture republic krai department departments voivodeship emirate",
        frozenset(("admin1", "area")),
    ),
    ("region territory zone division canton", frozenset(("admin1", "admin2", "area"))),
    (
        "district county tehsil taluk taluka mandal block upazila municipality raion sub-district subdistrict regency"
        " commune governate cercle woreda parish borough",
        frozenset(("admin2", "admin3", "area")),
    ),
    ("city town village township hamlet settlement capital suburb barangay sitio", frozenset(("settlement", "admin3"))),
    (
        "river valley mountain mountains hills hill desert forest lake delta coast plain plains plateau peninsula"
        " island islands highlands strip basin corridor canal archipelago heights wadi",
        frozenset(("area", "site", "admin1")),
    ),
    ("sea ocean gulf strait straits bay channel", frozenset(("sea", "area"))),
    ("camp quarter neighbourhood neighborhood sector colony port ward base airbase", frozenset(("site", "settlement"))),
    (
        "hospital mosque church cathedral school university college station prison jail airport airfield barracks"
        " bridge market square street road avenue boulevard highway motorway hotel palace checkpoint crossing stadium"
        " mine refinery factory cemetery court embassy terminal junction roundabout park tower building clinic dam",
        frozenset(("site",)),
    ),
)
_SITE: Final = _KINDS_OF_NOUNS[-1][1]
_NOUNS: Final = {noun: kinds for nouns, kinds in _KINDS_OF_NOUNS for noun in nouns.split()}
_VAGUE_NOUNS: Final = frozenset("area areas countryside region outskirts surroundings suburbs vicinity rural".split())
_COMPASS: Final = (
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|north-?central|south-?central)(?:-?ern)?"
    r"|central|downtown|mainland|inner|outer|rural|coastal|far|metropolitan|suburban|greater|upper|lower"
)
_FRONT: Final = re.compile(rf"(?:(?:the|{_COMPASS})\s+)+(?=\S)", re.IGNORECASE)
_NEAR: Final = re.compile(
    r"(?:\b(?:near|nearby|outside|around|close to|off|beyond|towards?|outskirts of|vicinity of|edge of|suburbs? of"
    r"|from|(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)? of|area of|surroundings of|countryside of"
    r"|outskirts of the (?:city|town|village) of))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FAR_PART: Final = re.compile(
    r"(?:kilomet(?:re|er)s?|km|miles?|hours?)\s+(?:\w+\s+)?(?:from|of|outside)\s+$", re.IGNORECASE
)
_NOUN_OF: Final = re.compile(r"\b([\w-]+) of (?:the )?$")
_LOOK_BACK: Final = 40


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A span of a place taken apart.

    Attributes:
        forms: what to look up, the whole span first, then without compass words, without the noun, without both.
        kinds: kinds of places that its noun allows; empty where no noun says so.
        is_part: whether a compass word says that a part is meant.
        is_around: whether the surroundings are meant (``near Homs``, ``Homs countryside``).
    """

    forms: tuple[str, ...]
    kinds: frozenset[Kind]
    is_part: bool
    is_around: bool


def read_place_name(text: str, start: int, end: int) -> PlaceName:
    """Take the span ``text[start:end]`` apart; what stands before it may say that only the surroundings are meant."""
    whole = " ".join(text[start:end].split())
    front = _FRONT.match(whole)
    without_front = whole[front.end() :] if front else whole
    first, noun = _split_noun(without_front)
    both, _ = _split_noun(whole)
    before = text[max(0, start - _LOOK_BACK) : start]
    of_noun = _NOUN_OF.search(before)
    is_near = bool((_NEAR.search(before) and not before.endswith("from ")) or _FAR_PART.search(before))
    return PlaceName(
        forms=tuple(dict.fromkeys(form for form in (whole, without_front, both, first) if form)),
        kinds=_NOUNS.get(noun) or _NOUNS.get(of_noun[1].lower() if of_noun else "", frozenset()),
        is_part=front is not None,
        is_around=is_near or noun in _VAGUE_NOUNS or _NOUNS.get(noun) == _SITE,
    )


def _split_noun(name: str) -> tuple[str, str]:
    """The name without the noun behind it, and that noun in lower case; an empty noun where there is none."""
    first, _, last = name.rpartition(" ")
    low = last.lower()
    if first and (low in _NOUNS or low in _VAGUE_NOUNS):
        return first, low
    return name, ""
