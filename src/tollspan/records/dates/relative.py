"""Reads dates told from another day: ``yesterday``, ``last Thursday``, ``two weeks ago``, ``the previous day``.

The other day is the report's date, or, for words that point back (``the same day``), the day told of last. Each reader
takes normalised words (lower case, no article in front) and gives an interval, or None where it is not asked.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tollspan.records.dates.absolute import MONTH, MONTHS, read_absolute
from tollspan.records.dates.intervals import (
    Interval,
    day_of,
    month_of,
    months_back,
    week_of,
    weekend_before,
    year_of,
)
from tollspan.records.numbers import take_number

WEEKDAYS: Final = {
    name.lower(): number for names in (calendar.day_name, calendar.day_abbr) for number, name in enumerate(names)
} | {"tues": 1, "thur": 3, "thurs": 3}
WEEKDAY: Final = "|".join(sorted(WEEKDAYS, key=len, reverse=True))

_DAYS: Final = {"today": 0, "past day": 0, "to-day": 0, "yesterday": -1, "tomorrow": 1, "to-morrow": 1,
                "day before yesterday": -2,
                "day after tomorrow": 2}  # fmt: skip
_STORY_DAYS: Final = {
    "same day": 0, "that day": 0, "earlier in the day": 0, "later in the day": 0, "previous day": -1,
    "preceding day": -1,
    "day before": -1, "day earlier": -1, "following day": 1, "next day": 1, "day after": 1, "day later": 1,
}  # fmt: skip
_PAST: Final = frozenset(("last", "past", "previous", "preceding"))
_FUTURE: Final = frozenset(("next", "coming", "following"))
_POINTER: Final = "last|past|previous|preceding|next|coming|following|this|that|same"
_WEEKDAY_WORDS: Final = re.compile(
    rf"(?:(?P<pointer>{_POINTER}) )?(?P<day>{WEEKDAY})s?\.?(?: (?P<tail>last|next)(?P<week> week)?)?"
)
_PERIOD: Final = re.compile(
    rf"(?:(?P<pointer>{_POINTER}|current) )?(?P<unit>week|month|year|weekend|week-end|decade|century)"
)
_SOME: Final = re.compile(r"(?:past|last|previous|preceding) (?P<number>.+) (?P<unit>hour|day|week|month|year)s?")
_AGO: Final = re.compile(
    r"(?P<number>.+) (?P<unit>minute|hour|day|week|fortnight|month|year|decade)s?"
    r" (?P<tail>ago|earlier|previously|before|later|after)"
)
_POINTED_MONTH: Final = re.compile(rf"(?P<pointer>last|next|this|past|that) (?P<month>{MONTH})\.?")
_POINTED_YEAR: Final = re.compile(r"(?P<date>.+?) (?:of )?(?P<year>last|this|next|that|same) year")
_WEEK_OF: Final = re.compile(r"week of (?P<date>.+)")
_DAY_ALONE: Final = re.compile(r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)")
_SEASON: Final = re.compile(r"(?:(?P<pointer>last|this|next|past) )?(?P<season>spring|summer|autumn|fall|winter)")
_SEASON_MONTHS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}
_LENGTHS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_VAGUE_NUMBERS: Final = {"a": 1, "an": 1, "few": 3, "a few": 3, "several": 3, "couple of": 2, "a couple of": 2}
_LONGEST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates are told from.

    Attributes:
        report: day of publication.
        story: first and last day that the text told of last, None where it told of none.
        future: whether the sentence speaks of what is to come.
    """

    report: date
    story: Interval | None = None
    future: bool = False


def read_relative(words: str, anchor: Anchor) -> Interval | None:
    """The days that words mean from an anchor, None where they are no relative date or tell of no known day."""
    for reader in (
        _day,
        _story_day,
        _weekday,
        _period,
        _some_units,
        _ago,
        _pointed_month,
        _pointed_year,
        _week_of,
        _day_alone,
        _season,
    ):
        try:
            if found := reader(words, anchor):
                return found
        except (OverflowError, ValueError):  # "a million years ago" lies before the first date there is.
            return None
    return None


def weekday_of(words: str) -> int | None:
    """Number of a weekday's name, Monday 0; None for other words."""
    return WEEKDAYS.get(words.rstrip("."))


def _day(words: str, anchor: Anchor) -> Interval | None:
    return day_of(anchor.report + timedelta(_DAYS[words])) if words in _DAYS else None


def _story_day(words: str, anchor: Anchor) -> Interval | None:
    if words in _STORY_DAYS and anchor.story:
        return day_of(anchor.story.first + timedelta(_STORY_DAYS[words]))
    match = re.fullmatch(r"(week|month|year) (before|earlier|after|later)", words)
    if not match or not anchor.story:
        return None
    return _shifted(anchor.story.first, match[1], 1 if match[2] in ("before", "earlier") else -1)


def _weekday(words: str, anchor: Anchor) -> Interval | None:
    match = _WEEKDAY_WORDS.fullmatch(words)
    if not match:
        return None
    number, pointer = WEEKDAYS[match["day"]], match["pointer"] or match["tail"] or ""
    if match["week"]:
        monday = week_of(anchor.report + timedelta(7 if match["tail"] == "next" else -7)).first
        return day_of(monday + timedelta(number))
    back = (anchor.report.weekday() - number) % 7
    if pointer in _PAST:
        return day_of(anchor.report - timedelta(back or 7))
    if pointer in _FUTURE or anchor.future:
        return day_of(anchor.report + timedelta((7 - back) % 7 or 7))
    return day_of(anchor.report - timedelta(back))


def _period(words: str, anchor: Anchor) -> Interval | None:
    match = _PERIOD.fullmatch(words)
    if not match:
        return None
    pointer, unit = match["pointer"] or "this", match["unit"].replace("-", "")
    if pointer in ("that", "same"):
        return _around(anchor.story.first, unit) if anchor.story else None
    if pointer == "past" and unit in _LENGTHS:
        return _up_to(anchor.report, unit, 1)
    back = 1 if pointer in _PAST else -1 if pointer in _FUTURE else 0
    if unit == "weekend":
        days = weekend_before(anchor.report)
        return Interval(days.first - timedelta(7 * back), days.last - timedelta(7 * back)) if back < 0 else days
    return _around(_shifted(anchor.report, unit, back).first, unit)


def _some_units(words: str, anchor: Anchor) -> Interval | None:
    match = _SOME.fullmatch(words)
    number = _number(match["number"]) if match else None
    if not match or number is None:
        return None
    if match["unit"] == "hour":
        return Interval(anchor.report - timedelta(-(-number // 24)), anchor.report)
    return _up_to(anchor.report, match["unit"], number)


def _ago(words: str, anchor: Anchor) -> Interval | None:
    match = _AGO.fullmatch(words)
    number = _number(match["number"]) if match else None
    if not match or number is None:
        return None
    start = anchor.report if match["tail"] == "ago" else anchor.story.first if anchor.story else None
    if start is None:
        return None
    is_vague = match["number"] in ("few", "a few", "several")
    if match["unit"] in ("minute", "hour"):
        return day_of(start - timedelta(number // 24 if match["unit"] == "hour" else 0))
    days = _shifted(start, match["unit"], -number if match["tail"] in ("later", "after") else number)
    return Interval(days.first - (days.last - days.first) - timedelta(1), days.last) if is_vague else days


def _pointed_month(words: str, anchor: Anchor) -> Interval | None:
    """``last March``, ``that June``."""
    match = _POINTED_MONTH.fullmatch(words)
    if not match:
        return None
    report, month, pointer = anchor.report, MONTHS[match["month"]], match["pointer"]
    if pointer == "that":
        return month_of(anchor.story.first.year, month) if anchor.story else None
    later = pointer == "next" and month <= report.month
    earlier = pointer in _PAST and month >= report.month
    return month_of(report.year + later - earlier, month)


def _pointed_year(words: str, anchor: Anchor) -> Interval | None:
    """``November last year``, ``April 22 of that year``."""
    match = _POINTED_YEAR.fullmatch(words)
    found = read_absolute(match["date"]) if match else None
    if not match or found is None or found.year is not None:
        return None
    if match["year"] in ("that", "same"):
        return found.in_year(anchor.story.first.year) if anchor.story else None
    return found.in_year(anchor.report.year + {"last": -1, "this": 0, "next": 1}[match["year"]])


def _week_of(words: str, anchor: Anchor) -> Interval | None:
    """``week of 19 May``: seven days from that day."""
    match = _WEEK_OF.fullmatch(words)
    found = read_absolute(match["date"]) if match else None
    days = found.in_year(found.year or anchor.report.year) if found else None
    return Interval(days.first, days.first + timedelta(6)) if days else None


def _day_alone(words: str, anchor: Anchor) -> Interval | None:
    """``27th``: of the month told of last, else of the report's."""
    match = _DAY_ALONE.fullmatch(words)
    month = anchor.story.first if anchor.story else anchor.report
    return day_of(month.replace(day=int(match["day"]))) if match else None


def _season(words: str, anchor: Anchor) -> Interval | None:
    match = _SEASON.fullmatch(words)
    if not match:
        return None
    report, month = anchor.report, _SEASON_MONTHS[match["season"]]
    year = report.year - (date(report.year, month, 1) > report)
    if match["pointer"] == "next" or (anchor.future and match["pointer"] is None):
        year += 1
    first = date(year, month, 1)
    return Interval(first, months_back(year, month, -2).last)


def _up_to(day: date, unit: str, number: int) -> Interval:
    """So many days, weeks, months or years that end with a day."""
    return Interval(day - timedelta(_LENGTHS[unit] * number - 1), day)


def _shifted(day: date, unit: str, back: int) -> Interval:
    """The day, week, month or year that lies so many of them before a day; days and weeks are single days."""
    if unit in _DAYS_IN:
        return day_of(day - timedelta(_DAYS_IN[unit] * back))
    if unit == "month":
        return months_back(day.year, day.month, back)
    return year_of(day.year - back * {"year": 1, "decade": 10, "century": 100}[unit])


def _around(day: date, unit: str) -> Interval:
    """The whole week, month, year, decade or century that a day is in."""
    if unit in ("week", "weekend"):
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    first = day.year - day.year % years
    return Interval(date(first, 1, 1), date(first + years - 1, 12, 31))


def _number(words: str) -> int | None:
    if words in _VAGUE_NUMBERS:
        return _VAGUE_NUMBERS[words]
    taken = take_number(words)
    return taken[0] if taken and not taken[1].strip() and taken[0] < _LONGEST else None
