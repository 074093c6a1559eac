"""Reads dates that name a place in the calendar: ``7 January 2012``, ``March 3-9``, ``2012-01-07``, ``1980s``."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from tollspan.records.dates.intervals import Interval, day_of, month_of, year_of

MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if number} | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if number
}
MONTHS["sept"] = 9
MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s*(?:-|to|and|or)\s*(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR: Final = r"(?P<year>(?:1[6-9]|20)\d\d)"
_ISO: Final = re.compile(rf"{_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)")
_NUMERIC: Final = re.compile(r"(?P<one>[0-3]?\d)[-/.](?P<two>[0-3]?\d)[-/.](?P<year>(?:1[6-9]|20)?\d\d)")
_DAY_MONTH: Final = re.compile(rf"{_DAY}\s*(?:of )?(?P<month>{MONTH})\b\.?(?:\s*(?:of )?{_YEAR}|\s+(?P<short>\d\d))?")
_MONTH_DAY: Final = re.compile(rf"(?P<month>{MONTH})\b\.?\s*{_DAY}(?:\s+{_YEAR})?(?!\d)")
_MONTH: Final = re.compile(rf"(?P<month>{MONTH})\b\.?(?:\s*(?:of )?{_YEAR})?")
_YEARS: Final = re.compile(rf"{_YEAR}(?:\s*(?:-|to)\s*(?P<last>(?:1[6-9]|20)?\d\d))?")
_DECADE: Final = re.compile(r"(?P<decade>(?:1[6-9]|20)\d0)s")
_SEASON: Final = re.compile(rf"(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_YEAR}")
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_PIVOT: Final = 70


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """What the words of an absolute date say; a part that they leave out is None.

    Attributes:
        year, month, day: of the first day.
        last_day: of the last one in the same month (``March 3-9``).
        interval: the days, where the words leave nothing out.
        other: the second reading of an ambiguous numeric date.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    interval: Interval | None = None
    other: Interval | None = None

    def in_year(self, year: int) -> Interval | None:
        """The days in a given year; None where that year has no such day."""
        if self.month is None:
            return year_of(year)
        if self.day is None:
            return month_of(year, self.month)
        try:
            first = date(year, self.month, self.day)
            last = date(year, self.month, self.last_day or self.day)
            if last < first:  # "night of 31 to 1 May": the month belongs to the second day.
                last, first = date(year, self.month, self.last_day or 1), _before(date(year, self.month, 1), self.day)
        except ValueError:
            return None
        return Interval(first, last)

    @property
    def value(self) -> str:
        """TIMEX3 value with X for what is left out: ``XXXX-01-07``."""
        year = f"{self.year:04d}" if self.year is not None else "XXXX"
        month = f"-{self.month:02d}" if self.month is not None else ""
        return year + month + (f"-{self.day:02d}" if self.day is not None else "")


def _before(first: date, day: int) -> date:
    """That day of the month before."""
    year, month = (first.year, first.month - 1) if first.month > 1 else (first.year - 1, 12)
    return date(year, month, day)


def read_absolute(words: str) -> CalendarDate | None:
    """The date of normalised words (lower case, no commas), None where they are no absolute date."""
    for pattern, reader in (
        (_ISO, _iso), (_NUMERIC, _numeric), (_DAY_MONTH, _named), (_MONTH_DAY, _named), (_MONTH, _named),
        (_SEASON, _season), (_YEARS, _years), (_DECADE, _decade),
    ):  # fmt: skip
        if match := pattern.fullmatch(words):
            return reader(match)
    return None


def _iso(match: re.Match[str]) -> CalendarDate:
    return _full(int(match["year"]), int(match["month"]), int(match["day"]))


def _full(year: int, month: int, day: int) -> CalendarDate:
    try:
        return CalendarDate(year, month, day, interval=day_of(date(year, month, day)))
    except ValueError:
        return CalendarDate(year, month, day)


def _numeric(match: re.Match[str]) -> CalendarDate:
    """Day first and month first; where both are dates and differ, the second reading is kept beside the first."""
    one, two, year = int(match["one"]), int(match["two"]), _whole_year(match["year"])
    day_first, month_first = _full(year, two, one), _full(year, one, two)
    if day_first.interval is None or month_first.interval is None or day_first == month_first:
        return day_first if day_first.interval else month_first
    return CalendarDate(year, two, one, None, day_first.interval, month_first.interval)


def _named(match: re.Match[str]) -> CalendarDate:
    groups = match.groupdict()
    year = groups.get("year") or groups.get("short")
    found = CalendarDate(
        _whole_year(year) if year else None,
        MONTHS[groups["month"]],
        int(groups["day"]) if groups.get("day") else None,
        int(groups["last"]) if groups.get("last") else None,
    )
    return _with_interval(found)


def _with_interval(found: CalendarDate) -> CalendarDate:
    if found.year is None:
        return found
    return CalendarDate(found.year, found.month, found.day, found.last_day, found.in_year(found.year))


def _season(match: re.Match[str]) -> CalendarDate:
    year, month = int(match["year"]), _SEASONS[match["season"]]
    last = month_of(year, month + 2) if month < 12 else month_of(year + 1, 2)  # noqa: PLR2004 - December
    return CalendarDate(year, interval=Interval(date(year, month, 1), last.last))


def _years(match: re.Match[str]) -> CalendarDate:
    year = int(match["year"])
    last = int(match["year"][: 4 - len(match["last"])] + match["last"]) if match["last"] else year
    days = Interval(date(year, 1, 1), date(last, 12, 31)) if last >= year else None
    return CalendarDate(year, interval=days)


def _decade(match: re.Match[str]) -> CalendarDate:
    year = int(match["decade"])
    return CalendarDate(year, interval=Interval(date(year, 1, 1), date(year + 9, 12, 31)))


def _whole_year(digits: str) -> int:
    """Year of four digits, or of two: 70–99 of the last century, 00–69 of this."""
    number = int(digits)
    return number if len(digits) == 4 else number + (1900 if number >= _PIVOT else 2000)  # noqa: PLR2004 - digits
