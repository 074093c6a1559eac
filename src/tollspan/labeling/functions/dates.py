"""Dates and times, a function for each kind of atom; a phrase made of two kinds gets two votes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.grammar.dates import find_dates
from tollspan.labels import DATE
from tollspan.spans import Document, Span
from tollspan.words import read_words


def _with_kind(document: Document, kind: str) -> Iterator[Span]:
    reading = read_words(document)
    for phrase in find_dates(reading):
        if kind in phrase.kinds:
            yield reading.span(phrase.start, phrase.end, DATE)


def day_of_month(document: Document) -> Iterator[Span]:
    """``[January 7]``, ``[7 January 2012]``, ``[17 MAY 89]``, ``[March 3-9]``."""
    return _with_kind(document, "day")


def month(document: Document) -> Iterator[Span]:
    """``since [March]``, ``[March 2005]``, ``[end of June]``."""
    return _with_kind(document, "month")


def weekday(document: Document) -> Iterator[Span]:
    """``on [Thursday]``, ``[late Saturday night]``."""
    return _with_kind(document, "weekday")


def deictic_day(document: Document) -> Iterator[Span]:
    """``[yesterday]``, ``[early today]``, ``[yesterday evening]``."""
    return _with_kind(document, "deictic")


def pointed_time(document: Document) -> Iterator[Span]:
    """``[last night]``, ``[this week]``, ``[that evening]``, ``[past week]``."""
    return _with_kind(document, "pointed")


def year(document: Document) -> Iterator[Span]:
    """``in [2011]``."""
    return _with_kind(document, "year")


def decade(document: Document) -> Iterator[Span]:
    """``in the [1980s]``."""
    return _with_kind(document, "decade")


def clock_time(document: Document) -> Iterator[Span]:
    """``at [16:00 on Friday]``, ``[5:30 a.m. local time]``, ``[8pm]``."""
    return _with_kind(document, "clock")


def noon_or_midnight(document: Document) -> Iterator[Span]:
    """``around [noon]``, ``[midnight Friday]``."""
    return _with_kind(document, "noon")


def time_ago(document: Document) -> Iterator[Span]:
    """``[two days ago]``, ``[three weeks earlier]``."""
    return _with_kind(document, "ago")


def same_or_next_day(document: Document) -> Iterator[Span]:
    """``the [previous day]``, ``the [same night]``, ``[earlier in the day]``."""
    return _with_kind(document, "anaphoric")


def numeric_date(document: Document) -> Iterator[Span]:
    """``[26.02.2013]``, ``[2012-01-07]``."""
    return _with_kind(document, "numeric")


DATE_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    day_of_month,
    month,
    weekday,
    deictic_day,
    pointed_time,
    year,
    decade,
    clock_time,
    noon_or_midnight,
    time_ago,
    same_or_next_day,
    numeric_date,
)
