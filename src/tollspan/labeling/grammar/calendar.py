"""Names of months, days and hours, and the phrases that a calendar makes of them."""

from __future__ import annotations

import re
from typing import Final

from tollspan.labeling.wordlists import load_cues
from tollspan.words import Reading

MONTHS: Final = load_cues("calendar months")
_MONTHS_THAT_ARE_WORDS: Final = frozenset(("may", "march", "mar", "sep", "dec", "jan"))
_SHORT_MONTHS: Final = load_cues("calendar short_months")
WEEKDAYS: Final = load_cues("calendar weekdays")
_WEEKDAYS_THAT_ARE_WORDS: Final = frozenset(("mon", "wed", "sat", "sun", "fri", "thu", "tue"))
DAY_PARTS: Final = load_cues("calendar day_parts")
UNITS: Final = load_cues("calendar units")
SEASONS: Final = frozenset("spring summer autumn winter fall".split())

_DAY: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:[-–/](?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?")
_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
_SHORT_YEAR: Final = re.compile(r"\d\d")
_MONTH_CONTEXT: Final = load_cues("calendar month_context")
_PARTS: Final = DAY_PARTS | frozenset(("evening", "mornings", "overnight", "lunchtime"))
_YEAR_POINTERS: Final = frozenset(("last", "this", "next"))
_SHORT_WEEKDAY: Final = 6


def is_day(word: str) -> bool:
    """Whether a word may be the day of a month, or a range of them: ``7``, ``3rd``, ``3-9``."""
    return _DAY.fullmatch(word) is not None


def is_year(word: str) -> bool:
    """Whether a word may be a year of our time: ``1989``."""
    return _YEAR.fullmatch(word) is not None


def is_month(reading: Reading, i: int) -> bool:
    """Whether word ``i`` names a month; ``may`` and ``march`` must look like it."""
    if not 0 <= i < len(reading) or reading.low[i] not in MONTHS:
        return False
    if reading.low[i] not in _MONTHS_THAT_ARE_WORDS:
        return True
    following = reading.after(i, 2 if reading.after(i) == "." else 1) or "-"
    if is_day(reading.before(i) or "-") or is_day(following) or is_year(following):
        return True
    if not reading.is_damaged(i) and not reading.is_capital(i):
        return False
    follows = reading.before(i) in _MONTH_CONTEXT
    return (
        follows if reading.is_damaged(i) or reading.is_first(i) else follows or reading.low[i] not in ("may", "march")
    )


def is_weekday(reading: Reading, i: int) -> bool:
    """Whether word ``i`` names a day of the week; short forms need a capital or a full stop."""
    if not 0 <= i < len(reading) or reading.low[i] not in WEEKDAYS:
        return False
    if reading.low[i] not in _WEEKDAYS_THAT_ARE_WORDS:
        return True
    is_named = not reading.is_damaged(i) and reading.is_capital(i)
    return is_named and (reading.after(i) in (".", ",") or is_day(reading.after(i) or "-"))


def day_of_month_end(reading: Reading, i: int) -> int:
    """End of ``January 7, 2012``, ``7 January 2012`` or ``17 MAY 89`` at word ``i``, else ``i``."""
    if is_month(reading, i):
        j = _skip_stop(reading, i + 1)
        if is_day(reading.after(i, j - i) or "-") and not _counts(reading, j):
            return _with_year(reading, j + 1)
        return i
    if not is_day(reading.low[i]):
        return i
    month = i + 2 if reading.after(i) == "of" else i + 1
    if reading.after(i) in ("and", "to", "or", "-", "–") and is_day(reading.after(i, 2) or "-"):
        month = i + 3
    if month < reading.end_of(i) and is_month(reading, month):
        return _with_year(reading, _skip_stop(reading, month + 1))
    return i


def _counts(reading: Reading, j: int) -> bool:
    """Whether the number at ``j`` counts what follows instead of being a day: ``in May 12 people died``."""
    return reading.after(j) in ("people", "soldiers", "civilians", "percent", "%", "hundred", "thousand", "million")


def _skip_stop(reading: Reading, j: int) -> int:
    """Over the full stop of ``Jan.`` where a day or year follows; else it may end the sentence."""
    is_stop = reading.after(j - 1) == "." and reading.glued(j) and reading.low[j - 1] in _SHORT_MONTHS
    following = reading.after(j) or "-"
    return j + 1 if is_stop and (is_day(following) or is_year(following)) else j


def _with_year(reading: Reading, j: int) -> int:
    """Over a year behind word ``j - 1``, with or without a comma, in full or as two digits of a telegram."""
    following = reading.after(j - 1)
    if is_year(following or "-"):
        return j + 1
    if following == "," and is_year(reading.after(j - 1, 2) or "-"):
        return j + 2
    if following == "of" and reading.after(j) in _YEAR_POINTERS | {"that"} and reading.after(j + 1) == "year":
        return j + 3
    is_telegram = reading.form(j - 1) == "upper" and reading.words[j - 1].isupper()
    return j + 1 if is_telegram and _SHORT_YEAR.fullmatch(following or "-") else j


def month_end(reading: Reading, i: int) -> int:
    """End of ``March``, ``March 2005``, ``November last year`` at word ``i``; ``i`` where no month stands."""
    if not is_month(reading, i):
        return i
    j = _skip_stop(reading, i + 1)
    following = [reading.after(j - 1, steps) for steps in (1, 2, 3)]
    if is_year(following[0] or "-"):
        return j + 1
    if following[0] in (",", "of") and is_year(following[1] or "-"):
        return j + 2
    if following[0] in _YEAR_POINTERS and following[1] == "year":
        return j + 2
    is_year_pointed = following[0] == "of" and following[1] in _YEAR_POINTERS | {"that"} and following[2] == "year"
    return j + 3 if is_year_pointed else i + 1


def weekday_end(reading: Reading, i: int) -> int:
    """End of ``Friday``, ``Sat.``, ``Friday night``, ``Sunday early morning``."""
    end = i + 1
    if reading.after(i) == "." and len(reading.low[i]) < _SHORT_WEEKDAY and reading.glued(i + 1):
        end += 1
    if reading.after(end - 1) in ("early", "late") and reading.after(end) in _PARTS:
        return end + 2
    return end + 1 if reading.after(end - 1) in _PARTS else end


def shifted_start(reading: Reading, i: int) -> int:
    """Start of the words that shift a date in front of word ``i``: ``early``, ``last``, ``the end of``."""
    before = reading.before(i)
    if before in ("early", "late", "mid", "last", "next", "this", "past", "coming", "earlier"):
        return i - 1
    if before == "on" and reading.before(i, 2) in ("early", "late"):
        return i - 2
    if before in SEASONS:
        return i - 1
    at = i - 1 if before == "the" else i
    if reading.before(at) == "of" and reading.before(at, 2) in (
        "end", "beginning", "start", "middle", "night", "morning", "evening", "afternoon", "hours", "half", "days",
        "week", "weeks", "eve", *SEASONS,
    ):  # fmt: skip
        start = at - 2
        return (
            start - 1
            if reading.before(start) in ("early", "late", "first", "second", "third", "fourth", "small", "last")
            else start
        )
    return i
