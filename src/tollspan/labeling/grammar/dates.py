"""Calendar phrases: atoms such as ``Friday night`` or ``16:00``, joined as people join them (``16:00 on Friday``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tollspan.labeling.grammar.calendar import shifted_start
from tollspan.labeling.grammar.clock import clock_after_day_end
from tollspan.labeling.grammar.date_atoms import date_atom
from tollspan.words import Reading

_LINKS: Final = frozenset(("on", "at", ",", "of"))
_FINE: Final = frozenset(("clock", "noon"))
_COARSE: Final = frozenset(("weekday", "day", "deictic", "numeric", "pointed"))


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words ``start:end`` that are one date; ``kinds`` says of what atoms: ``{"clock", "weekday"}``."""

    start: int
    end: int
    kinds: frozenset[str]


@lru_cache(maxsize=4)
def find_dates(reading: Reading) -> tuple[DatePhrase, ...]:
    """Calendar phrases of a reading in text order, none inside another."""
    found: list[DatePhrase] = []
    done = 0
    for i in range(len(reading)):
        end, kind = date_atom(reading, i) if i >= done else (i, "")
        if end == i:
            continue
        kinds = {kind}
        while (longer := _joined(reading, end, kinds)) > end:
            kinds.add(date_atom(reading, _next_atom(reading, end))[1] or "clock")
            end = longer
        start = _start(reading, i, found[-1].end if found else 0)
        start += reading.low[start] in ("a", "an") and reading.after(start) != "few"
        found.append(DatePhrase(start, end, frozenset(kinds)))
        done = end
    return tuple(found)


def _next_atom(reading: Reading, end: int) -> int:
    """Where the atom behind a phrase that ends at ``end`` would begin: over one comma or link."""
    if end < len(reading) and reading.low[end] in _LINKS and reading.sentence[end] == reading.sentence[end - 1]:
        return end + 1
    return end


def _joined(reading: Reading, end: int, kinds: set[str]) -> int:  # noqa: PLR0911 - a decision list: one return a pattern
    """End of the phrase when the next atom belongs to it, else ``end``."""
    at = _next_atom(reading, end)
    if at >= reading.end_of(end - 1):
        return end
    link = reading.low[end] if at > end else ""
    following, kind = date_atom(reading, at)
    if following == at and link == "," and kinds & _COARSE:
        following, kind = clock_after_day_end(reading, at), "clock"
    if following == at or kind in kinds:
        return end
    if kind in _FINE:
        is_told = kinds & _COARSE and link in ("", ",", "at") and kinds.isdisjoint(_FINE)
        return following if is_told else end
    if kinds & _FINE:
        return following if kind in _COARSE and link in ("", "on", ",", "of") else end
    if kinds == {"weekday"} and kind in ("day", "month", "numeric", "pointed"):
        return following if link in ("", ",") and kind != "month" and (kind != "pointed" or link == "") else end
    if kinds == {"day"} and kind in ("year", "pointed"):
        return following if link == "" else end
    return end


def _start(reading: Reading, i: int, floor: int) -> int:
    """Start with the words that shift the date, never inside the phrase before."""
    start = shifted_start(reading, i)
    return max(start, floor, reading.start_of(i)) if start < i else i
