"""Resolves DATE spans to days: an interval with UCDP's precision, from the words, the report's date and the tense.

What the words and the report do not settle stays open: a partial value and a reason, never a guess.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from dateutil.relativedelta import relativedelta

from tollspan.labels import DATE
from tollspan.records.dates.absolute import CalendarDate, read_absolute
from tollspan.records.dates.intervals import Interval, Part, day_of
from tollspan.records.dates.relative import WEEKDAY, Anchor, read_relative, weekday_of
from tollspan.records.dates.words import DateWords, read_date_words
from tollspan.spans import Document, Span

Modifier = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"]
"""TIMEX3's modifiers: a part of the period, or how the event stands to it (``since March`` is ON_OR_AFTER)."""

_WEEKDAY_AND_DATE: Final = re.compile(rf"(?P<weekday>{WEEKDAY})\.? (?P<rest>.+)")
_LEEWAY: Final = timedelta(3)
_YEARS_AROUND: Final = 2
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|due|scheduled|expected|planned|plans|set (?:to|for)|is to|are to|going to|upcoming|until|till"
    r"|(?:may|might|could|would|can) (?:not |be )?[a-z]+)\b"
)
_PAST: Final = re.compile(
    r"(?<!\bbe )(?<!\bto )\b(?:said|says|told|was|were|had|did|took|began|fell|came|left|[a-z]{2,}ed)\b"
)
_MODIFIERS: Final[tuple[tuple[str, Modifier], ...]] = (
    ("since|from", "ON_OR_AFTER"),
    ("until|till|by|up to|through|as of|to", "ON_OR_BEFORE"),
    ("before|prior to|ahead of", "BEFORE"),
    ("after|following", "AFTER"),
    ("about|around|circa|on or about", "APPROX"),
)
_BEFORE_DATE: Final = tuple((re.compile(rf"\b(?:{words})(?: the)? $"), modifier) for words, modifier in _MODIFIERS)
_RANGE_OPENS: Final = re.compile(r"\b(?:from|between) (?:the )?$", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_RANGE_JOINS: Final = re.compile(r"\s+(?:to|until|till|through|and)\s+(?:the\s+)?")
_OPEN: Final = ("ON_OR_AFTER", "ON_OR_BEFORE", "BEFORE", "AFTER")
_LOOK: Final = 120


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A DATE span and the days it means.

    Attributes:
        start, end: characters of the document's text, half-open.
        value: TIMEX3 value of the words, X for what they leave open (``XXXX-01-07``); empty where unread.
        days: first and last day, None where they stay open.
        mod: TIMEX3 modifier, None where there is none.
        reason: why there are no days; empty where there are.
    """

    start: int
    end: int
    value: str = ""
    days: Interval | None = None
    mod: Modifier | None = None
    reason: str = ""

    @property
    def date_prec(self) -> int | None:
        """UCDP's precision, 1 a day to 5 more than a month; None where there are no days."""
        return self.days.date_prec if self.days else None


def resolve_dates(document: Document) -> tuple[ResolvedDate, ...]:
    """The dates of a document's DATE spans, in text order; ``document.date`` is what relative ones are told from."""
    report = date.fromisoformat(document.date) if document.date else None
    story: Interval | None = None
    day = day_of(report) if report else None
    found: list[ResolvedDate] = []
    for span in document.spans:
        if span.label == DATE:
            found.append(_resolve(document, span, report, story, day))
            if (days := found[-1].days) and (report is None or days.first <= report):
                story = days
                day = days if days.date_prec == 1 and found[-1].mod not in _OPEN else day
    return tuple(_with_ranges(document.text, found))


def _with_ranges(text: str, found: list[ResolvedDate]) -> list[ResolvedDate]:
    """Both ends of ``from [March 3] to [March 9]`` mean the days between them."""
    for i, (one, other) in enumerate(itertools.pairwise(found)):
        opens = _RANGE_OPENS.search(text[max(0, one.start - 20) : one.start])
        if not (opens and one.days and other.days and _RANGE_JOINS.fullmatch(text, one.end, other.start)):
            continue
        first, last = _in_one_year(text, one, other, one.days.first, other.days.last)
        for k, end in ((i, one), (i + 1, other)):
            if first > last:
                reason = f"the range ends on {last.isoformat()}, before it begins on {first.isoformat()}"
                found[k] = replace(end, days=None, mod=None, reason=reason)
            else:
                found[k] = replace(end, days=Interval(first, last), mod=None)
    return found


def _in_one_year(text: str, one: ResolvedDate, other: ResolvedDate, first: date, last: date) -> tuple[date, date]:
    """The ends of a range of which only one names the year (``from June 9 to July 3, 1992``) in that year."""
    named = [_YEAR.search(text, end.start, end.end) is not None for end in (one, other)]
    if named == [False, True]:
        first = first + relativedelta(year=last.year)
    elif named == [True, False]:
        last = last + relativedelta(year=first.year)
    return first, last


def _resolve(
    document: Document, span: Span, report: date | None, story: Interval | None, day: Interval | None
) -> ResolvedDate:
    """One date; ``story`` is what the text told of last, ``day`` the last single day, at first the report's."""
    words = read_date_words(document.surface(span))
    blank = ResolvedDate(span.start, span.end, mod=words.part or _modifier(document.text, span.start))
    if not words.rest:  # A time of day: it belongs to the day last told of, and its preposition says nothing of days.
        blank = replace(blank, mod=None)
        return (
            replace(blank, value=_value(day), days=day) if day else replace(blank, reason="a time of day without a day")
        )
    weekday, rest = _split_weekday(words.rest)
    absolute = read_absolute(rest)
    anchor = Anchor(report, story, is_future(document.text, span)) if report else None
    if absolute is not None:
        return _part(_absolute(replace(blank, value=absolute.value), absolute, weekday, anchor), words)
    if anchor is None:
        return replace(blank, value=_open_value(words.rest), reason="the report has no date to tell it from")
    days = read_relative(words.rest, anchor)
    if days is None:
        points_back = story is None and read_relative(words.rest, replace(anchor, story=day_of(anchor.report)))
        reason = "no day is named before that it could tell of" if points_back else "the words cannot be read as a date"
        return replace(blank, reason=reason)
    return _part(replace(blank, value=_value(days), days=days), words)


def is_future(text: str, span: Span) -> bool:
    """Whether the sentence speaks, up to the date (or from it where nothing stands before), of what is to come."""
    before = re.split(r"[.;:\n]", text[max(0, span.start - _LOOK) : span.start])[-1].lower()
    after = re.split(r"[.;:\n]", text[span.end : span.end + _LOOK])[0].lower()
    future, past = _last(_FUTURE, before), _last(_PAST, before)
    if future < 0 and past < 0:
        first = min((match.start() for match in _PAST.finditer(after)), default=_LOOK)
        return any(match.start() < first for match in _FUTURE.finditer(after))
    return future >= past


def _absolute(blank: ResolvedDate, found: CalendarDate, weekday: int | None, anchor: Anchor | None) -> ResolvedDate:
    if found.other is not None:
        return _of_two(blank, found, anchor)
    if found.year is not None:
        if found.interval is None:
            return replace(blank, reason="the calendar has no such day")
        return _checked(blank, found.interval, weekday)
    if anchor is None:
        return replace(blank, reason="neither the words nor the report name the year")
    years = range(anchor.report.year - _YEARS_AROUND, anchor.report.year + _YEARS_AROUND + 1)
    days = [days for year in years if (days := found.in_year(year))]
    past = [d for d in days if d.first <= anchor.report + _LEEWAY]
    coming = [d for d in days if d.last >= anchor.report]
    if not (past or (coming and anchor.future)):  # 29 February, between two leap years
        return replace(blank, reason="the calendar has no such day near the report")
    nearest = coming[0] if coming and anchor.future else past[-1]
    agreeing = [d for d in days if weekday is None or d.first.weekday() == weekday]
    chosen = (
        nearest if nearest in agreeing or not agreeing else min(agreeing, key=lambda d: abs(d.first - anchor.report))
    )
    return _checked(blank, chosen, weekday)


def _of_two(blank: ResolvedDate, found: CalendarDate, anchor: Anchor | None) -> ResolvedDate:
    """Of a numeric date with two readings the one not after the report, where the other is."""
    readings = [days for days in (found.interval, found.other) if days]
    past = [days for days in readings if anchor and days.first <= anchor.report]
    if len(past) != 1:
        return replace(blank, value=f"{found.year:04d}", reason="the numbers could mean two days")
    return replace(blank, value=_value(past[0]), days=past[0])


def _checked(blank: ResolvedDate, days: Interval, weekday: int | None) -> ResolvedDate:
    """The days, unless the words name a weekday that is not theirs."""
    if weekday is not None and days.first.weekday() != weekday:
        return replace(blank, reason=f"{days.first.isoformat()} is a {days.first:%A}, not the weekday named")
    return replace(blank, value=_value(days), days=days)


def _part(resolved: ResolvedDate, words: DateWords) -> ResolvedDate:
    """Cut a period to the part that the words name; a day stays a day."""
    if resolved.days is None or words.part is None or resolved.days.date_prec == 1:
        return resolved
    return replace(resolved, days=resolved.days.part(words.part))


def _split_weekday(words: str) -> tuple[int | None, str]:
    """Weekday and date of ``thursday january 7``; no weekday where none stands before a date."""
    match = _WEEKDAY_AND_DATE.fullmatch(words)
    if match and read_absolute(match["rest"]):
        return weekday_of(match["weekday"]), match["rest"]
    return None, words


def _modifier(text: str, start: int) -> Modifier | None:
    before = text[max(0, start - 20) : start].lower()
    return next((modifier for pattern, modifier in _BEFORE_DATE if pattern.search(before)), None)


def _value(days: Interval) -> str:
    """TIMEX3 value of an interval: a day, week, month or year where it is just that, else first/last day."""
    first, last = days.first, days.last
    if first == last:
        return first.isoformat()
    year, week, weekday = first.isocalendar()
    if weekday == 1 and (last - first).days == 6:  # noqa: PLR2004 - Monday to Sunday
        return f"{year:04d}-W{week:02d}"
    if (first.day, first.year, first.month) == (1, last.year, last.month) and (last + timedelta(1)).day == 1:
        return f"{first:%Y-%m}"
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return f"{first.year:04d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _open_value(words: str) -> str:
    """What a relative date says with no report to tell it from: the weekday, else nothing."""
    weekday = weekday_of(words)
    return f"XXXX-WXX-{weekday + 1}" if weekday is not None else ""


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where the last match begins, -1 without one."""
    return max((match.start() for match in pattern.finditer(words)), default=-1)


__all__ = ["Interval", "Part", "ResolvedDate", "is_future", "resolve_dates"]
