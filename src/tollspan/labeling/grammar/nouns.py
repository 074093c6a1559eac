"""Noun phrases behind a number or article: ``elderly Syrian villagers``, ``women and children``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tollspan.gazetteers.persons import is_person, is_plural, is_singular
from tollspan.labeling.grammar.harm import DONE, STATE, SUFFER
from tollspan.labeling.grammar.numbers import is_number
from tollspan.labeling.grammar.persons import CASUALTY_NOUNS
from tollspan.labeling.wordlists import load_cues, load_words
from tollspan.words import Reading

_STOP: Final = load_words("function_words.txt")
_THINGS: Final = load_words("counted_things.txt")
_STATES: Final = load_cues("nouns states")
_CAPTIVES: Final = frozenset(("hostage", "captive", "prisoner"))
_MODIFYING_STATES: Final = load_cues("nouns modifying_states")
_VERBS: Final = load_cues("nouns verbs")
_UNINFLECTED: Final = load_cues("nouns uninflected")
"""Words that are people and, as often, modify other nouns: ``police officers``."""
_FURTHEST: Final = 6
_SINGULAR_ENDS: Final = ("ss", "us", "is")
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase that ends before word ``end``; ``known`` where its head is listed as a person or casualty."""

    end: int
    known: bool


def noun_phrase_at(
    reading: Reading, at: int, anchor: int, *, single: bool = False, people: bool = True
) -> NounPhrase | None:
    """The noun phrase whose modifiers begin at word ``at``.

    Args:
        reading: the words.
        at: first word of the phrase.
        anchor: a word of the sentence that it must not leave.
        single: whether it must be a singular.
        people: whether phrases whose head is a thing, animal or unit are left out.
    """
    limit = min(reading.end_of(anchor), at + _FURTHEST)
    end = at
    while end < limit and _belongs(reading, end, limit):
        end += 1
    is_head = is_singular if single else _is_plural_head
    for last in range(end - 1, at - 1, -1):
        word = reading.low[last]
        is_state = word in _STATES and not (last == at and word in _CAPTIVES)
        if is_head(word) and not is_state and not (single and word in CASUALTY_NOUNS and word != "body"):
            modifies = last + 1 < end and reading.low[last + 1] not in _STATES and not _is_trailing(reading, last + 1)
            if modifies and (single or word in _UNINFLECTED):
                break
            return NounPhrase(_with_joined(reading, last + 1, single=single), known=True)
    while end > at and reading.low[end - 1] in _STATES:
        end -= 1
    return _unknown(reading, at, end, single=single, people=people)


def _belongs(reading: Reading, k: int, limit: int) -> bool:
    """Whether word ``k`` can stand inside a noun phrase."""
    word, before = reading.low[k], reading.low[k - 1]
    if (word in _VERBS and (is_person(before) or before[0].isdigit())) or (is_number(word) and not word[0].isdigit()):
        return False
    if word in _MODIFYING_STATES or word == "'s":
        following = reading.low[k + 1] if k + 1 < limit else ""
        is_followed = following not in _STOP and following not in _VERBS
        return is_followed and (following[:1].isalpha() or (word == "'s" and following != ""))
    if word == "us" and reading.words[k] == "US":
        return True
    is_verb = word.endswith("ed") and "-" not in word and is_plural(before)
    if is_verb or word in _STOP or word in DONE or word in SUFFER or word in STATE:
        return False
    return word[0].isalpha() or "-" in word[1:]


def _is_trailing(reading: Reading, first: int) -> bool:
    """Whether the words behind a known head are no part of its phrase: an adverb or a verb in -ing."""
    return reading.low[first].endswith(("ing", "ly", "ed")) or (
        reading.is_capital(first) and not reading.is_damaged(first)
    )


def _is_plural_head(word: str) -> bool:
    return word in CASUALTY_NOUNS or is_plural(word)


def _with_joined(reading: Reading, end: int, *, single: bool) -> int:
    """Over ``and children``, ``and woman``: a second noun without article or number of its own."""
    is_head = is_singular if single else is_plural
    while end + 1 < reading.end_of(end - 1) and reading.low[end] in ("and", ",") and is_head(reading.low[end + 1]):
        if reading.low[end + 1] in ("police", "troops", "others", "people") or reading.low[end] == ",":
            break
        end += 2
    return end


def _unknown(reading: Reading, at: int, end: int, *, single: bool, people: bool) -> NounPhrase | None:
    """A phrase with an unlisted head: a plural in -s (or any noun behind an article) that is no listed thing."""
    while end > at and reading.low[end - 1].endswith(("ly", "ing")):
        end -= 1
    if end == at or reading.low[end - 1] == "'s":
        return None
    head = reading.low[end - 1]
    if not people:
        return NounPhrase(end, known=False)
    is_thing = any(reading.low[k] in _THINGS for k in range(at, end))
    is_noun = head.replace("-", "").isalpha() and len(head) >= _SHORTEST and head.endswith("s") != single
    return NounPhrase(end, known=False) if is_noun and not is_thing and not head.endswith(_SINGULAR_ENDS) else None
