"""Names of people, and other names that only their place in the sentence makes actors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.grammar.gazetteer import places
from tollspan.labeling.grammar.name_words import PLACE_NOUNS, TITLES, is_english
from tollspan.labeling.grammar.names import find_names
from tollspan.labeling.grammar.toponyms import is_org_name, stands_in_place
from tollspan.labeling.wordlists import load_words
from tollspan.labels import ACTOR
from tollspan.spans import Document, Span
from tollspan.words import read_words

_SPEECH: Final = load_words("speech.txt")
_VERBS: Final = _SPEECH | load_words("state_verbs.txt") | {"who", "'s"}
_PREFIXES: Final = load_words("toponym_prefixes.txt")
_LONGEST: Final = 4


def titled_person(document: Document) -> Iterator[Span]:
    """``General [Mohammed Ahmed Mustafa al-Dabi]``, ``president [bashar al-assad]``."""
    reading = read_words(document)
    for name in find_names(reading):
        before = reading.before(name.start - 1) if reading.before(name.start) == "." else reading.before(name.start)
        if before in TITLES and not is_org_name(reading, name.start, name.end):
            yield reading.span(name.start, name.end, ACTOR)


def speaking_name(document: Document) -> Iterator[Span]:
    """``[Rami Abdel Rahman] said``, ``, said [Rima Salah]``."""
    reading = read_words(document)
    for name in find_names(reading):
        speaks = reading.after(name.end - 1) in _SPEECH and not stands_in_place(reading, name.start)
        if speaks or (
            reading.before(name.start) in ("said", "says", "told", "added")
            and reading.low[name.end - 1] not in places()
        ):
            yield reading.span(name.start, name.end, ACTOR)


def name_in_apposition(document: Document) -> Iterator[Span]:
    """``[Rima Salah], acting deputy director``, ``[Eligio Montecino], 54,``."""
    reading = read_words(document)
    for name in find_names(reading):
        following = [reading.after(name.end - 1, steps) for steps in (1, 2, 3)]
        if following[0] != "," or name.end - name.start == 1:
            continue
        if (following[1].isdigit() and following[2] == ",") or following[1] in TITLES or following[2] in TITLES:
            yield reading.span(name.start, name.end, ACTOR)


def surname_again(document: Document) -> Iterator[Span]:
    """``Rafael Krastek … [Krastek]``: the last word of a person's name that stood in full before."""
    reading = read_words(document)
    surnames: set[str] = set()
    for name in find_names(reading):
        last = reading.low[name.end - 1]
        if name.end - name.start == 1 and last in surnames and not stands_in_place(reading, name.start):
            yield reading.span(name.start, name.end, ACTOR)
        before = reading.before(name.start)
        is_person = (
            before in TITLES or reading.after(name.end - 1) in _SPEECH or before in ("said", "named", "by", "alias")
        )
        if (
            name.end - name.start in (2, 3)
            and (is_person or not name.damaged)
            and not is_org_name(reading, name.start, name.end)
        ):
            surnames |= {last} - PLACE_NOUNS if last not in places() else set()


def lone_name_that_acts(document: Document) -> Iterator[Span]:
    """``[Jundallah] claimed``, ``[Zheng] was arrested``: one unknown capitalised word before a verb."""
    reading = read_words(document)
    for name in find_names(reading):
        low = reading.low[name.start]
        is_lone = name.end - name.start == 1 and not name.damaged and low not in places() and not is_english(low)
        if is_lone and reading.after(name.start) in _VERBS and not stands_in_place(reading, name.start):
            yield reading.span(name.start, name.end, ACTOR)


def unplaced_name(document: Document) -> Iterator[Span]:
    """Two or more capitalised words that no gazetteer, preposition or place noun makes a place: a person, mostly."""
    reading = read_words(document)
    for name in find_names(reading):
        words = reading.low[name.start : name.end]
        is_place = (
            stands_in_place(reading, name.start)
            or " ".join(words) in places()
            or set(words) & PLACE_NOUNS
            or words[0] in _PREFIXES
        )
        is_long = not name.damaged and len(words) > 1 and reading.form(name.start) == "plain"
        if is_long and not is_place and reading.after(name.end - 1) not in PLACE_NOUNS:
            yield reading.span(name.start, name.end, ACTOR)


def unknown_words_without_case(document: Document) -> Iterator[Span]:
    """``said [imogen sallow]``, ``[MARITZA CUELLAR PRADA]``: two or more words that are neither English nor places."""
    reading = read_words(document)
    for name in find_names(reading):
        words = reading.low[name.start : name.end]
        if not name.damaged or not 1 < len(words) <= _LONGEST or stands_in_place(reading, name.start):
            continue
        if (
            not any(word in places() for word in words)
            and words[0] not in _PREFIXES
            and "." not in words
            and (
                reading.before(name.start) not in (",", "of", "and", "to", "from")
                and reading.after(name.end - 1) not in PLACE_NOUNS
            )
        ):
            yield reading.span(name.start, name.end, ACTOR)


PEOPLE_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    titled_person,
    speaking_name,
    name_in_apposition,
    surname_again,
    lone_name_that_acts,
    unplaced_name,
    unknown_words_without_case,
)
