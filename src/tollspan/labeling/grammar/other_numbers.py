"""Numbers that count no people: ages, money, shares, years, parts of names and dates."""

from __future__ import annotations

from typing import Final

from tollspan.labeling.grammar.numbers import is_number, may_be_year
from tollspan.labeling.wordlists import load_cues
from tollspan.words import Reading

_NO_COUNT_BEFORE: Final = load_cues("mentions no_count_before")
_OLDEST: Final = 110
_NUMBERED: Final = frozenset("dead injured wounded missing displaced killed detained".split())
_NO_COUNT_BEHIND: Final = frozenset(("%", "percent", "°", "pct", "degrees", "per", "o'clock"))
_YOUNG: Final = frozenset("boy girl man woman child lad youth baby".split())
_SIGNS: Final = frozenset(("/", "-", ":", ".", "–", "'", "·", "?"))


def is_age(reading: Reading, i: int, end: int) -> bool:
    """``a boy of 12``, ``Gaboury, 29, who``, ``aged 9 and 12``: the age of somebody named before."""
    word, before, following = reading.low[i], reading.before(i), reading.after(end - 1)
    if not word.isdigit() or not 0 < int(word[:9]) < _OLDEST:
        return before == "of" and reading.before(i, 2) in _YOUNG
    if before == "of" and reading.before(i, 3) in ("a", "an", "one"):
        return True
    if before == "and" and "aged" in (reading.before(i, 3), reading.before(i, 4), reading.before(i, 5)):
        return True
    is_enclosed = before in (",", "(") and following in (",", ")", ".", ";")
    return is_enclosed and reading.before(i, 2)[:1].isalpha() and not is_number(reading.before(i, 2))


def counts_no_people(reading: Reading, i: int, end: int) -> bool:
    """Whether a number is money, a share, an ordinal, part of a name or date, or glued to other signs."""
    before, after = reading.before(i), reading.after(end - 1)
    is_toll = before == "number" and reading.before(i, 2) in _NUMBERED
    if (before in _NO_COUNT_BEFORE and not is_toll) or after in _NO_COUNT_BEHIND:
        return True
    if reading.glued(i) and before in _SIGNS:
        return True
    if not may_be_year(reading.low[i]):
        return False
    return before in ("in", "since", "of", "until", "from", "by") or (is_number(after or "-") and "," not in after)
