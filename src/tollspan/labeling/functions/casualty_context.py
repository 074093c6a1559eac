"""Counts of people near words of harm: weaker evidence than grammar, for the many ways in which reports put it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.functions.casualties import casualty
from tollspan.labeling.grammar.evidence import anchors, kind_before, kind_nearby
from tollspan.labeling.grammar.mentions import Form, Mention, mentions_of
from tollspan.labeling.grammar.parties import HEADS
from tollspan.spans import Document, Span
from tollspan.words import Reading, read_words

_AROUND: Final = (-1, 0, 1)
_HERE_OR_LAST: Final = (-1, 0)
_OPENERS: Final = frozenset(("", ":", ";"))


def people_near_harm(document: Document) -> Iterator[Span]:
    """``[Three passengers], among them two brothers, are still being looked for at the hospital``."""
    reading = read_words(document)
    for mention in _without_anchor(reading, "counted"):
        if mention.head not in HEADS and (kind := kind_nearby(reading, mention)):
            yield from casualty(reading, mention, kind)


def armed_people_near_harm(document: Document) -> Iterator[Span]:
    """``[two privates] fell``: soldiers and police, where the same sentence counts others harmed."""
    reading = read_words(document)
    for mention in _near_counts(reading, "counted", _AROUND):
        if mention.head in HEADS and (kind := kind_nearby(reading, mention)):
            yield from casualty(reading, mention, kind)


def number_near_harm(document: Document) -> Iterator[Span]:
    """``Nine were hurt; [two] by gunfire``: a number alone where this sentence or the last counts others harmed."""
    reading = read_words(document)
    for mention in _near_counts(reading, "bare", _HERE_OR_LAST):
        if kind := kind_nearby(reading, mention):
            yield from casualty(reading, mention, kind)


def person_near_harm(document: Document) -> Iterator[Span]:
    """``[a barmaid] cut by glass; three men were hurt``: one person where the same sentence counts others harmed."""
    reading = read_words(document)
    for mention in _near_counts(reading, "singular", _AROUND):
        if mention.head not in HEADS and (kind := kind_nearby(reading, mention)):
            yield from casualty(reading, mention, kind)


def people_after_counts(document: Document) -> Iterator[Span]:
    """``Six were killed. [Two nurses], both Cuban``: people who open a sentence or item behind a count."""
    reading = read_words(document)
    for mention in _without_anchor(reading, "counted"):
        opens = reading.before(mention.start) in _OPENERS and mention.head not in HEADS
        if opens and (kind := kind_before(reading, mention)):
            yield from casualty(reading, mention, kind)


def _near_counts(reading: Reading, form: Form, sentences: tuple[int, ...]) -> Iterator[Mention]:
    """Mentions without harm of their own, where one of these sentences (0 is their own) counts others harmed."""
    harmed = {reading.sentence[mention.start] for mention in anchors(reading)}
    for mention in _without_anchor(reading, form):
        own = reading.sentence[mention.start]
        if any(own + step in harmed for step in sentences):
            yield mention


def _without_anchor(reading: Reading, form: Form) -> Iterator[Mention]:
    found = anchors(reading)
    return (mention for mention in mentions_of(reading, form) if mention not in found)


CASUALTY_CONTEXT_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    people_near_harm,
    armed_people_near_harm,
    number_near_harm,
    person_near_harm,
    people_after_counts,
)
