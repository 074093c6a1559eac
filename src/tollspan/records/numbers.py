"""Reads the number that words begin with: ``5,400``, ``1.2 million``, ``two hundred and five``, ``two dozen``.

Number words are read by text2num; digits, groups of thousands and scales behind a number are ours.
"""

from __future__ import annotations

import re
from typing import Final

from text_to_num import text2num

_DIGITS: Final = re.compile(r"\d{1,3}(?:[,. ]\d{3})+(?!\d)|\d+(?:\.\d+)?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[,. ]\d{3})+")
_SCALES: Final = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "lakh": 100_000, "million": 1_000_000}
_SCALE: Final = re.compile(rf"[\s-]*({'|'.join(_SCALES)})s?\b(?! and )", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"an? (?=hundred|thousand|million|(?P<group>dozen|score))", re.IGNORECASE)
_WORD: Final = re.compile(r"(?:(?:(?<=thousand)|(?<=million)),)?[\s-]*([a-z]+)", re.IGNORECASE)
_AGE: Final = re.compile(r"[\s-]+(?:years?|yrs?|months?)[\s-]+olds?\b", re.IGNORECASE)
_NUMBER_WORDS: Final = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion".split()
)
_LARGE: Final = frozenset(("hundred", "thousand", "million"))


def take_number(words: str) -> tuple[int, str] | None:
    """The number that the words begin with, and what follows it; an age (``11-year-old``) is no number of people."""
    if match := _DIGITS.match(words):
        digits, rest = match[0], words[match.end() :]
        value = float(re.sub(r"[,. ]", "", digits) if _GROUPED.fullmatch(digits) else digits)
    elif read := _take_number_words(words):
        value, rest = read
    else:
        return None
    while scale := _SCALE.match(rest):
        value, rest = value * _SCALES[scale[1].lower()], rest[scale.end() :]
    return None if _AGE.match(rest) else (round(value), rest)


def _take_number_words(words: str) -> tuple[float, str] | None:
    """Longest run of number words at the start that text2num can read."""
    article = _ARTICLE.match(words)
    if article and article["group"]:
        return 1, words[article.end() - 1 :]
    start = article.end() if article else 0
    at, best, last = start, None, ""
    while match := _WORD.match(words, at):
        word = match[1].lower()
        if word not in _NUMBER_WORDS and not (word == "and" and last in _LARGE):
            break
        at = match.end()
        if word != "and":
            value = _value_of(words[start:at])
            if value is None:
                break
            best = (float(value), words[at:])
        last = word
    return best


def _value_of(words: str) -> int | None:
    try:
        return int(text2num(re.sub(r"[\s,-]+", " ", words).lower(), "en"))
    except ValueError:
        return None
