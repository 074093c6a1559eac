"""Counts of people whom a predicate behind them harms: ``12 soldiers were killed``, ``an old man died``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tollspan.gazetteers.persons import is_singular
from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.grammar.governors import kind_as_object
from tollspan.labeling.grammar.mentions import Form, Mention, mentions_of
from tollspan.labeling.grammar.predicates import kind_after, kind_at_distance, kind_of_participle
from tollspan.labels import CASUALTY
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span
from tollspan.words import Reading, read_words

Evidence = Callable[[Reading, Mention], str | None]


def casualty(reading: Reading, mention: Mention, kind: str) -> Iterator[Span]:
    """The vote for a mention with this kind of harm; nothing where its words state no number."""
    if count := read_count(reading.surface(mention.start, mention.end)):
        start, end = reading.starts[mention.start], reading.ends[mention.end - 1]
        yield Span(start, end, CASUALTY, kind=kind, low=count.low, high=count.high)


def vote_by(evidence: Evidence, document: Document, *forms: Form) -> Iterator[Span]:
    """Votes for the mentions of these forms that the evidence calls harmed."""
    reading = read_words(document)
    for mention in mentions_of(reading, *forms):
        if kind := evidence(reading, mention):
            yield from casualty(reading, mention, kind)


def counted_people_suffer(document: Document) -> Iterator[Span]:
    """``[19 people] died``, ``[12 soldiers] were killed``."""
    return vote_by(kind_after, document, "counted")


def bare_number_suffers(document: Document) -> Iterator[Span]:
    """``[19] died``, ``[dozens] have been killed``."""
    return vote_by(kind_after, document, "bare")


def single_person_suffers(document: Document) -> Iterator[Span]:
    """``[an 11-year-old boy] was killed``."""
    return vote_by(kind_after, document, "singular")


def nobody_suffers(document: Document) -> Iterator[Span]:
    """``[no one] was hurt``, ``[no civilians] were killed``."""
    return vote_by(kind_after, document, "zero")


def counted_people_far_from_predicate(document: Document) -> Iterator[Span]:
    """``[two men] in a white car were shot dead``."""
    return vote_by(kind_at_distance, document, "counted")


def bare_number_far_from_predicate(document: Document) -> Iterator[Span]:
    """``[three] of the passengers were killed``."""
    reading = read_words(document)
    for mention in mentions_of(reading, "bare"):
        if reading.after(mention.end - 1) in ("of", "in", "at", "on") and (kind := kind_at_distance(reading, mention)):
            yield from casualty(reading, mention, kind)


def single_person_far_from_predicate(document: Document) -> Iterator[Span]:
    """``[a woman] standing at the gate was wounded``."""
    return vote_by(kind_at_distance, document, "singular")


def counted_people_with_participle(document: Document) -> Iterator[Span]:
    """``[12 people] killed in Kano``, ``[ten miners] feared dead``."""
    return vote_by(kind_of_participle, document, "counted")


def bare_number_with_participle(document: Document) -> Iterator[Span]:
    """``left [19] dead``, ``[seven] wounded``."""
    return vote_by(kind_of_participle, document, "bare")


def single_person_with_participle(document: Document) -> Iterator[Span]:
    """``[a farmer] shot dead at home``."""
    return vote_by(kind_of_participle, document, "singular", "zero")


def first_definite_person_suffers(document: Document) -> Iterator[Span]:
    """``[the skipper] is missing``: somebody definite whom the text has not named before."""
    reading = read_words(document)
    for mention in _first_definite(reading):
        is_subject = reading.before(mention.start) in ("", ",", "and", "that", "said", "when", "but", ";", "while")
        if is_subject and (kind := kind_after(reading, mention)):
            yield from casualty(reading, mention, kind)


def first_definite_person_as_object(document: Document) -> Iterator[Span]:
    """``killing [the driver]``: somebody definite whom the text has not named before."""
    reading = read_words(document)
    for mention in _first_definite(reading):
        if kind := kind_as_object(reading, mention):
            yield from casualty(reading, mention, kind)


def _first_definite(reading: Reading) -> Iterator[Mention]:
    for mention in mentions_of(reading, "definite"):
        if reading.where[mention.head][0] == mention.end - 1 and mention.head not in ("family", "couple"):
            yield mention


def unlisted_people_suffer(document: Document) -> Iterator[Span]:
    """``[four zither makers] were killed``: a plural that no list calls people, before a verb of death or capture."""
    reading = read_words(document)
    for mention in mentions_of(reading, "unknown"):
        kind = kind_after(reading, mention) or kind_of_participle(reading, mention)
        if kind:
            yield from casualty(reading, mention, kind)


def unlisted_person_suffers(document: Document) -> Iterator[Span]:
    """``[a zither maker] was killed``."""
    return vote_by(kind_after, document, "unknown_single")


def headline_person(document: Document) -> Iterator[Span]:
    """``[Hitman] killed in Cali``, ``[Jawan] hurt``: a headline that has dropped the article."""
    reading = read_words(document)
    for first, _ in reading.bounds[:-1]:
        if is_singular(reading.low[first]):
            mention = Mention(first, first + 1, "singular", reading.low[first])
            if kind := kind_of_participle(reading, mention):
                yield from casualty(reading, mention, kind)


CASUALTY_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    counted_people_suffer,
    bare_number_suffers,
    single_person_suffers,
    nobody_suffers,
    counted_people_far_from_predicate,
    bare_number_far_from_predicate,
    single_person_far_from_predicate,
    counted_people_with_participle,
    bare_number_with_participle,
    single_person_with_participle,
    first_definite_person_suffers,
    first_definite_person_as_object,
    unlisted_people_suffer,
    unlisted_person_suffers,
    headline_person,
)
