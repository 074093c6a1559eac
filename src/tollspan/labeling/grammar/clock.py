"""Clock times: ``16:00``, ``8 pm``, ``1600 GMT``, ``0215 hours``."""

from __future__ import annotations

import re
from typing import Final

from tollspan.labeling.grammar.calendar import is_year
from tollspan.labeling.wordlists import load_cues
from tollspan.words import Reading

_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)?(?:am|pm|h)?|(?:1[0-2]|[1-9])-[0-5]\d")
_MILITARY: Final = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d[hlz]?")
_HOUR: Final = re.compile(r"(?:1[0-2]|0?[1-9])(?:am|pm)")
_ZONES: Final = load_cues("clock zones")
_HOUR_DIGITS: Final = 2
_NO_CLOCK: Final = load_cues("clock no_clock")
_TOLD: Final = frozenset(("at", "by", "around", "about", "towards", "toward", "until", "till"))


def clock_end(reading: Reading, i: int) -> int:
    """End of ``16:00``, ``8 pm``, ``5:30 a.m. local time``, ``1600 GMT``, ``0215 hours``."""
    word, following = reading.low[i], reading.after(i)
    half = following in ("am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock")
    is_hour = word.isdigit() and len(word) <= _HOUR_DIGITS and half
    is_military = _MILITARY.fullmatch(word) and (following in _ZONES or _is_military_here(reading, i))
    is_clock = _CLOCK.fullmatch(word) and (":" in word or half or word[-1] in "mh" or _is_told(reading, i))
    if not (is_hour or is_military or is_clock or _HOUR.fullmatch(word)):
        return i
    end = i + 1 + half
    if half and following in ("a.m", "p.m") and reading.after(end - 1) == ".":
        end += 1
    if reading.after(end - 1) in _ZONES:
        end += 1 + (reading.after(end) in ("time", "hours"))
    return end


def _is_told(reading: Reading, i: int) -> bool:
    """Whether ``13.15`` is an hour by the words beside it, and no measure."""
    before, following = reading.before(i), reading.after(i)
    if following in _NO_CLOCK or "-" in reading.low[i]:
        return False
    opens = i == reading.start_of(i) and following != ""
    return following in (":", "on", "today", "yesterday") or before in _TOLD or opens


def _is_military_here(reading: Reading, i: int) -> bool:
    """Whether four digits are an hour: with a zone letter, behind ``at``, before a colon, or before a day."""
    word, before, following = reading.low[i], reading.before(i), reading.after(i)
    if not word.isdigit() or before == "at" or (following == ":" and i == reading.start_of(i)):
        return True
    is_hour = following in ("on", "today", "yesterday", "tomorrow") or before in (
        "about",
        "from",
        "until",
        "till",
        "around",
        "between",
    )
    return is_hour and (not is_year(word) or following in ("today", "yesterday"))


def clock_after_day_end(reading: Reading, i: int) -> int:
    """End of digits that only a day before them makes an hour: ``7 Oct, [0830]``, ``17 Feb, [16.42]``; else ``i``."""
    word = reading.low[i]
    is_hour = _CLOCK.fullmatch(word) or (_MILITARY.fullmatch(word) and not is_year(word))
    return i + 1 if is_hour and reading.after(i) not in _NO_CLOCK and "-" not in word else i
