"""Negative functions: words that a tag must not cover. Each votes ``NOT_`` + tag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import AGAINST, LabelingFunction
from tollspan.labeling.grammar.gazetteer import find_places
from tollspan.labeling.grammar.harm import is_hypothetical
from tollspan.labeling.grammar.known_actors import find_actors
from tollspan.labeling.grammar.mentions import find_mentions
from tollspan.labeling.grammar.names import find_names
from tollspan.labeling.grammar.numbers import is_number
from tollspan.labeling.grammar.parties import HEADS, find_parties
from tollspan.labeling.grammar.toponyms import is_org_name
from tollspan.labeling.wordlists import load_cues, load_words
from tollspan.labels import ACTOR, CASUALTY, LOCATION
from tollspan.spans import Document, Span
from tollspan.words import read_words

_THINGS: Final = load_words("named_things.txt")
_ATTACKS: Final = load_cues("negatives attacks")
_RESCUED: Final = load_cues("negatives rescued")


def place_inside_party(document: Document) -> Iterator[Span]:
    """``[Tulsa] police``, ``[Kerala] police``: the place is part of the party's name."""
    reading = read_words(document)
    parties = {k for party in find_parties(reading) for k in range(party.start, party.end)}
    for first, end, _ in find_places(reading):
        if first in parties and end in parties:
            yield reading.span(first, end, AGAINST + LOCATION)


def place_inside_organisation(document: Document) -> Iterator[Span]:
    """``[Malawi] Congress Party``, ``Bank of [China]``: the place is part of an organisation's name."""
    reading = read_words(document)
    inside = {k for first, end, _ in find_actors(reading) if end - first > 1 for k in range(first, end)}
    inside |= {k for n in find_names(reading) if is_org_name(reading, n.start, n.end) for k in range(n.start, n.end)}
    for first, end, _ in find_places(reading):
        if first in inside and end - 1 in inside and (first - 1 in inside or end in inside):
            yield reading.span(first, end, AGAINST + LOCATION)


def people_who_attack(document: Document) -> Iterator[Span]:
    """``[six gunmen] attacked``, ``[200 people] gathered``: they act, nobody is harmed."""
    reading = read_words(document)
    for mention in find_mentions(reading):
        if mention.form in ("counted", "bare", "singular") and reading.after(mention.end - 1) in _ATTACKS - {"were"}:
            yield reading.span(mention.start, mention.end, AGAINST + CASUALTY)


def people_unharmed(document: Document) -> Iterator[Span]:
    """``[12 miners] were rescued``, ``[30 rebels] surrendered``."""
    reading = read_words(document)
    for mention in find_mentions(reading):
        following = {reading.after(mention.end - 1, steps) for steps in (1, 2, 3)}
        if mention.form in ("counted", "bare", "singular", "noun") and following & _RESCUED:
            yield reading.span(mention.start, mention.end, AGAINST + CASUALTY)


def planned_harm(document: Document) -> Iterator[Span]:
    """``could kill [thousands]``, ``a plot to kidnap [two ministers]``."""
    reading = read_words(document)
    for mention in find_mentions(reading):
        if mention.start > reading.start_of(mention.start) and is_hypothetical(reading, mention.start - 1):
            yield reading.span(mention.start, mention.end, AGAINST + CASUALTY)


def speaker_in_apposition(document: Document) -> Iterator[Span]:
    """``Keiko Arimura, [a teacher], said``: a description of somebody named, no count."""
    reading = read_words(document)
    ends = {name.end for name in find_names(reading)}
    for mention in find_mentions(reading):
        is_described = reading.before(mention.start) == "," and mention.start - 1 in ends
        if mention.form in ("singular", "unknown_single") and is_described:
            yield reading.span(mention.start, mention.end, AGAINST + CASUALTY)


def party_before_thing(document: Document) -> Iterator[Span]:
    """``the [military] governor``, ``[federal court] records``: an unnamed party as a mere modifier."""
    reading = read_words(document)
    for i in reading.at(HEADS):
        if reading.after(i) in ("governor", "prisoner", "vehicle", "barracks", "checkpoint", "post", "academy"):
            yield reading.span(i, i + 1, AGAINST + ACTOR)


def name_of_thing(document: Document) -> Iterator[Span]:
    """``the [Medellin Declaration]``, ``[World Cup]``: names that are neither actors nor places."""
    reading = read_words(document)
    for name in find_names(reading):
        if not name.damaged and reading.low[name.end - 1] in _THINGS and name.end - name.start > 1:
            yield reading.span(name.start, name.end, AGAINST + ACTOR)
            yield reading.span(name.start, name.end, AGAINST + LOCATION)


def whole_of_a_part(document: Document) -> Iterator[Span]:
    """``16 of the [20 people] aboard died``: the whole of which a part was counted."""
    reading = read_words(document)
    for mention in find_mentions(reading):
        before = [reading.before(mention.start, steps) for steps in (3, 2, 1)]
        if mention.form == "counted" and before[1:] in (["of", "the"], ["of", "its"]) and is_number(before[0] or "-"):
            yield reading.span(mention.start, mention.end, AGAINST + CASUALTY)


NEGATIVE_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    place_inside_party,
    place_inside_organisation,
    people_who_attack,
    people_unharmed,
    planned_harm,
    speaker_in_apposition,
    party_before_thing,
    name_of_thing,
    whole_of_a_part,
)
