"""Dates told from another day: ``yesterday``, ``last night``, ``two days ago``, ``the end of the month``.

Each function takes a word's position and gives ``(end, kind)``; ``(i, "")`` where it finds nothing.
"""

from __future__ import annotations

from typing import Final

from tollspan.labeling.grammar.calendar import (
    DAY_PARTS,
    SEASONS,
    UNITS,
    is_month,
    is_weekday,
    is_year,
    month_end,
    weekday_end,
)
from tollspan.labeling.grammar.numbers import ONES, is_number
from tollspan.words import Reading

_PARTS: Final = DAY_PARTS | frozenset(("evening", "mornings", "overnight", "lunchtime"))
DEICTIC: Final = frozenset(("yesterday", "today", "tomorrow", "tonight", "to-day", "to-morrow", "to-night"))
POINTERS: Final = frozenset("last this next past coming that current".split())
RELATIVE: Final = frozenset("previous following same preceding".split())
POINTS: Final = frozenset("end beginning start middle".split())
_POINT_LINKS: Final = (["of", "the"], ["of", "this"], ["of", "last"], ["of", "next"])
SPANS: Final = frozenset("day week month year".split())
LONG_SPANS: Final = SPANS | {"night"}
_ENDS: Final = frozenset((",", ".", ";", "", ")", "when", "and", "that"))
SEASON_NAMES: Final = frozenset("spring summer autumn winter weekend week-end".split())
_SEASON_LINKS: Final = frozenset("until since by at".split())
_ARTICLE_LINKS: Final = frozenset("in since until over by during at before".split())


def deictic(reading: Reading, i: int) -> tuple[int, str]:
    """``yesterday``, ``today``, ``yesterday evening``."""
    return (i + 1 + (reading.after(i) in _PARTS), "deictic") if reading.low[i] in DEICTIC else (i, "")


def previous_day(reading: Reading, i: int) -> tuple[int, str]:
    """``previous day``, ``same evening``."""
    is_found = reading.low[i] in RELATIVE and (reading.after(i) in UNITS or reading.after(i) in _PARTS)
    return (i + 2, "anaphoric") if is_found else (i, "")


def week_before(reading: Reading, i: int) -> tuple[int, str]:
    """``the [week before]``, ``the [night after]``."""
    is_span = reading.low[i] in LONG_SPANS and reading.before(i) == "the"
    is_found = is_span and reading.after(i) in ("before", "after") and reading.after(i, 2) in _ENDS
    return (i + 2, "anaphoric") if is_found else (i, "")


def end_of_month(reading: Reading, i: int) -> tuple[int, str]:
    """``end of the month``, ``beginning of this year``."""
    is_point = reading.low[i] in POINTS and reading.low[i + 1 : i + 3] in _POINT_LINKS
    return (i + 4, "anaphoric") if is_point and reading.after(i, 3) in SPANS else (i, "")


def season(reading: Reading, i: int) -> tuple[int, str]:
    """``in the [spring]``, ``since [winter]``, ``[summer 2011]``."""
    word, before = reading.low[i], reading.before(i)
    has_year = is_year(reading.after(i) or "-")
    if word in SEASONS and reading.after(i) == "of" and is_year(reading.after(i, 2) or "-"):
        return i + 3, "year"
    is_bare = before in _SEASON_LINKS or (before == "the" and reading.before(i, 2) in _ARTICLE_LINKS)
    if word in SEASON_NAMES and is_bare:
        return i + 1 + has_year, "anaphoric"
    return (i + 2, "year") if word in SEASONS and has_year and before != "the" else (i, "")


def earlier_in_day(reading: Reading, i: int) -> tuple[int, str]:
    """``earlier in the day``."""
    is_found = reading.low[i] in ("earlier", "later") and reading.low[i + 1 : i + 4] == ["in", "the", "day"]
    return (i + 4, "anaphoric") if is_found else (i, "")


def pointed(reading: Reading, i: int) -> tuple[int, str]:
    """``last night``, ``this week``, ``next March``, ``past two years``, ``that evening``."""
    word, following = reading.low[i], reading.after(i)
    if word not in POINTERS:
        return i, ""
    if following in ("night", "morning", "afternoon", "evening", "noon", "midnight"):
        return i + 2, "pointed"
    if word == "that":
        is_month_or_season = following in SEASONS or is_month(reading, i + 1)
        is_time = following in SPANS | {"night"} and reading.after(i, 2) != "'s"
        return (i + 2, "pointed") if is_time or is_month_or_season else (i, "")
    if following in UNITS or following in SEASONS or following == "season":
        return i + 2, "pointed"
    if is_weekday(reading, i + 1):
        return weekday_end(reading, i + 1), "weekday"
    return (month_end(reading, i + 1), "month") if is_month(reading, i + 1) else _past_hours(reading, i)


def _past_hours(reading: Reading, i: int) -> tuple[int, str]:
    """``the [last two years]``, ``the [past few days]``."""
    word, following = reading.low[i], reading.after(i)
    is_span = reading.after(i, 2) in ("hours", "days", "weeks", "months", "years")
    is_span &= reading.before(i) in ("the", "in", "during", "over")
    is_found = word in ("last", "past") and is_span and (is_number(following) or following == "few")
    return (i + 3, "pointed") if is_found else (i, "")


def days_ago(reading: Reading, i: int) -> tuple[int, str]:
    """``two days ago``, ``three weeks earlier``, ``two days later``, ``nine o'clock``."""
    word = reading.low[i]
    if word in ONES and reading.after(i) == "o'clock":
        return i + 2, "clock"
    if not (word in ("a", "an", "several", "few") or is_number(word)):
        return i, ""
    unit, tail = reading.after(i).rstrip("s"), reading.after(i, 2)
    is_unit = unit in UNITS or unit in ("hour", "minute")
    is_later = tail in ("later", "afterward", "afterwards") and unit in SPANS
    is_ago = is_unit and (tail in ("ago", "earlier", "previously") or is_later)
    return (i + 3, "ago") if is_ago else (i, "")
