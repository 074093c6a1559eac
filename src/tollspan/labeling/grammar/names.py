"""Runs of words that look like names: by their capitals, or, where capitals are lost, by being no English word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tollspan.labeling.grammar.dates import find_dates
from tollspan.labeling.grammar.name_words import ORG_NOUNS, PLACE_NOUNS, TITLES, is_name_word
from tollspan.labeling.grammar.parties import DEMONYMS
from tollspan.labeling.wordlists import load_cues
from tollspan.words import Reading

_PARTICLES: Final = load_cues("names particles")
_UNITS: Final = load_cues("names units")
_NUMBER: Final = re.compile(r"\d{1,3}(?:st|nd|rd|th)?")
_LINKS: Final = frozenset(("of", "for", "and", "&", "in"))
_OWNERS: Final = load_cues("names owners")
_JOINING: Final = load_cues("names joining")
_UNIT_DIGITS: Final = 3
_INITIALS: Final = 2
_TITLE_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``start:end`` that may be one name; ``damaged`` where capitals say nothing."""

    start: int
    end: int
    damaged: bool


@lru_cache(maxsize=4)
def find_names(reading: Reading) -> tuple[Name, ...]:
    """Runs of name words in text order, titles and dates cut off, none inside another."""
    dated = {k for phrase in find_dates(reading) for k in range(phrase.start, phrase.end)}
    found: list[Name] = []
    i = 0
    while i < len(reading):
        if i in dated or not is_name_word(reading, i):
            i += 1
            continue
        end = _run_end(reading, i, dated)
        start = _without_titles(reading, i, end)
        if (
            start == i
            and reading.low[i] in ("police", "staff")
            and reading.before(i) == "of"
            and reading.before(i, 2) in TITLES
        ):
            start += 1
        start, end = _with_number(reading, start, end)
        while (
            end > start and reading.low[end - 1] in TITLES and end - start == 1 and not reading.words[end - 1].isupper()
        ):
            end -= 1
        if end > start and not all(reading.low[k] in DEMONYMS for k in range(start, end)):
            found.append(Name(start, end, reading.is_damaged(start)))
        i = max(end, i + 1)
    return tuple(found)


def _with_number(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """A unit with its number: ``26th Infantry Battalion``, ``Light Infantry Battalion 531``, ``57th Front``."""
    if end <= start or reading.low[end - 1] not in _UNITS or reading.is_damaged(start):
        return start, end
    if start > reading.start_of(start) and _NUMBER.fullmatch(reading.low[start - 1]):
        return start - 1, end
    following = reading.after(end - 1)
    return (start, end + 1) if following.isdigit() and len(following) <= _UNIT_DIGITS else (start, end)


def _run_end(reading: Reading, i: int, dated: set[int]) -> int:
    j, end = i + 1, reading.end_of(i)
    while j < end:
        if j in dated:
            break
        if is_name_word(reading, j) and not (
            j > i and reading.low[j] in TITLES and reading.low[j - 1] not in TITLES and _splits(reading, j)
        ):
            j += 1
        elif (
            reading.words[j] == "."
            and reading.glued(j)
            and len(reading.words[j - 1]) <= _INITIALS
            and j + 1 < end
            and reading.words[j - 1][0].isupper()
            and is_name_word(reading, j + 1)
        ):
            j += 2
        elif _link_end(reading, i, j, dated) > j:
            j = _link_end(reading, i, j, dated)
        else:
            break
    return j


def _splits(reading: Reading, j: int) -> bool:
    """Whether a title inside a run begins a new name: ``Pentagon Spokesman John``."""
    return j + 1 < reading.end_of(j) and is_name_word(reading, j + 1)


def _link_end(reading: Reading, i: int, j: int, dated: set[int]) -> int:  # noqa: PLR0911 - a decision list: one return a pattern
    """End of a link and the name word behind it: ``of the``, ``for``, ``de la``; ``j`` where the run ends."""
    end, low = reading.end_of(i), reading.low
    k = j + 1
    if low[j] in ("'s", "'", "’"):
        is_owner = low[j - 1] in _OWNERS or low[j - 1].removesuffix("s") in _OWNERS
        return (
            k + 1
            if is_owner and k < end and reading.is_capital(k) and is_name_word(reading, k) and not reading.is_damaged(k)
            else j
        )
    if low[j] == "alias" and k < end and is_name_word(reading, k):
        return k + 1
    if low[j] in _PARTICLES:
        while k < end and low[k] in _PARTICLES:
            k += 1
        return k + 1 if k < end and k not in dated and is_name_word(reading, k) and j > i else j
    if low[j] not in _LINKS or not any(low[m] in _JOINING for m in range(i, j)):
        return j
    if low[j] == "and" and (
        "of" not in low[i:j] or (k < end and reading.words[k].isupper() and not reading.words[i].isupper())
    ):
        return j
    if low[j] == "in":
        return j
    if k < end and low[k] == "the":
        k += 1
    return (
        k + 1
        if k < end and k not in dated and (reading.is_capital(k) or reading.is_damaged(k)) and is_name_word(reading, k)
        else j
    )


def _without_titles(reading: Reading, i: int, end: int) -> int:
    """Start behind the titles of a run: ``President Bashar al-Assad`` begins at ``Bashar``."""
    last = i - 1
    for k in range(i, end - 1):
        if (
            reading.low[k] in TITLES
            and not (k + 1 < end and reading.low[k + 1] in ORG_NOUNS | _LINKS)
            and k - last <= _TITLE_WORDS
        ):
            last = k
    if last >= i and any(reading.low[k] in ORG_NOUNS or reading.low[k] in PLACE_NOUNS for k in range(last + 1, end)):
        return i
    start = last + 1 if last >= i else i
    return start + 1 if start < end and reading.words[start] == "." else start
