"""Reasons to doubt that people whom a span calls harmed are: a tagger also marks attackers, ages and the unharmed."""

from __future__ import annotations

from typing import Final

from tollspan.records.counts import read_count
from tollspan.records.linking.harm_words import CUES, SPARED
from tollspan.records.linking.people import Person
from tollspan.records.linking.victims import Sentences, Victim
from tollspan.words import Reading

_KEPT: Final = frozenset(("one", "another", "others"))


def doubt_about(reading: Reading, victim: Victim, grammar: Sentences) -> str:
    """Why people whom a span, but no predicate calls harmed are probably not; empty where nothing speaks against it.

    A span without a score is an annotator's: only the grammar of its sentence can speak against it.
    """
    person = victim.person
    if person.start in grammar.agents:
        return "they act, nobody harms them"
    if any(other.person is person and other.kind == SPARED for other in grammar.victims):
        return "they are unharmed, or harm is planned, possible or of another event"
    if person.span is None or person.span.score is None:
        return ""
    if reading.before(person.start) == "of" and any(
        other.person.end == person.start - 1 and other.kind == victim.kind for other in grammar.victims
    ):
        return "they only say who the victims are"
    if victim.kind in CUES and not _stands_near_cue(reading, victim):
        return "no word of such harm stands near"
    return "the word counts nobody" if _is_fragment(reading, person) else ""


def _stands_near_cue(reading: Reading, victim: Victim) -> bool:
    """Whether a word of the victim's kind of harm is in their sentence or the one before."""
    number = reading.sentence[victim.person.start]
    first, end = reading.bounds[max(number - 1, 0)][0], reading.bounds[number][1]
    return not CUES[victim.kind].isdisjoint(reading.low[first:end])


def _is_fragment(reading: Reading, person: Person) -> bool:
    """Whether the span is one lower-case word that reads as one person for want of a number: ``former``, ``minor``."""
    if person.end - person.start > 1 or person.head in _KEPT or not reading.words[person.start][0].islower():
        return False
    count = read_count(person.head)
    return count is not None and count.best == 1
