"""Casualties of other events: of the past, of a whole period, or merely talked about."""

from __future__ import annotations

import re
from typing import Final

from tollspan.records.linking.data_files import load_cues
from tollspan.records.linking.drafts import Draft
from tollspan.words import Reading

_PERIODS: Final = (
    ("so", "far"), ("till", "date"), ("to", "date"), ("this", "year"), ("last", "year"), ("the", "past"),
    ("the", "last"), ("years", "ago"), ("months", "ago"), ("previous", "year"),
)  # fmt: skip
_WARS: Final = load_cues("background wars")
_OTHER_EVENT: Final = load_cues("background other event")
_OTHER: Final = load_cues("background other")
_EVENTS: Final = load_cues("background events")
_SO_FAR: Final = (("so", "far"), ("this", "year"), ("last", "year"))
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OPENING: Final = 6


def is_background(reading: Reading, draft: Draft) -> bool:
    """Whether a mention is of people unharmed, or of another event or time: ``[5,400] since March``."""
    start = draft.person.start
    if draft.doubt:
        return True
    first = reading.start_of(start)
    if draft.predicate is not None and _is_past_perfect(reading, draft.predicate.start, draft.predicate.end):
        before = reading.low[first:start]
        return before[:1] == ["earlier"] or ("which" in before and "in" in before)
    if draft.kind == "missing":
        return False
    return _tells_a_period(reading, draft.person.end) or _follows_a_period(reading, first, start)


def opens_other_event(reading: Reading, draft: Draft) -> bool:
    """Whether the mention's sentence begins with ``Separately``, ``In another incident`` or the like."""
    first = reading.start_of(draft.person.start)
    opening = reading.low[first : first + _OPENING]
    if not _OTHER_EVENT.isdisjoint(opening[:2]):
        return True
    return not (_OTHER.isdisjoint(opening) or _EVENTS.isdisjoint(opening))


def _is_past_perfect(reading: Reading, start: int, end: int) -> bool:
    return "had" in reading.low[start:end]


def _follows_a_period(reading: Reading, first: int, start: int) -> bool:
    """Whether the words before a mention tell of another time: ``since 2008, when [50]``, ``this year to [120]``."""
    for i in range(first, start - 1):
        word, after = reading.low[i], reading.low[i + 1]
        if (word, after) in _SO_FAR or (_YEAR.fullmatch(word) and "when" in reading.low[i + 1 : min(i + 3, start)]):
            return True
    return False


def _tells_a_period(reading: Reading, end: int) -> bool:
    """Whether the words behind a mention, up to the next comma, span more than one event."""
    for i in range(end, reading.end_of(end - 1)):
        word = reading.low[i]
        if word == ",":
            return False
        if word == "since" or (word, reading.after(i)) in _PERIODS:
            return True
        if word in _WARS and reading.before(i) in ("the", "of"):
            return True
    return False
