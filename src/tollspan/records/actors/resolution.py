"""Resolves ACTOR spans: canonical name, class and country, with short forms traced to the name they stand for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from tollspan.gazetteers.spelling import plain_key, without_articles
from tollspan.labels import ACTOR
from tollspan.records.actors.classes import (
    ActorClass,
    KnownActor,
    class_of_words,
    country_of_words,
    governments,
    known_actors,
    looks_like_person,
)
from tollspan.spans import Document, Span

How = Literal["gazetteer", "text", "words"]
"""What the name comes from: the gazetteer of actors, a longer form in the text, or the span's own words."""

_BRACKET: Final = re.compile(r"\s*[(\[]\s*(?:the\s+)?[\"“']?")
_ADJECTIVES: Final = re.compile(
    r"^(?:suspected|alleged|armed|masked|unidentified|unknown|heavily armed|local|outlawed|banned|ruling|rival)\s+",
    re.IGNORECASE,
)
_TYPE_NOUNS: Final = frozenset("group movement organisation organization members agency newspaper network".split())
_LONGEST_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """An ACTOR span and whom it means.

    Attributes:
        start, end: characters of the document's text, half-open.
        name: canonical name.
        actor_class: see `tollspan.records.actors.classes.ActorClass`.
        country: ISO code, empty where unknown or none.
        how: what the name comes from.
    """

    start: int
    end: int
    name: str
    actor_class: ActorClass
    country: str
    how: How


def resolve_actors(document: Document) -> tuple[ResolvedActor, ...]:
    """The actors of a document's ACTOR spans, in text order."""
    spans = [span for span in document.spans if span.label == ACTOR]
    own = [_by_itself(document.surface(span), span) for span in spans]
    keys = [plain_key(document.surface(span)) for span in spans]
    definitions = _bracketed(document, spans, keys)
    found: list[ResolvedActor] = []
    for i, actor in enumerate(own):
        longer = definitions.get(keys[i])
        if actor.how == "gazetteer":
            found.append(actor)
        elif longer is not None and longer != i:
            found.append(_in_place_of(actor, own[longer]))
        else:
            full = _full_form(keys, i, document.surface(spans[i]))
            found.append(_in_place_of(actor, own[full]) if full is not None else actor)
    return tuple(found)


def _by_itself(words: str, span: Span) -> ResolvedActor:
    """What the words say without the rest of the text."""
    return ResolvedActor(span.start, span.end, *_read_actor(" ".join(words.split())))


@lru_cache(maxsize=20_000)
def _read_actor(words: str) -> tuple[str, ActorClass, str, How]:
    """Name, class, country and what the name comes from."""
    bare = _ADJECTIVES.sub("", words)
    if known := _known(words) or _known(bare) or _known(_without_type_nouns(bare)):
        return known.name, known.actor_class, known.country, "gazetteer"
    country = country_of_words(words)
    kind: ActorClass = "person" if looks_like_person(words) else class_of_words(words) or "unknown"
    if kind == "state body" and country and bare.lower().endswith(("government", "regime")):
        name = next((g.name for g in governments().values() if g.country == country), words)
        return name, kind, country, "gazetteer"
    return words, kind, country, "words"


def _known(words: str) -> KnownActor | None:
    """The entry of a name; a lower-case word of our table (``congress``) is a phrase, not a name."""
    if words.islower() and " " not in words and class_of_words(words):
        return None
    key = plain_key(words)
    return known_actors().get(key) or known_actors().get(without_articles(key)) or governments().get(key)


def _without_type_nouns(words: str) -> str:
    """``Shining Path`` of ``Shining Path attackers``: the name without nouns that only say what its people are."""
    parts = words.split()
    while len(parts) > 1 and parts[-1].islower() and (class_of_words(parts[-1]) or parts[-1] in _TYPE_NOUNS):
        parts.pop()
    return " ".join(parts)


def _in_place_of(short: ResolvedActor, full: ResolvedActor) -> ResolvedActor:
    return replace(full, start=short.start, end=short.end, how="gazetteer" if full.how == "gazetteer" else "text")


def _bracketed(document: Document, spans: Sequence[Span], keys: Sequence[str]) -> dict[str, int]:
    """Position of the full name by the key of the short one in brackets behind it: ``Lashkar-e-Toiba (LeT)``."""
    found: dict[str, int] = {}
    for i, (full, short) in enumerate(itertools.pairwise(spans)):
        if _BRACKET.fullmatch(document.text, full.end, short.start) and short.end - short.start < full.end - full.start:
            found.setdefault(keys[i + 1], i)
    return found


def _full_form(keys: Sequence[str], i: int, surface: str) -> int | None:
    """Position of the first longer name of which span ``i`` is a short form."""
    words = keys[i].split()
    if not words or len(words) > _LONGEST_SHORT:
        return None
    for k, other in enumerate(keys):
        if len(other) > len(keys[i]) and words[-1][0] in other:
            longer = other.split()
            if len(longer) > len(words) and _shortens(words, longer, surface):
                return k
    return None


def _shortens(words: Sequence[str], longer: Sequence[str], surface: str) -> bool:
    if len(words) == 1 and surface.isupper() and len(surface) > 1:
        initials = "".join(word[0] for word in longer)
        return initials == words[0] or "".join(w[0] for w in longer if w not in ("of", "the", "for", "and")) == words[0]
    is_name = surface[0].isupper()
    ends = list(longer[-len(words) :]) == list(words)
    heads = is_name and list(words) == [longer[0]] and len(words[0]) > _LONGEST_SHORT
    inside = len(words) == 1 and words[0] in (
        "observatory",
        "council",
        "board",
        "coalition",
        "commission",
        "court",
        "league",
    )
    return ends or heads or (inside and words[0] in longer)
