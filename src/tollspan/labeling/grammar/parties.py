"""Noun phrases for unnamed parties: ``Syrian security forces``, ``suspected Boko Haram militants``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tollspan.labeling.grammar.numbers import ONES, is_number
from tollspan.labeling.wordlists import load_cues, load_words
from tollspan.words import Reading

HEADS: Final = load_words("party_heads.txt")
_MODIFIERS: Final = load_words("party_modifiers.txt")
_THINGS: Final = load_words("party_things.txt")
DEMONYMS: Final = load_words("demonyms.txt")
FUNCTION_WORDS: Final = load_words("function_words.txt")
_ADJECTIVE_ENDS: Final = tuple(sorted(load_cues("parties adjective_ends")))
_ADJECTIVE_SUFFIXES: Final = tuple(sorted(load_cues("parties adjective_suffixes")))
_COMMON: Final = load_words("common_words.txt")
_ADJECTIVE_STARTS: Final = ("pro-", "anti-", "ex-", "counter-", "ultra-", "neo-", "para")
_INSTITUTIONS: Final = load_cues("parties institutions")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
SOURCES: Final = frozenset("sources source media".split())
_SOURCE_MODIFIERS: Final = load_cues("parties source_modifiers")
_LONGEST: Final = 7
_SHORTEST_PREFIXED: Final = 5
_SHORTEST_SUFFIXED: Final = 5


@dataclass(frozen=True, slots=True)
class Party:
    """Words ``start:end`` of a party.

    Attributes:
        start, end: range of words.
        head: its lower-case last word.
        number: whether a number stands before it (then it may be a casualty).
    """

    start: int
    end: int
    head: str
    number: bool


@lru_cache(maxsize=4)
def find_parties(reading: Reading) -> tuple[Party, ...]:
    """Parties of a reading in text order, none inside another."""
    found: list[Party] = []
    done = 0
    for i in reading.at(HEADS):
        if i < done:
            continue
        end = _run_end(reading, i)
        start = party_start(reading, i, done)
        is_part = _is_modifier(reading, end) or _continues(reading, end) or _is_department(reading, i)
        if not is_part and not _is_idiom(reading, start, end):
            found.append(Party(start, end, reading.low[end - 1], _has_number(reading, start)))
        done = end
    return tuple(found)


def find_sources(reading: Reading) -> list[tuple[int, int]]:
    """Ranges of ``police sources``, ``military source``, ``state media``."""
    heads = (i for i in reading.at(SOURCES) if reading.before(i) in _SOURCE_MODIFIERS)
    return [(party_start(reading, i, 0), i + 1) for i in heads]


def party_start(reading: Reading, i: int, floor: int) -> int:
    """Start of the modifiers in front of the head at word ``i``."""
    start, first = i, max(reading.start_of(i), floor, i - _LONGEST)
    while start > first and _modifies(reading, start - 1):
        start -= 1
    while start < i and reading.low[start] in ("-", "'s", "and", "or"):
        start += 1
    return start


def _modifies(reading: Reading, k: int) -> bool:  # noqa: PLR0911 - a decision list: one return a pattern
    word = reading.low[k]
    if word in _MODIFIERS or word in HEADS or word in DEMONYMS or word.endswith(_ADJECTIVE_ENDS):
        return True
    if word.startswith(_ADJECTIVE_STARTS) and len(word) > _SHORTEST_PREFIXED and word[0].isalpha():  # not "para" alone
        return "-" in word
    if word in ("and", "or"):
        return _joins_adjectives(reading, k)
    if _ORDINAL.fullmatch(word):
        return True
    if word in FUNCTION_WORDS or word in ONES or not word[0].isalpha():
        return False
    if reading.is_damaged(k):
        return _is_place_word(word)
    if reading.is_capital(k):
        return not reading.is_first(k) or reading.is_capital(k + 1) or word not in _COMMON
    return len(word) > _SHORTEST_SUFFIXED and word.endswith(_ADJECTIVE_SUFFIXES)  # "patriotic", not "basic"


@lru_cache(maxsize=20_000)
def _is_place_word(word: str) -> bool:
    """Whether a word of a text without case is a well-known place of one word."""
    from tollspan.labeling.grammar.gazetteer import places  # noqa: PLC0415 - the gazetteer asks this module for demonyms

    return word in places() and word not in _COMMON


def _joins_adjectives(reading: Reading, k: int) -> bool:
    """``Western and Arab states``, ``police and army officers``."""
    return reading.before(k) in DEMONYMS and reading.after(k) in DEMONYMS


def _run_end(reading: Reading, i: int) -> int:
    """End of a run of heads: ``police officers``, ``army deserters``."""
    j = i + 1
    while j < reading.end_of(i) and (reading.low[j] in HEADS or _is_inner(reading, j)):
        j += 1
    return j


def _is_inner(reading: Reading, j: int) -> bool:
    """Whether word ``j`` stands between two heads: ``government security forces``."""
    return (
        reading.low[j] in _MODIFIERS and reading.after(j) in HEADS and reading.low[j - 1] not in ("officials", "troops")
    )


def _continues(reading: Reading, end: int) -> bool:
    """Whether a capitalised head goes on as a name: ``Ministry of Culture``, ``MINISTRY OF DEFENSE``."""
    if reading.after(end - 1) not in ("of", "for") or not reading.is_capital(end - 1):
        return False
    k = end + 1 + (reading.after(end) == "the")
    if k >= reading.end_of(end - 1):
        return False
    return reading.low[end - 1] in _INSTITUTIONS if reading.is_damaged(end - 1) else reading.is_capital(k)


def _is_department(reading: Reading, i: int) -> bool:
    """``Beni department``, ``Bago Division``: a place, not an office."""
    return (
        reading.low[i] in ("department", "division")
        and i > 0
        and reading.is_capital(i - 1)
        and not reading.is_capital(i)
    )


def _is_modifier(reading: Reading, end: int) -> bool:
    """Whether what stands before word ``end`` only modifies a thing: ``army aircraft``."""
    following = reading.after(end - 1)
    return following in _THINGS or (following == "-" and reading.glued(end))


def _is_idiom(reading: Reading, start: int, end: int) -> bool:
    """Heads in a sense that is no party: ``in force``, ``air force base``, ``court`` alone, ``task force``."""
    word, before = reading.low[end - 1], reading.before(start)
    if end - start > 1:
        return False
    if word in (
        "force",
        "division",
        "unit",
        "units",
        "front",
        "wing",
        "patrol",
        "guard",
        "alliance",
        "states",
        "powers",
        "customs",
        "party",
        "movement",
        "court",
        "artillery",
        "squad",
        "union",
        "state",
        "department",
        "agency",
        "agent",
        "agents",
        "personnel",
        "allies",
        "deputies",
    ):
        return not (word in ("party", "movement", "agency", "department", "court", "union") and before == "the")
    return word in ("congress", "congresses") and before != "the"


def _has_number(reading: Reading, start: int) -> bool:
    before = reading.before(start)
    return bool(before) and (
        is_number(before) or before in ("a", "an", "several", "dozens", "another", "few", "no", "two")
    )
