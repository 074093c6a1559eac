"""Numbers, quantifiers and approximators: where a count begins and where its number ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tollspan.labeling.wordlists import load_cues
from tollspan.words import Reading

ONES: Final = load_cues("numbers ones")
SCALES: Final = frozenset("hundred thousand million lakh dozen score".split())
PLURAL_SCALES: Final = frozenset("dozens scores hundreds thousands millions tens lakhs".split())
QUANTIFIERS: Final = PLURAL_SCALES | frozenset("several few many numerous countless both others".split())
_QUANTITY_NOUNS: Final = load_cues("numbers quantity_nouns")
_DIGITS: Final = re.compile(r"\d{1,3}(?:[,.]\d{3}){1,2}|\d{1,8}(?:\.\d{1,2})?|\d{1,4}-\d{1,4}")
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")

_APPROXIMATORS: Final = tuple(
    phrase.split()
    for phrase in (
        "at least", "at most", "as many as", "as high as", "as much as", "no fewer than", "not fewer than",
        "no more than", "not less than", "no less than", "not more than", "more than", "fewer than", "less than",
        "in excess of",
        "upwards of", "upward of", "up to", "close to", "well over", "just over", "just under", "an estimated",
        "an approximate", "a total of", "about", "around", "some", "over", "nearly", "almost", "roughly",
        "approximately", "under", "above", "estimated", "an additional", "a further", "another", "a reported",
        "between", "perhaps", "a minimum of", "a maximum of", "only", "exactly", "just",
    )
)  # fmt: skip
_OUTSIDE: Final = frozenset(
    ("a total of", "only", "exactly", "just", "perhaps", "another", "a further", "an additional", "a reported")
)


@lru_cache(maxsize=20_000)
def is_number(word: str) -> bool:
    """Whether a lower-case word states a number that may count people: ``44``, ``5,400``, ``twelve``."""
    if word[0].isdigit():
        return _DIGITS.fullmatch(word) is not None
    first, dash, second = word.partition("-")
    return first in ONES and (not dash or second in ONES or second in SCALES)


def number_end(reading: Reading, i: int) -> int:  # noqa: PLR0911 - a decision list: one return a pattern
    """End of the number or quantifier that begins at word ``i``; ``i`` itself where none does.

    ``two hundred and five``, ``between 20 and 30``, ``dozens``, ``hundreds of thousands``, ``a couple``.
    """
    low, end = reading.low, reading.end_of(i)
    if low[i] in ("a", "an", "the") and i + 1 < end:
        return _article_quantity_end(reading, i)
    if low[i] in QUANTIFIERS:
        return _vague_end(reading, i)
    if not (is_number(low[i]) or (low[i] == "half" and reading.after(i) == "a")):
        return i
    if low[i] == "half":
        return i + 3 if reading.after(i, 2) in SCALES else i
    j = _plain_number_end(reading, i)
    if j + 1 < end and low[j] in ("to", "-", "–", "or") and is_number(low[j + 1]):
        return _plain_number_end(reading, j + 1)
    if j + 1 < end and low[j] == "and" and reading.before(i) == "between" and is_number(low[j + 1]):
        return _plain_number_end(reading, j + 1)
    return j


def _plain_number_end(reading: Reading, i: int) -> int:
    low, end, j = reading.low, reading.end_of(i), i + 1
    while j < end:
        if low[j] in SCALES or (low[j] in ONES and low[j - 1] in SCALES):
            j += 1
        elif low[j] == "and" and low[j - 1] in ("hundred", "thousand") and j + 1 < end and is_number(low[j + 1]):
            j += 2
        else:
            break
    return j


def _vague_end(reading: Reading, i: int) -> int:
    low, end = reading.low, reading.end_of(i)
    if low[i] in PLURAL_SCALES and i + 2 < end and low[i + 1] == "of" and low[i + 2] in PLURAL_SCALES:
        return i + 3
    return i + 2 if low[i] in ("several", "few", "many") and i + 1 < end and low[i + 1] in SCALES else i + 1


def _article_quantity_end(reading: Reading, i: int) -> int:
    """``a few``, ``a couple``, ``a dozen``, ``a large number``, ``a hundred thousand``."""
    low, end = reading.low, reading.end_of(i)
    if low[i] == "a" and low[i + 1] == "few":
        return _vague_end(reading, i + 1)
    if low[i + 1] in _QUANTITY_NOUNS and low[i] != "the":
        return _plain_number_end(reading, i + 1)
    is_large = i + 2 < end and low[i] != "the" and low[i + 1][0].isalpha()
    return i + 3 if is_large and low[i + 2] in ("number", "group") else i


def approximated_start(reading: Reading, i: int) -> int:
    """Where the approximators in front of word ``i`` begin: ``at least`` in ``at least 44``; ``i`` without one."""
    start = i
    while (begin := _approximator_before(reading, start)) < start:
        start = begin
    return start


def _approximator_before(reading: Reading, i: int) -> int:
    first = reading.start_of(i)
    for phrase in _APPROXIMATORS:
        begin = i - len(phrase)
        if begin >= first and reading.low[i - 1] == phrase[-1] and reading.low[begin:i] == phrase:
            return i if " ".join(phrase) in _OUTSIDE else begin
    return i


def may_be_year(word: str) -> bool:
    """Whether four digits look like a year."""
    return _YEAR.fullmatch(word) is not None
