"""Atoms of calendar phrases: ``Friday night``, ``16:00``, ``two days ago``, ``mid-March``; each has a kind."""

from __future__ import annotations

import re
from typing import Final

from tollspan.labeling.grammar.calendar import (
    DAY_PARTS,
    MONTHS,
    SEASONS,
    UNITS,
    day_of_month_end,
    is_month,
    is_weekday,
    is_year,
    month_end,
)
from tollspan.labeling.grammar.numbers import ONES, is_number
from tollspan.labeling.wordlists import load_cues
from tollspan.labeling.words import Reading

_PARTS: Final = DAY_PARTS | frozenset(("evening", "mornings", "overnight", "lunchtime"))
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)?(?:am|pm)?")
_MILITARY: Final = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d[hlz]?")
_HOUR: Final = re.compile(r"(?:1[0-2]|0?[1-9])(?:am|pm)")
_NUMERIC: Final = re.compile(
    r"(?:1[6-9]|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])"
    r"|(?:[0-2]?\d|3[01])[-/.](?:0?[1-9]|1[0-2]|[0-2]\d|3[01])[-/.](?:(?:1[6-9]|20)\d\d|\d\d)"
)
_DECADE: Final = re.compile(r"(?:1[6-9]|20)\d0s")
_YEARS: Final = re.compile(r"(?:1[6-9]|20)\d\d[-–/](?:\d\d|(?:1[6-9]|20)\d\d)")
_ZONES: Final = load_cues("date_atoms zones")
_DEICTIC: Final = frozenset(("yesterday", "today", "tomorrow", "tonight", "to-day", "to-morrow", "to-night"))
_POINTERS: Final = frozenset("last this next past coming that".split())
_RELATIVE: Final = frozenset("previous following same preceding".split())


def date_atom(reading: Reading, i: int) -> tuple[int, str]:  # noqa: C901, PLR0911, PLR0912
    """End and kind of the date atom at word ``i``; ``(i, "")`` where there is none."""
    word = reading.low[i]
    if word[0].isdigit():
        return _digits(reading, i)
    if word in _DEICTIC:
        part = reading.after(i) in _PARTS
        return i + 1 + part, "deictic"
    if is_weekday(reading, i):
        return _weekday_end(reading, i), "weekday"
    if (end := day_of_month_end(reading, i)) > i:
        return end, "day"
    if (end := month_end(reading, i)) > i:
        return end, "month"
    if word in _POINTERS:
        return _pointed(reading, i)
    if word in _RELATIVE and (reading.after(i) in UNITS or reading.after(i) in _PARTS):
        return i + 2, "anaphoric"
    if word in ("noon", "midnight", "midday"):
        return i + 1, "noon"
    if (
        word in ("week", "day", "month", "year", "night")
        and reading.before(i) == "the"
        and reading.after(i) in ("before", "after")
    ):
        return (
            (i + 2, "anaphoric") if reading.after(i, 2) in (",", ".", ";", "", ")", "when", "and", "that") else (i, "")
        )
    if word in ("end", "beginning", "start", "middle") and reading.low[i + 1 : i + 3] in (
        ["of", "the"],
        ["of", "this"],
        ["of", "last"],
        ["of", "next"],
    ):
        return (i + 4, "anaphoric") if reading.after(i, 3) in ("day", "week", "month", "year") else (i, "")
    if word.startswith(("mid-", "early-", "late-")) and _shifted_word(word):
        return (i + 2 if is_year(reading.after(i) or "-") else i + 1), "month"
    if word in ("spring", "summer", "autumn", "winter", "weekend", "week-end") and reading.before(i) in (
        "the",
        "until",
        "since",
        "by",
        "at",
    ):
        is_bare = reading.before(i) != "the" or reading.before(i, 2) in (
            "in",
            "since",
            "until",
            "over",
            "by",
            "during",
            "at",
            "before",
        )
        return (i + 1 + is_year(reading.after(i) or "-"), "anaphoric") if is_bare else (i, "")
    if word in SEASONS and is_year(reading.after(i) or "-"):
        return i + 2, "year"
    if word in ("earlier", "later") and reading.low[i + 1 : i + 4] == ["in", "the", "day"]:
        return i + 4, "anaphoric"
    return _counted(reading, i)


def _shifted_word(word: str) -> bool:
    """Whether a word glued together by a hyphen is a date: ``mid-March``, ``mid-1990s``, ``mid-2011``."""
    rest = word.partition("-")[2]
    return (
        rest in MONTHS
        or rest in ("week", "morning", "afternoon", "year")
        or is_year(rest)
        or bool(_DECADE.fullmatch(rest))
    )


def _digits(reading: Reading, i: int) -> tuple[int, str]:  # noqa: PLR0911
    word = reading.low[i]
    if _NUMERIC.fullmatch(word):
        return i + 1, "numeric"
    if (end := day_of_month_end(reading, i)) > i:
        return end, "day"
    if (end := _clock_end(reading, i)) > i:
        return end, "clock"
    if _DECADE.fullmatch(word):
        return i + 1, "decade"
    if _YEARS.fullmatch(word):
        return i + 1, "year"
    if is_year(word) and _is_year_here(reading, i):
        return i + 1, "year"
    return _counted(reading, i)


def _weekday_end(reading: Reading, i: int) -> int:
    end = i + 1
    if reading.after(i) == "." and len(reading.low[i]) < 6 and reading.glued(i + 1):  # noqa: PLR2004 - "Sat."
        end += 1
    if reading.after(end - 1) in ("early", "late") and reading.after(end) in _PARTS:
        return end + 2
    return end + 1 if reading.after(end - 1) in _PARTS else end


def _clock_end(reading: Reading, i: int) -> int:
    """End of ``16:00``, ``8 pm``, ``5:30 a.m. local time``, ``1600 GMT``, ``0215 hours``."""
    word, following = reading.low[i], reading.after(i)
    half = following in ("am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock")
    is_hour = word.isdigit() and len(word) <= 2 and half  # noqa: PLR2004
    is_military = _MILITARY.fullmatch(word) and (following in _ZONES or _is_military_here(reading, i))
    is_clock = _CLOCK.fullmatch(word) and (
        ":" in word
        or half
        or word.endswith("m")
        or following == ":"
        or reading.before(i) in ("at", "by", "around", "about")
    )
    if not (is_hour or is_military or is_clock or _HOUR.fullmatch(word)):
        return i
    end = i + 1 + half
    if half and following in ("a.m", "p.m") and reading.after(end - 1) == ".":
        end += 1
    if reading.after(end - 1) in _ZONES:
        end += 1 + (reading.after(end) in ("time", "hours"))
    return end


def _is_military_here(reading: Reading, i: int) -> bool:
    """Whether four digits are an hour: with a zone letter, behind ``at``, before a colon, or before a day."""
    word, before, following = reading.low[i], reading.before(i), reading.after(i)
    if not word.isdigit() or before == "at" or (following == ":" and i == reading.start_of(i)):
        return True
    is_hour = following in ("on", "today", "yesterday", "tomorrow") or before in (
        "about",
        "from",
        "until",
        "till",
        "around",
        "between",
    )
    return is_hour and (not is_year(word) or following in ("today", "yesterday"))


def _is_year_here(reading: Reading, i: int) -> bool:
    before, following = reading.before(i), reading.after(i)
    if before in (
        "in",
        "since",
        "of",
        "until",
        "by",
        "from",
        "early",
        "late",
        "mid",
        "and",
        "between",
        "before",
        "after",
        "during",
        "year",
        "to",
        "till",
        "(",
        "than",
        "the",
    ):
        if before == "the" and (
            not following[:1].islower() or following in ("war", "attacks", "earthquake", "bombing", "bombings")
        ):
            return False
        return not (
            following
            and (
                following in ("people", "soldiers", "civilians", "refugees", "deaths") or following in ("%", "percent")
            )
        )
    return following == ")" or (before in (",", ";") and following in (",", ".", ""))


def _pointed(reading: Reading, i: int) -> tuple[int, str]:  # noqa: PLR0911
    """``last night``, ``this week``, ``next March``, ``past two years``, ``that evening``."""
    word, following = reading.low[i], reading.after(i)
    if following in ("night", "morning", "afternoon", "evening", "noon", "midnight"):
        return i + 2, "pointed"
    if word == "that":
        is_time = following in ("day", "night", "year", "month", "week")
        return (i + 2, "pointed") if is_time and reading.after(i, 2) != "'s" else (i, "")
    if following in UNITS or following in SEASONS or following == "season":
        return i + 2, "pointed"
    if (
        word in ("last", "past")
        and reading.after(i, 2) in ("hours", "days", "weeks", "months", "years")
        and reading.before(i) == "the"
    ):
        return (i + 3, "pointed") if is_number(following) or following == "few" else (i, "")
    if is_weekday(reading, i + 1):
        return _weekday_end(reading, i + 1), "weekday"
    if is_month(reading, i + 1):
        return month_end(reading, i + 1), "month"
    return i, ""


def _counted(reading: Reading, i: int) -> tuple[int, str]:
    """``two days ago``, ``three weeks earlier``, ``nine o'clock``."""
    word = reading.low[i]
    if word in ONES and reading.after(i) == "o'clock":
        return i + 2, "clock"
    if not (word in ("a", "an", "several", "few") or is_number(word)):
        return i, ""
    unit, tail = reading.after(i).rstrip("s"), reading.after(i, 2)
    is_unit = unit in UNITS or unit in ("hour", "minute")
    if not is_unit or tail not in ("ago", "earlier", "previously"):
        return i, ""
    return i + 3, "ago"
