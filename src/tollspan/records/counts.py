"""Reads how many people a mention counts: ``more than 5,400`` is 5,401 or more, ``dozens of pupils`` 24 to 99.

The ranges follow the annotation guideline (docs/guideline.md, CASUALTY, "low, high"). Number words are read by
text2num; what is ours is the grammar around them: approximators, bounds, ranges, vague quantities, singular mentions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from text_to_num import text2num

Bound = Literal["exact", "at_least", "at_most", "approximate", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Count:
    """A closed range of people; None is an open end.

    Attributes:
        low, high: least and greatest number that the words allow.
        bound: what kind of words they were.
    """

    low: int | None
    high: int | None
    bound: Bound


_APPROXIMATORS: Final[tuple[tuple[str, str], ...]] = (
    ("at_least", r"at least|no fewer than|not fewer than|not less than|no less than|a minimum of|upwards? of"),
    ("above", r"more than|over|above|in excess of|exceeding|well over|well above"),
    ("at_most", r"at most|up to|as many as|as high as|as much as|no more than|not more than|a maximum of"),
    ("below", r"fewer than|less than|under|below"),
    (
        "approximate",
        r"about|around|some|nearly|almost|roughly|approximately|close to|an estimated|estimated|circa|perhaps"
        r"|or so|just over|just under|an approximate",
    ),
    ("exact", r"exactly|only|just|a total of|total of|a further|a reported|an additional|a combined|a record"
        r"|the|all|these|those|another|the other|his|her|their|its|our|my"),
)  # fmt: skip
_APPROXIMATOR: Final = re.compile(
    "|".join(f"(?P<{name}>(?:{words})(?=\\s))" for name, words in _APPROXIMATORS), re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d{1,3}(?:[,. ]\d{3})+(?!\d)|\d+(?:\.\d+)?")
_SCALES: Final = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "lakh": 100_000, "million": 1_000_000}
_SCALE: Final = re.compile(rf"[\s-]*({'|'.join(_SCALES)})s?\b(?! and )", re.IGNORECASE)
_WORD: Final = re.compile(r"(?:(?:(?<=thousand)|(?<=million)),)?[\s-]*([a-z]+)", re.IGNORECASE)
_AGE: Final = re.compile(r"[\s-]+(?:years?|yrs?|months?)[\s-]+olds?\b", re.IGNORECASE)
_NUMBER_WORDS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion".split()
)
_VAGUE: Final[tuple[tuple[str, int | None, int | None], ...]] = (
    (r"hundreds of thousands", 200_000, 999_999),
    (r"(?:several )?tens of thousands", 20_000, 99_999),
    (r"millions", 2_000_000, 9_999_999),
    (r"thousands", 2_000, 9_999),
    (r"hundreds", 200, 999),
    (r"dozens", 24, 99),
    (r"scores", 40, 99),
    (r"tens", 20, 99),
    (r"(?:several|a few) thousand", 3_000, 9_999),
    (r"(?:several|a few) hundred", 300, 999),
    (r"(?:several|a few) (?:dozens?|scores?)", 36, 99),
    (r"several|a few|few|a handful", 3, 9),
    (r"(?:a )?couple (?:of )?dozen", 24, 24),
    (r"(?:a |the )?couple|both|a pair", 2, 2),
    (r"half a million", 500_000, 500_000),
    (r"a quarter of a million", 250_000, 250_000),
    (r"half a dozen|half-a-dozen|half-dozen", 6, 6),
    (
        r"many|(?:an? )?(?:\w+ )?number|others?|numerous|countless|untold|various|more|most|multiple|an unspecified"
        r"|a (?:small |large )?group|an? (?:\w+ )?(?:handful|lot)",
        None,
        None,
    ),
)
_VAGUE_PATTERNS: Final = tuple((re.compile(rf"{words}\b", re.IGNORECASE), low, high) for words, low, high in _VAGUE)
_NOBODY: Final = re.compile(r"(?:no|no-one|nobody|none|zero|nil|neither)\b(?! (?:fewer|less|more) than)", re.IGNORECASE)
_JOIN: Final = re.compile(r"\s*(?:to|or|-|–|—)\s*", re.IGNORECASE)
_BARE_PLURAL: Final = re.compile(r"(?:men|women|people|children|police|(?<!s)(?<!u)s)$", re.IGNORECASE)


def read_count(mention: str) -> Count | None:
    """Range of people that a mention allows, or None where its words state no number that can be read."""
    words = re.sub(r"\s+", " ", mention.replace("’", "'")).strip()
    if _NOBODY.match(words):
        return Count(0, 0, "exact")
    if between := re.match(r"(?:between|from) ", words, re.IGNORECASE):
        words = words[between.end() :]
        if (range_ := _read_between(words)) is not None:
            return range_
    bound, words = _take_approximators(words)
    for pattern, low, high in _VAGUE_PATTERNS:
        if pattern.match(words):
            return _bounded(low, bound) if low is not None and low == high else Count(low, high, "vague")
    first = _take_number(words)
    if first is None:
        return _read_singular(words)
    number, rest = first
    join = _JOIN.match(rest)
    second = _take_number(_take_approximators(rest[join.end() :])[1]) if join else None
    if second and second[0] > number:
        return Count(number, second[0], "range")
    return _bounded(number, bound)


def _read_between(words: str) -> Count | None:
    """The range of ``one hundred and two hundred and five``: its first ``and`` that has whole numbers on both sides."""
    for match in re.finditer(r" and ", words, re.IGNORECASE):
        first = _take_number(_take_approximators(words[: match.start()])[1])
        second = _take_number(_take_approximators(words[match.end() :])[1])
        if first and second and not first[1].strip() and second[0] > first[0]:
            return Count(first[0], second[0], "range")
    return None


def _take_approximators(words: str) -> tuple[str, str]:
    """Name of the strongest approximator in front, and the words behind all of them."""
    found = "exact"
    while match := _APPROXIMATOR.match(words):
        if match.lastgroup != "exact":
            found = match.lastgroup or found
        words = words[match.end() :].lstrip()
    return found, words


def _bounded(number: int, bound: str) -> Count:
    match bound:
        case "at_least":
            return Count(number, None, "at_least")
        case "above":
            return Count(number + 1, None, "at_least")
        case "at_most":
            return Count(None, number, "at_most")
        case "below":
            return Count(None, max(number - 1, 0), "at_most")
        case _:
            return Count(number, number, "approximate" if bound == "approximate" else "exact")


def _take_number(words: str) -> tuple[int, str] | None:
    """The number that the words begin with, and what follows it; an age is no number of people."""
    if match := _DIGITS.match(words):
        digits, rest = match[0], words[match.end() :]
        grouped = re.fullmatch(r"\d{1,3}(?:[,. ]\d{3})+", digits)
        value = float(re.sub(r"[,. ]", "", digits) if grouped else digits)
    elif read := _take_number_words(words):
        value, rest = read
    else:
        return None
    while scale := _SCALE.match(rest):
        value, rest = value * _SCALES[scale[1].lower()], rest[scale.end() :]
    return None if _AGE.match(rest) else (round(value), rest)


def _take_number_words(words: str) -> tuple[float, str] | None:
    """Longest run of number words at the start that text2num can read."""
    article = re.match(r"an? (?=hundred|thousand|million|dozen|score)", words, re.IGNORECASE)
    if article and re.match(r"dozen|score", words[article.end() :], re.IGNORECASE):
        return 1, words[article.end() - 1 :]
    start = article.end() if article else 0
    at, best, last = start, None, ""
    while match := _WORD.match(words, at):
        word = match[1].lower()
        if word not in _NUMBER_WORDS and not (word == "and" and last in ("hundred", "thousand", "million")):
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


def _read_singular(words: str) -> Count | None:
    """One for ``a boy``, ``another``, ``Hitman``; the sum for ``a child and woman``; None for a bare plural."""
    has_article = re.match(r"(?:an?|another|every|each|whose|one)\b", words, re.IGNORECASE)
    heads = re.split(r"\s+and\s+", words)
    if not words or (not has_article and any(_BARE_PLURAL.search(head) for head in heads)):
        return None
    return Count(len(heads), len(heads), "exact")
