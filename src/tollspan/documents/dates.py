"""Publication dates as users write them → ISO dates; what could mean two days is refused rather than guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from dateutil import parser

from tollspan.errors import InputError

_FIX: Final = "write it as YYYY-MM-DD"
# A field that the words leave open is filled from these, so that it shows as a difference between the two readings.
_FILLINGS: Final = (datetime(1972, 2, 2), datetime(1976, 4, 4))  # noqa: DTZ001 - dates, not moments


def read_date(value: object, *, place: str) -> str | None:
    """ISO date of a cell or header; a time of day behind it is taken off; empty is None.

    Raises:
        InputError: for words that are no whole date, or that day-first and month-first readers take differently.
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    words = str(value).strip()
    try:
        return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        pass
    try:
        found = {
            parser.parse(words, dayfirst=day_first, default=filling).date().isoformat()
            for day_first in (True, False)
            for filling in _FILLINGS
        }
    except (ValueError, OverflowError):
        raise InputError(f"date {words!r} is no date", place=place, fix=_FIX) from None
    if len(found) > 1:
        raise InputError(f"date {words!r} is incomplete or could mean two days", place=place, fix=_FIX)
    return found.pop()
