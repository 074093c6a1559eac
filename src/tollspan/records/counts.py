"""Reads how many people a mention counts: ``more than 5,400`` is 5,401 or more, ``dozens of pupils`` 24 to 99.

The ranges follow the annotation guideline (docs/guideline.md, CASUALTY, "low, high"). What is ours is the grammar
around the numbers: approximators, bounds, ranges, vague quantities, singular mentions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from tollspan.records.numbers import take_number
from tollspan.records.vague import VAGUE_WORDS, VaguePolicy

Bound = Literal["exact", "at_least", "at_most", "approximate", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Count:
    """A closed range of people; None is an open end. ``low <= best <= high`` wherever they are known.

    Attributes:
        low, high: least and greatest number that the words allow.
        bound: what kind of words they were.
    """

    low: int | None
    high: int | None
    bound: Bound

    @property
    def best(self) -> int | None:
        """The one number to enter in a table; None where the words name none at all (``many``).

        It is the middle of a stated range, else the least that the words allow, or the most where they say only that.
        """
        if self.low is None or self.high is None or self.bound != "range":
            return self.high if self.low is None else self.low
        return (self.low + self.high) // 2


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
        r"|the other|the|all|these|those|another|his|her|their|its|our|my"),
)  # fmt: skip
_APPROXIMATOR: Final = re.compile(
    "|".join(f"(?P<{name}>(?:{words})(?=\\s))" for name, words in _APPROXIMATORS), re.IGNORECASE
)
_GROUPS: Final = tuple(
    (re.compile(rf"(?:{words})\b", re.IGNORECASE), number)
    for words, number in (
        (r"(?:a )?couple (?:of )?dozen", 24),
        (r"(?:a |the )?couple|both|(?:a )?pair|(?:a )?duo", 2),
        (r"(?:a )?trio", 3),
        (r"half a dozen|half-a-dozen|half-dozen", 6),
        (r"half a million", 500_000),
        (r"a quarter of a million", 250_000),
    )
)
_NOBODY: Final = re.compile(r"(?:no|no-one|nobody|none|nil|neither)\b(?! (?:fewer|less|more) than)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:between|from) ", re.IGNORECASE)
_JOIN: Final = re.compile(r"\s*(?:to|or|-|–|—)\s*", re.IGNORECASE)
_BARE_PLURAL: Final = re.compile(r"(?:men|women|people|children|police|personnel|(?<!s)(?<!u)s)$", re.IGNORECASE)
_ONE: Final = re.compile(r"(?:an?|another|every|each|whose|one)\b", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def read_count(mention: str, policy: VaguePolicy = "literal") -> Count | None:
    """Range of people that a mention allows, or None where its words state no number that can be read.

    Args:
        mention: the words of a casualty span.
        policy: what vague words stand for, see `tollspan.records.vague`.
    """
    words = re.sub(r"\s+", " ", mention.replace("’", "'")).strip()
    if _NOBODY.match(words):
        return Count(0, 0, "exact")
    if between := _BETWEEN.match(words):
        words = words[between.end() :]
        if (range_ := _read_between(words)) is not None:
            return range_
    bound, words = _take_approximators(words)
    for pattern, number in _GROUPS:
        if pattern.match(words):
            return _bounded(number, bound)
    for vague in VAGUE_WORDS:
        if vague.words.match(words):
            return Count(*vague.range(policy), "vague")
    return _read_numbers(words, bound) or _read_singular(words)


def why_unreadable(mention: str) -> str:
    """The reason why `read_count` finds no number in a mention's words."""
    count = read_count(mention)
    if count is None:
        return "the words name no number of people"
    return "the words are too vague for a number" if count.best is None else ""


def _read_numbers(words: str, bound: str) -> Count | None:
    """One number, or a range of two: ``20-30``, ``five to seven``."""
    first = take_number(words)
    if first is None:
        return None
    number, rest = first
    join = _JOIN.match(rest)
    second = take_number(_take_approximators(rest[join.end() :])[1]) if join else None
    if second and second[0] > number:
        return Count(number, second[0], "range")
    return _bounded(number, bound)


def _read_between(words: str) -> Count | None:
    """The range of ``one hundred and two hundred and five``: its first ``and`` that has whole numbers on both sides."""
    for match in re.finditer(r" and ", words, re.IGNORECASE):
        first = take_number(_take_approximators(words[: match.start()])[1])
        second = take_number(_take_approximators(words[match.end() :])[1])
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


def _read_singular(words: str) -> Count | None:
    """One for ``a boy``, ``another``, ``Hitman``; the sum for ``a child and woman``; None for a bare plural."""
    heads = re.split(r"\s+and\s+", words)
    if not words or (not _ONE.match(words) and any(_BARE_PLURAL.search(head) for head in heads)):
        return None
    return Count(len(heads), len(heads), "exact")
