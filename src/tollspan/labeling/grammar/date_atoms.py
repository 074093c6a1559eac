"""Atoms of calendar phrases: ``Friday night``, ``16:00``, ``two days ago``, ``mid-March``; each has a kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from tollspan.labeling.grammar.calendar import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    day_of_month_end,
    is_weekday,
    is_year,
    month_end,
    weekday_end,
)
from tollspan.labeling.grammar.clock import clock_end
from tollspan.labeling.grammar.numbers import is_number
from tollspan.labeling.grammar.relative_dates import (
    DEICTIC,
    LONG_SPANS,
    POINTERS,
    POINTS,
    RELATIVE,
    SEASON_NAMES,
    days_ago,
    deictic,
    earlier_in_day,
    end_of_month,
    pointed,
    previous_day,
    season,
    week_before,
)
from tollspan.labeling.grammar.spoken_clock import HOURS, MINUTES, spoken_clock
from tollspan.labeling.wordlists import load_cues
from tollspan.words import Reading

_NUMERIC: Final = re.compile(
    r"(?:1[6-9]|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])"
    r"|(?:[0-2]?\d|3[01])[-/.](?:0?[1-9]|1[0-2]|[0-2]\d|3[01])[-/.](?:(?:1[6-9]|20)\d\d|\d\d)"
)
_DECADE: Final = re.compile(r"(?:1[6-9]|20)\d0s")
_YEARS: Final = re.compile(r"(?:1[6-9]|20)\d\d[-–/](?:\d\d|(?:1[6-9]|20)\d\d)")
_BEFORE_YEAR: Final = load_cues("date_atoms before_year")
_COUNTED: Final = load_cues("date_atoms counted")
_EVENTS: Final = load_cues("date_atoms events")
_ORDINAL: Final = re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")
_BEHIND_ORDINAL: Final = frozenset((",", ".", ";", ")", "", "and", "to", "when"))
NOONS: Final = frozenset(("noon", "midnight", "midday"))
_AT_NOON: Final = load_cues("date_atoms at_noon")


def date_atom(reading: Reading, i: int) -> tuple[int, str]:
    """End and kind of the date atom at word ``i``; ``(i, "")`` where there is none."""
    for rule in _rules_at(reading.low[i]):
        atom = rule(reading, i)
        if atom[0] > i:
            return atom
    return i, ""


def _weekday(reading: Reading, i: int) -> tuple[int, str]:
    return (weekday_end(reading, i), "weekday") if is_weekday(reading, i) else (i, "")


def _day(reading: Reading, i: int) -> tuple[int, str]:
    return day_of_month_end(reading, i), "day"


def _month(reading: Reading, i: int) -> tuple[int, str]:
    return month_end(reading, i), "month"


def _clock(reading: Reading, i: int) -> tuple[int, str]:
    return clock_end(reading, i), "clock"


def _noon(reading: Reading, i: int) -> tuple[int, str]:
    is_noon = reading.low[i] in NOONS and reading.after(i) not in _AT_NOON
    return i + is_noon, "noon"


def _ordinal(reading: Reading, i: int) -> tuple[int, str]:
    """``the [27th]``, ``the [14th of that month]``: a day whose month was told before."""
    if not _ORDINAL.fullmatch(reading.low[i]) or reading.before(i) != "the":
        return i, ""
    link = [reading.after(i, steps) for steps in (1, 2, 3)]
    if link[0] == "of" and link[1] in ("that", "this", "last", "the") and link[2] == "month":
        return i + 4, "day"
    return i + (link[0] in _BEHIND_ORDINAL), "day"


def _shifted(reading: Reading, i: int) -> tuple[int, str]:
    """A word glued together by a hyphen: ``mid-March``, ``mid-1990s``, ``mid-2011``."""
    shift, dash, rest = reading.low[i].partition("-")
    is_date = rest in MONTHS or rest in ("week", "morning", "afternoon", "year") or is_year(rest)
    if not dash or shift not in ("mid", "early", "late") or not (is_date or _DECADE.fullmatch(rest)):
        return i, ""
    return i + 1 + is_year(reading.after(i) or "-"), "month"


def _numeric(reading: Reading, i: int) -> tuple[int, str]:
    return i + (_NUMERIC.fullmatch(reading.low[i]) is not None), "numeric"


def _decade(reading: Reading, i: int) -> tuple[int, str]:
    return i + (_DECADE.fullmatch(reading.low[i]) is not None), "decade"


def _year(reading: Reading, i: int) -> tuple[int, str]:
    word = reading.low[i]
    return i + bool(_YEARS.fullmatch(word) or (is_year(word) and _is_year_here(reading, i))), "year"


def _is_year_here(reading: Reading, i: int) -> bool:
    """Whether a number that may be a year is one, by the words beside it."""
    before, following = reading.before(i), reading.after(i)
    is_named = i + 1 < reading.end_of(i) and not reading.is_damaged(i) and reading.is_capital(i + 1)
    if before == "the" and (is_named or not following[:1].isalpha() or following in _EVENTS):
        return False
    if before in _BEFORE_YEAR:
        return following not in _COUNTED
    listed = before == "," and is_year(reading.before(i, 2) or "-")
    return following == ")" or listed or (before in (",", ";") and following in (",", ".", ""))


def _is_shifted(word: str) -> bool:
    return word.startswith(("mid-", "early-", "late-"))


def _is_some(word: str) -> bool:
    return word in ("a", "an", "several", "few") or is_number(word)


Rule = Callable[[Reading, int], tuple[int, str]]
_DIGIT_RULES: Final[tuple[Rule, ...]] = (_numeric, _day, _clock, spoken_clock, _decade, _year, _ordinal, days_ago)
_WORD_RULES: Final[tuple[tuple[Rule, Callable[[str], bool]], ...]] = (
    (deictic, DEICTIC.__contains__),
    (_weekday, WEEKDAYS.__contains__),
    (_day, MONTHS.__contains__),
    (_month, MONTHS.__contains__),
    (pointed, POINTERS.__contains__),
    (previous_day, RELATIVE.__contains__),
    (_noon, NOONS.__contains__),
    (week_before, LONG_SPANS.__contains__),
    (end_of_month, POINTS.__contains__),
    (spoken_clock, (HOURS | MINUTES).__contains__),
    (_shifted, _is_shifted),
    (season, (SEASON_NAMES | SEASONS).__contains__),
    (earlier_in_day, ("earlier", "later").__contains__),
    (days_ago, _is_some),
)
"""Each with the words at which it can find anything, in the order of trust; the first that finds an atom decides."""


@lru_cache(maxsize=20_000)
def _rules_at(word: str) -> tuple[Rule, ...]:
    """Most words begin no date at all, and are told here by themselves."""
    return _DIGIT_RULES if word[0].isdigit() else tuple(rule for rule, may_begin in _WORD_RULES if may_begin(word))
