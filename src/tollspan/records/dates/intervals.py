"""Stretches of days, and how precisely they say when something happened."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Part = Literal["START", "MID", "END"]
"""TIMEX3's modifiers for a part of a period: early, middle, late."""

_WEEK: Final = 7
_LONGEST_MONTH: Final = 31


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``first`` to ``last``, both belonging to it."""

    first: date
    last: date

    @property
    def date_prec(self) -> int:
        """UCDP's precision: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more."""
        days = (self.last - self.first).days + 1
        if days == 1:
            return 1
        if days < _WEEK:
            return 2
        if days == _WEEK:
            return 3
        return 4 if days <= _LONGEST_MONTH else 5

    def part(self, part: Part) -> Interval:
        """The first, middle or last third."""
        third = max(1, round(((self.last - self.first).days + 1) / 3))
        if part == "START":
            return Interval(self.first, self.first + timedelta(third - 1))
        if part == "END":
            return Interval(self.last - timedelta(third - 1), self.last)
        return Interval(self.first + timedelta(third), max(self.last - timedelta(third), self.first + timedelta(third)))


def day_of(day: date) -> Interval:
    """One day."""
    return Interval(day, day)


def week_of(day: date) -> Interval:
    """Monday to Sunday around a day."""
    monday = day - timedelta(day.weekday())
    return Interval(monday, monday + timedelta(_WEEK - 1))


def weekend_before(day: date) -> Interval:
    """The last Saturday and Sunday of which the Saturday is not after the day."""
    saturday = day - timedelta((day.weekday() - 5) % _WEEK)
    return Interval(saturday, saturday + timedelta(1))


def month_of(year: int, month: int) -> Interval:
    """A month of the calendar."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Interval:
    """A year of the calendar."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def months_back(year: int, month: int, back: int) -> Interval:
    """The month that lies so many months before another; after it for negative numbers."""
    number = year * 12 + month - 1 - back
    return month_of(number // 12, number % 12 + 1)
