"""Counts of people on the move: who leave their homes, and who are led away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.functions.casualties import casualty
from tollspan.labeling.grammar.harm import is_hypothetical
from tollspan.labeling.grammar.mentions import Mention, mentions_of
from tollspan.labeling.grammar.parties import HEADS
from tollspan.labeling.wordlists import load_cues
from tollspan.spans import Document, Span
from tollspan.words import Reading, read_words

_FLEEING: Final = load_cues("casualty_movements fleeing")
_REFUGES: Final = load_cues("casualty_movements refuges")
_SEIZING: Final = load_cues("casualty_movements seizing")
_SEIZED: Final = load_cues("casualty_movements seized")
_VEHICLES: Final = load_cues("casualty_movements vehicles")
_JAILERS: Final = load_cues("casualty_movements jailers")
_PREDICATE: Final = 4
_CLAUSE: Final = 11


def people_who_flee(document: Document) -> Iterator[Span]:
    """``[1,900 people] have left their houses``, ``[hundreds] are sleeping in the school``."""
    reading = read_words(document)
    for mention in mentions_of(reading, "counted", "bare"):
        verbs = _FLEEING & _words_behind(reading, mention, _PREDICATE)
        if verbs and mention.head not in HEADS and not _REFUGES.isdisjoint(_words_behind(reading, mention, _CLAUSE)):
            yield from casualty(reading, mention, "displaced")


def people_led_away(document: Document) -> Iterator[Span]:
    """``[four women] were led away``, ``[three waiters] were put in a van``."""
    reading = read_words(document)
    for mention in mentions_of(reading, "counted", "singular"):
        following = _words_behind(reading, mention, _PREDICATE)
        is_led = not _SEIZED.isdisjoint(following) and not following.isdisjoint(("was", "were", "been"))
        if is_led and not _VEHICLES.isdisjoint(_words_behind(reading, mention, _CLAUSE)):
            yield from casualty(reading, mention, _kind_of_capture(reading, mention))


def people_dragged_off(document: Document) -> Iterator[Span]:
    """``bundled [two stewards] into a van``, ``carried off [26 peasants]``, ``left with [nine workers]``."""
    reading = read_words(document)
    for mention in mentions_of(reading, "counted", "singular"):
        off = reading.before(mention.start) in ("off", "away", "up")
        k = mention.start - 1 - off
        is_seizure = (
            k >= reading.start_of(mention.start) and reading.low[k] in _SEIZING and not is_hypothetical(reading, k)
        )
        goes_off = off or not _VEHICLES.isdisjoint(_words_behind(reading, mention, _PREDICATE))
        if is_seizure and goes_off:
            yield from casualty(reading, mention, _kind_of_capture(reading, mention))


def _words_behind(reading: Reading, mention: Mention, reach: int) -> frozenset[str]:
    """The words behind a mention, as far as the clause and ``reach`` go."""
    end = min(reading.end_of(mention.start), mention.end + reach)
    return frozenset(reading.low[mention.end : end])


def _kind_of_capture(reading: Reading, mention: Mention) -> str:
    """Whoever the police lead away is detained; others are missing."""
    first, end = reading.bounds[reading.sentence[mention.start]]
    near = reading.low[max(first, mention.start - _CLAUSE) : min(end, mention.end + _CLAUSE)]
    return "missing" if _JAILERS.isdisjoint(near) else "detained"


CASUALTY_MOVEMENT_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    people_who_flee,
    people_led_away,
    people_dragged_off,
)
