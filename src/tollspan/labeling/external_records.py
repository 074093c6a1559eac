"""Distant supervision: where a report states the very values of an incident that a table records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tollspan.errors import InputError
from tollspan.labeling.grammar.dates import find_dates
from tollspan.labeling.grammar.mentions import find_mentions
from tollspan.labeling.wordlists import Lexicon
from tollspan.labels import ACTOR, CASUALTY, DATE, LOCATION
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span
from tollspan.words import Reading, read_words

_HARMS: Final = ("killed", "injured", "missing")
_MONTHS: Final = "january february march april may june july august september october november december".split()
_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Incident:
    """One row of the table; empty strings and absent harms are unknown."""

    place: str
    actor: str
    day: date | None
    harmed: tuple[tuple[str, int], ...]

    @classmethod
    def read(cls, row: Mapping[str, str], place: str) -> Incident:
        """The incident of a row's cells; ``place`` names the row in errors."""
        day = row.get("date", "")
        try:
            parsed = date.fromisoformat(day) if day else None
            harmed = tuple((kind, int(row[kind])) for kind in _HARMS if row.get(kind))
        except ValueError as error:
            raise InputError(str(error), place=place, fix="dates as YYYY-MM-DD, counts as whole numbers") from None
        return cls(row.get("place", ""), row.get("actor", ""), parsed, harmed)


def spans_of_incident(incident: Incident, document: Document) -> Iterator[Span]:
    """Spans that state the incident's values, if the document names its place and states one more of them."""
    reading = read_words(document)
    places = list(_names(reading, incident.place, LOCATION))
    others = [*_names(reading, incident.actor, ACTOR), *_days(reading, incident.day), *_counts(reading, incident)]
    kinds = {span.label for span in others}
    if places and len(kinds | {LOCATION}) >= _ENOUGH:
        yield from places
        yield from others


def _names(reading: Reading, name: str, label: str) -> Iterator[Span]:
    if name:
        for first, end, _ in Lexicon([(name, True)]).find(reading):
            yield reading.span(first, end, label)


def _days(reading: Reading, day: date | None) -> Iterator[Span]:
    """Dates that name the incident's day and month; a single digit day is told from the 1 in 11 by its word."""
    if day is None:
        return
    for phrase in find_dates(reading):
        words = reading.low[phrase.start : phrase.end]
        is_month = any(word[:3].isalpha() and word[2:] and _MONTHS[day.month - 1].startswith(word) for word in words)
        if is_month and any(word.removesuffix("th").lstrip("0") == str(day.day) for word in words):
            yield reading.span(phrase.start, phrase.end, DATE)


def _counts(reading: Reading, incident: Incident) -> Iterator[Span]:
    """Mentions whose number is one of the incident's and one of its kinds alone; an equal pair tells nothing."""
    numbers = [number for _, number in incident.harmed]
    kind_of = {number: kind for kind, number in incident.harmed if number > 1 and numbers.count(number) == 1}
    for mention in find_mentions(reading):
        count = read_count(reading.surface(mention.start, mention.end))
        kind = kind_of.get(count.low or 0) if count and count.low == count.high else None
        if count and kind:
            start, end = reading.starts[mention.start], reading.ends[mention.end - 1]
            yield Span(start, end, CASUALTY, kind=kind, low=count.low, high=count.high)
