"""Parties without a name, states that act, and sources: ``security forces``, ``Turkey``, ``police sources``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.grammar.parties import DEMONYMS, find_parties, find_sources
from tollspan.labeling.grammar.states import Role, state_roles
from tollspan.labeling.wordlists import load_words
from tollspan.labels import ACTOR
from tollspan.spans import Document, Span
from tollspan.words import read_words

_SPEECH: Final = load_words("speech.txt")
_PEOPLES: Final = frozenset(name + "s" for name in DEMONYMS if name[-1] in "nisdkb")


def party_that_acts(document: Document) -> Iterator[Span]:
    """``[masked gunmen] opened fire``: a party before a verb, preposition or stop."""
    reading = read_words(document)
    for party in find_parties(reading):
        if party.end - party.start == 1 and not party.number and not reading.is_damaged(party.start):
            yield reading.span(party.start, party.end, ACTOR)


def modified_party(document: Document) -> Iterator[Span]:
    """``[Syrian security forces]``, ``[suspected Boko Haram militants]``."""
    reading = read_words(document)
    for party in find_parties(reading):
        if party.end - party.start > 1 and not party.number and not reading.is_damaged(party.start):
            yield reading.span(party.start, party.end, ACTOR)


def counted_party(document: Document) -> Iterator[Span]:
    """``six [masked gunmen] attacked``: the number stays outside."""
    reading = read_words(document)
    for party in find_parties(reading):
        if party.number and not reading.is_damaged(party.start):
            yield reading.span(party.start, party.end, ACTOR)


def party_without_case(document: Document) -> Iterator[Span]:
    """``THE [GUERRILLAS] ATTACKED``, ``[junta troops]``: where capitals are lost."""
    reading = read_words(document)
    for party in find_parties(reading):
        if reading.is_damaged(party.start):
            yield reading.span(party.start, party.end, ACTOR)


def source_head(document: Document) -> Iterator[Span]:
    """``[police sources] said``, ``[state media]``."""
    reading = read_words(document)
    for first, end in find_sources(reading):
        yield reading.span(first, end, ACTOR)


def acting_state(document: Document) -> Iterator[Span]:
    """``[Turkey] launched an operation``, ``[Malaysia] and [Indonesia] maintain ties``."""
    return _states(document, "subject")


def state_with_clause(document: Document) -> Iterator[Span]:
    """``[Norway], which had offered to help, …``."""
    return _states(document, "relative")


def state_as_agent(document: Document) -> Iterator[Span]:
    """``declared by [Niamey]``, ``a campaign against [Dushanbe]``."""
    return _states(document, "agent")


def addressed_state(document: Document) -> Iterator[Span]:
    """``urged [Ottawa] to act``, ``talks between [India] and [Pakistan]``, ``sanctions on [Iran]``."""
    return _states(document, "addressed")


def state_in_echo(document: Document) -> Iterator[Span]:
    """``So did [Washington]``, ``as has [Ireland]``."""
    return _states(document, "echo")


def state_with_stance(document: Document) -> Iterator[Span]:
    """``[Moscow]'s version``, ``[Tokyo]'s refusal``."""
    return _states(document, "stance")


def _states(document: Document, role: Role) -> Iterator[Span]:
    reading = read_words(document)
    for (first, end), own in state_roles(reading).items():
        if own == role:
            yield reading.span(first, end, ACTOR)


def people_as_party(document: Document) -> Iterator[Span]:
    """``the [Americans] bombed``, ``the [Israelis] said``."""
    reading = read_words(document)
    for i in reading.at(_PEOPLES):
        if reading.after(i) in load_words("state_verbs.txt") and reading.before(i) in ("the", "", "that", "and"):
            yield reading.span(i, i + 1, ACTOR)


ACTOR_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    party_that_acts,
    modified_party,
    counted_party,
    party_without_case,
    source_head,
    acting_state,
    state_with_clause,
    state_as_agent,
    addressed_state,
    state_in_echo,
    state_with_stance,
    people_as_party,
)
