"""Clock times in words: ``half past six``, ``four this morning``, ``nine on Friday night``, ``at seven``."""

from __future__ import annotations

from typing import Final

from tollspan.labeling.grammar.calendar import is_weekday
from tollspan.labeling.wordlists import load_cues
from tollspan.words import Reading

HOURS: Final = load_cues("spoken_clock hours")
_DIGITS: Final = frozenset(map(str, range(1, 13)))
MINUTES: Final = load_cues("spoken_clock minutes")
_BEFORE: Final = load_cues("spoken_clock before")
_POINT: Final = frozenset(("at", "until", "till", "by"))
_PARTS: Final = frozenset(("morning", "afternoon", "evening", "night"))
_DAYS: Final = frozenset(("today", "tomorrow", "yesterday", "tonight"))
_ENDS: Final = frozenset((",", ".", ";", ":", ")", "", "and", "when", "the", "but"))
_NO_HOUR: Final = load_cues("spoken_clock no_hour")
_REACH: Final = 6


def spoken_clock(reading: Reading, i: int) -> tuple[int, str]:
    """End and kind of a spoken hour at word ``i``; ``(i, "")`` where there is none."""
    end = _minutes_end(reading, i) or _hour_end(reading, i)
    return (end, "clock") if end else (i, "")


def _minutes_end(reading: Reading, i: int) -> int:
    """``half past six``, ``ten to four``, ``seven minutes past five``."""
    if reading.low[i] not in MINUTES:
        return 0
    k = i + 1 + (reading.after(i) == "minutes")
    link, hour = reading.after(k - 1), reading.after(k)
    if link not in ("past", "to") or not (hour in HOURS or hour in ("noon", "midnight")):
        return 0
    is_told = link == "past" or reading.before(i) in _BEFORE or reading.before(i) in ("is", "'s", "a")
    return _with_part(reading, k + 2) if is_told else 0


def _hour_end(reading: Reading, i: int) -> int:
    """``four`` before ``this morning`` or ``on Friday``, ``five in the morning``, ``seven`` alone behind ``at``."""
    before = reading.before(i)
    if reading.low[i] not in HOURS | _DIGITS or before not in _BEFORE:
        return 0
    end = _with_part(reading, i + 1)
    if end > i + 1 or _is_day(reading, i + 1):
        return end
    near = {reading.before(i, steps) for steps in range(1, _REACH + 1)}
    is_alone = before in _POINT and reading.after(i) in _ENDS and reading.low[i] in HOURS
    return end if is_alone and near.isdisjoint(_NO_HOUR) else 0


def _with_part(reading: Reading, end: int) -> int:
    """Over ``in the morning``, ``at night``."""
    following = reading.low[end : min(end + 3, reading.end_of(end - 1))]
    if following[:2] == ["in", "the"] and following[2:] and following[2] in _PARTS:
        return end + 3
    return end + 2 if following[:2] == ["at", "night"] else end


def _is_day(reading: Reading, k: int) -> bool:
    """Whether a day stands at word ``k``: ``tomorrow``, ``that afternoon``, ``on Friday``."""
    word, following = reading.after(k - 1), reading.after(k)
    if word in _DAYS or (word in ("this", "that", "last", "next") and following in _PARTS):
        return True
    at = k + 1 if word == "on" else k
    return at < reading.end_of(k - 1) and is_weekday(reading, at)
