"""Which words are a person's name: capitalised, without a word of organisations, parties, ranks or dates."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import Final

from tollspan.gazetteers.persons import is_person
from tollspan.gazetteers.tables import read_table
from tollspan.records.linking.data_files import load_cues
from tollspan.records.linking.harm_words import GROUP_OF_WORD
from tollspan.words import Reading

_PARTICLES: Final = load_cues("people particles")
_NO_PERSONS: Final = load_cues("people no persons")
_TITLES: Final = load_cues("people titles")
_ACRONYM: Final = 3


def name_start(reading: Reading, first: int, end: int) -> int | None:
    """Where the person's name in the words ``first:end`` begins, ranks and titles before it left out; None for none."""
    damaged = reading.is_damaged(first)
    low = reading.low[first:end]
    if " ".join(low) in _known_actors():
        return None
    start = first
    while start < end and not _may_be_name(reading, start, damaged=damaged):
        start += 1
    if start == end or not all(_may_be_name(reading, i, damaged=damaged) for i in range(start, end)):
        return None
    return None if damaged and end - first == 1 else start


def bare_name(reading: Reading, first: int, spans: Container[int]) -> tuple[int, int] | None:
    """Bounds of the name that capitalised words from ``first`` on are, where no span holds them."""
    if not reading.is_capital(first) or reading.form(first) != "plain":
        return None
    end = first
    last = reading.end_of(first)
    while end < last and end not in spans and _continues_name(reading, end):
        end += 1
    start = name_start(reading, first, end) if end > first else None
    if start is None or (reading.is_first(start) and end == start + 1):
        return None
    return start, end


def _continues_name(reading: Reading, i: int) -> bool:
    is_initial = reading.words[i] == "." and reading.glued(i) and len(reading.words[i - 1]) == 1
    return reading.is_capital(i) or reading.low[i] in _PARTICLES or is_initial


def _may_be_name(reading: Reading, i: int, *, damaged: bool) -> bool:
    """Whether a word may belong to a person's name."""
    word, low = reading.words[i], reading.low[i]
    if low in _NO_PERSONS or low in _TITLES or low in GROUP_OF_WORD or is_person(low):
        return False
    if damaged or low in _PARTICLES or not word[0].isalpha():
        return True
    return word[0].isupper() and not (len(word) >= _ACRONYM and word.isupper())


@cache
def _known_actors() -> frozenset[str]:
    """Lower-case names of the organisations, groups and states that the gazetteer knows."""
    return frozenset(row[0].lower() for row in read_table("actors.tsv"))
