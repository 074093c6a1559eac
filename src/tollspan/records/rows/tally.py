"""Adds up counted records by place, by week and by day, as they come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rich.table import Column, Table
from rich.text import Text

from tollspan.labels import KINDS
from tollspan.records.rows.record import Record

_A_WEEK: Final = 3


@dataclass(slots=True)
class Tally:
    """Best numbers of counted records: ``places`` by (country, first-order division), ``weeks`` by ISO week, by kind.

    Attributes:
        records, counted: how many records there were, and how many of them count people whom no other one counts.
        unread: counted records without a number.
    """

    records: int = 0
    counted: int = 0
    unread: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    places: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    weeks: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, record: Record) -> None:
        """Take a record into account."""
        self.records += 1
        if not record.counted:
            return
        self.counted += 1
        if record.best is None:
            self.unread += 1
            return
        self.kinds[record.kind] += record.best
        self.places[record.country, record.adm_1][record.kind] += record.best
        self.weeks[week_of_record(record)][record.kind] += record.best


def week_of_record(record: Record) -> str:
    """ISO week such as ``2012-W04``; empty where the days are open or longer than a week."""
    if not record.date_start or record.date_prec is None or record.date_prec > _A_WEEK:
        return ""
    year, week, _ = date.fromisoformat(record.date_start).isocalendar()
    return f"{year:04d}-W{week:02d}"


def tally_tables(tally: Tally) -> list[Table]:
    """The tally for the terminal: people by place and by week, a column for each kind that occurs."""
    kinds = [kind for kind in KINDS if kind in tally.kinds]
    title = f"{tally.counted} of {tally.records} records count people whom no other one counts"
    if tally.unread:
        title += f"; {tally.unread} of them give no number"
    places = {", ".join(part for part in place if part) or "(nowhere)": found for place, found in tally.places.items()}
    weeks = {week or "(no week)": tally.weeks[week] for week in sorted(tally.weeks)}
    by_size = dict(sorted(places.items(), key=lambda item: -sum(item[1].values())))
    return [_table("place", by_size, kinds, tally.kinds, title), _table("week", weeks, kinds, tally.kinds, "")]


def _table(first: str, rows: Mapping[str, Counter[str]], kinds: list[str], total: Counter[str], title: str) -> Table:
    table = Table(first, *(Column(kind, justify="right") for kind in kinds), title=title or None, title_justify="left")
    for name, found in rows.items():
        table.add_row(Text(name), *(f"{found[kind]:,}" if found[kind] else "" for kind in kinds))
    table.add_section()
    table.add_row("all", *(f"{total[kind]:,}" for kind in kinds))
    return table
