"""Counts of people whom a verb or noun before them harms: ``killing 12``, ``the deaths of two``, ``15 deaths``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.functions.casualties import casualty, vote_by
from tollspan.labeling.grammar.evidence import anchors, kind_of_noun
from tollspan.labeling.grammar.governors import kind_as_object, kind_of_far_verb, kind_of_genitive, kind_of_taking
from tollspan.labeling.grammar.mentions import JOINTS, mentions_of, neighbours
from tollspan.labeling.wordlists import load_cues
from tollspan.spans import Document, Span
from tollspan.words import read_words

_LOSING: Final = load_cues("casualty_objects losing")
_COST: Final = 5


def object_people(document: Document) -> Iterator[Span]:
    """``killing [at least 44 civilians]``, ``wounded [two guards]``."""
    return vote_by(kind_as_object, document, "counted", "noun")


def object_number(document: Document) -> Iterator[Span]:
    """``killed [12] and wounded [more than 30]``."""
    return vote_by(kind_as_object, document, "bare")


def object_person(document: Document) -> Iterator[Span]:
    """``shot dead [a shopkeeper]``, ``killing [nobody]``."""
    return vote_by(kind_as_object, document, "singular", "zero")


def taken_or_left(document: Document) -> Iterator[Span]:
    """``took [12 people] hostage``, ``left [19] dead``, ``forced [300 families] to flee``."""
    return vote_by(kind_of_taking, document, "counted", "bare", "singular", "zero")


def harm_of_people(document: Document) -> Iterator[Span]:
    """``the deaths of [12 miners]``, ``the abduction of [a priest]``."""
    return vote_by(kind_of_genitive, document, "counted", "bare", "singular")


def casualty_noun(document: Document) -> Iterator[Span]:
    """``[15 deaths]``, ``[30 lives]``, ``[four bodies]``, ``[203 arrests]``."""
    return vote_by(kind_of_noun, document, "noun")


def no_casualties(document: Document) -> Iterator[Span]:
    """``[no casualties]``, ``[no injuries]``, ``[no deaths]``."""
    return vote_by(kind_of_noun, document, "zero")


def joined_object(document: Document) -> Iterator[Span]:
    """``killing three soldiers and [two civilians]``, ``a man and [a woman] were killed``."""
    reading = read_words(document)
    found, kind = anchors(reading), None
    for earlier, mention in neighbours(reading):
        link = reading.low[earlier.end : mention.start]
        kind = found.get(earlier) or (kind if link == [","] else None)
        speaks = reading.after(mention.end - 1) in ("said", "told", "says", "source", "sources")
        if mention not in found and kind and not speaks and "unknown" not in mention.form and link in JOINTS:
            yield from casualty(reading, mention, kind)


def unlisted_object(document: Document) -> Iterator[Span]:
    """``killing [a zither maker]``, ``shot [two escapees]``."""
    return vote_by(kind_as_object, document, "unknown", "unknown_single")


def further_object(document: Document) -> Iterator[Span]:
    """``killed the mayor and [two bodyguards]``, ``wounding Smith and [three others]``."""
    return vote_by(kind_of_far_verb, document, "counted", "bare", "singular")


def people_lost(document: Document) -> Iterator[Span]:
    """``the army lost [one officer]``, ``the raid cost the NDF [11 men]``, ``lost [nobody]``."""
    reading = read_words(document)
    for mention in mentions_of(reading, "counted", "singular", "zero"):
        is_lost = reading.before(mention.start) in _LOSING
        cost = {reading.before(mention.start, steps) for steps in range(1, _COST + 1)} & {"cost", "costing"}
        if is_lost or (cost and mention.form == "counted"):
            yield from casualty(reading, mention, "killed")


CASUALTY_OBJECT_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    object_people,
    object_number,
    object_person,
    taken_or_left,
    harm_of_people,
    casualty_noun,
    no_casualties,
    joined_object,
    unlisted_object,
    further_object,
    people_lost,
)
