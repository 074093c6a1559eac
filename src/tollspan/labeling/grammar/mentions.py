"""Mentions that may count people: ``at least 44 civilians``, ``15``, ``a boy``, ``no one``, ``30 deaths``.

A mention is only a candidate; whether its people were harmed is for the labelling functions to say.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from tollspan.labeling.grammar.dates import find_dates
from tollspan.labeling.grammar.nouns import NounPhrase, noun_phrase_at
from tollspan.labeling.grammar.numbers import QUANTIFIERS, approximated_start, is_number, number_end
from tollspan.labeling.grammar.other_numbers import counts_no_people, is_age
from tollspan.labeling.grammar.persons import CASUALTY_NOUNS
from tollspan.labeling.wordlists import load_cues
from tollspan.words import Reading

Form = Literal["counted", "bare", "singular", "definite", "zero", "noun", "unknown", "unknown_single"]

JOINTS: Final = (["and"], [","], [",", "and"])
"""Words that join two mentions under one predicate."""

_NOBODY: Final = frozenset(("nobody", "no-one", "none"))
_SINGLE: Final = frozenset(("a", "an", "another"))
_POSSESSIVE: Final = frozenset(("his", "her", "their", "whose", "its", "my", "our"))
_MORE: Final = frozenset(("more", "others"))
_ORDINALS: Final = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_BEHIND_ORDINAL: Final = load_cues("mentions behind_ordinal")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``start:end`` that may count people.

    Attributes:
        start, end: range of words.
        form: ``counted`` (number and noun), ``bare`` (number alone), ``singular``, ``definite`` (``the driver``),
            ``zero``, ``noun`` (a noun that is a casualty by itself), ``unknown`` and ``unknown_single`` (a noun that
            no list calls a person).
        head: lower-case noun, empty for ``bare``.
    """

    start: int
    end: int
    form: Form
    head: str = ""


@lru_cache(maxsize=4)
def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Mentions of a reading in text order, none inside another or inside a date."""
    dated = {k for phrase in find_dates(reading) for k in range(phrase.start, phrase.end)}
    found: list[Mention] = []
    done = 0
    for i in range(len(reading)):
        if i >= done and i not in dated and (mention := _mention_at(reading, i)):
            found.append(mention)
            done = mention.end
    return tuple(found)


@lru_cache(maxsize=4)
def mention_starts(reading: Reading) -> dict[int, Mention]:
    """Mentions by their first word."""
    return {mention.start: mention for mention in find_mentions(reading)}


def mentions_of(reading: Reading, *forms: Form) -> Iterator[Mention]:
    """Mentions of the given forms."""
    return (mention for mention in find_mentions(reading) if mention.form in forms)


def behind(reading: Reading, mention: Mention) -> int:
    """The word behind a mention, over a ``more`` that is no part of it: ``[three] more were hurt``."""
    return mention.end + (mention.form == "bare" and reading.after(mention.end - 1) == "more")


def neighbours(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions that follow each other in one sentence."""
    for earlier, later in itertools.pairwise(find_mentions(reading)):
        if reading.sentence[earlier.start] == reading.sentence[later.start]:
            yield earlier, later


def _mention_at(reading: Reading, i: int) -> Mention | None:
    word = reading.low[i]
    if word == "no" or word in _NOBODY:
        return _zero(reading, i)
    end = number_end(reading, i) if (word in QUANTIFIERS or word in ("a", "an", "half") or is_number(word)) else i
    if end > i:
        return _counted(reading, i, end)
    if word in _SINGLE:
        return _singular(reading, i)
    return _definite(reading, i) if word in _POSSESSIVE or word == "the" else None


def _zero(reading: Reading, i: int) -> Mention | None:
    """``no one``, ``nobody``, ``no casualties``, ``no civilians``."""
    if reading.low[i] in _NOBODY:
        return Mention(i, i + 1, "zero", reading.low[i])
    if reading.after(i) == "one":
        return Mention(i, i + 2, "zero", "one")
    at = i + 2 if reading.after(i) in ("confirmed", "reported", "known", "other", "immediate") else i + 1
    noun = noun_phrase_at(reading, at, i) or noun_phrase_at(reading, at, i, single=True)
    return Mention(i, noun.end, "zero", reading.low[noun.end - 1]) if noun and noun.known else None


def _counted(reading: Reading, i: int, end: int) -> Mention | None:
    """A number or quantifier with its noun, or alone."""
    if counts_no_people(reading, i, end):
        return None
    start, low = approximated_start(reading, i), reading.low
    at = end + 1 if reading.after(end - 1) == "of" and not is_number(low[end - 1]) else end
    if reading.after(end - 1) in _MORE:
        further = noun_phrase_at(reading, end + 1, i)
        if further and further.known:
            return Mention(start, further.end, "counted", low[further.end - 1])
    noun = noun_phrase_at(reading, at, i) or (noun_phrase_at(reading, at, i, single=True) if low[i] == "one" else None)
    if noun is None:
        is_open = low[i] in ("both", "half") or (
            low[i] in ("a", "an") and low[end - 1] in ("number", "lot", "group", "pair", "score")
        )
        if is_open or _takes_other_noun(reading, at) or is_age(reading, i, end):
            return None
        return Mention(start, end + (reading.after(end - 1) == "others"), "bare")
    head = low[noun.end - 1]
    form: Form = "unknown" if not noun.known else "noun" if head in CASUALTY_NOUNS else "counted"
    return Mention(start, noun.end, form, head)


def _takes_other_noun(reading: Reading, at: int) -> bool:
    """Whether a thing, animal or capitalised word follows the number: ``40 houses``."""
    noun = noun_phrase_at(reading, at, at - 1, people=False)
    return noun is not None


def _singular(reading: Reading, i: int) -> Mention | None:
    """``an 11-year-old boy``, ``a child and woman``, ``another soldier``, ``another``, ``a third``."""
    noun = noun_phrase_at(reading, i + 1, i, single=True)
    if noun is None:
        is_alone = reading.low[i] == "another" and (
            reading.after(i) in ("in", "at", "was", "is", ",", ".", "near", "and", "")
        )
        if reading.low[i] == "a" and reading.after(i) in _ORDINALS and reading.after(i, 2) in _BEHIND_ORDINAL:
            return Mention(i, i + 2, "bare")
        return Mention(i, i + 1, "bare") if is_alone else None
    return Mention(i, noun.end, "singular" if noun.known else "unknown_single", reading.low[noun.end - 1])


def _definite(reading: Reading, i: int) -> Mention | None:
    """``his wife``, ``whose sister``, ``its owner``, ``the skipper``."""
    noun: NounPhrase | None = noun_phrase_at(reading, i + 1, i, single=True)
    if noun is None or not noun.known:
        return None
    form: Form = "definite" if reading.low[i] == "the" else "singular"
    return Mention(i, noun.end, form, reading.low[noun.end - 1])
