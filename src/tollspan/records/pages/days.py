"""Gathers records by day, for the timeline: numbers by kind, and some of the sentences that prove them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from tollspan.records.rows.record import Record

Step = Literal["day", "week", "month"]
_A_WEEK: Final = 3
_MOST_DAYS, _MOST_WEEKS = 62, 104
_SHOWN: Final = 25


@dataclass(slots=True)
class Column:
    """What happened in one day, week or month: best numbers of counted records by kind, and the first records."""

    kinds: Counter[str] = field(default_factory=Counter)
    records: list[Record] = field(default_factory=list)
    more: int = 0

    def add(self, record: Record) -> None:
        """Take a record into account."""
        if record.counted and record.best is not None:
            self.kinds[record.kind] += record.best
        if len(self.records) < _SHOWN:
            self.records.append(record)
        else:
            self.more += 1


@dataclass(slots=True)
class Days:
    """Records by their first day; those whose days are open or longer than a week lie in ``vague``."""

    by_day: dict[date, Column] = field(default_factory=dict)
    vague: Column = field(default_factory=Column)

    def add(self, record: Record) -> None:
        """Take a record into account."""
        is_exact = record.date_start and record.date_prec is not None and record.date_prec <= _A_WEEK
        if is_exact:
            self.by_day.setdefault(date.fromisoformat(record.date_start), Column()).add(record)
        else:
            self.vague.add(record)

    @property
    def step(self) -> Step:
        """What one column stands for, by the length of time that the records cover."""
        if not self.by_day:
            return "day"
        days = (max(self.by_day) - min(self.by_day)).days
        return "day" if days <= _MOST_DAYS else "week" if days <= 7 * _MOST_WEEKS else "month"

    def columns(self) -> list[tuple[date, Column]]:
        """Columns from the first to the last, the empty ones between them too, with their first day."""
        if not self.by_day:
            return []
        merged = {start: Column() for start in _starts(min(self.by_day), max(self.by_day), self.step)}
        for day in sorted(self.by_day):
            column, found = merged[_start_of(day, self.step)], self.by_day[day]
            column.kinds.update(found.kinds)
            room = max(0, _SHOWN - len(column.records))
            column.records += found.records[:room]
            column.more += found.more + len(found.records[room:])
        return list(merged.items())


def _starts(first: date, last: date, step: Step) -> Iterator[date]:
    day = _start_of(first, step)
    while day <= last:
        yield day
        day = _start_of(day + timedelta({"day": 1, "week": 7, "month": 31}[step]), step)


def _start_of(day: date, step: Step) -> date:
    if step == "month":
        return day.replace(day=1)
    return day - timedelta(day.weekday()) if step == "week" else day
