"""Totals that change, and counts compared by their numbers."""

from __future__ import annotations

from typing import Final

from tollspan.records.linking.data_files import load_cues
from tollspan.records.linking.drafts import Draft
from tollspan.records.linking.links import Link, Links

_TOLL: Final = load_cues("relations toll")
_RISE: Final = load_cues("relations rise")
_REACH: Final = 7


def is_new_toll(links: Links, draft: Draft) -> bool:
    """Whether the words before say that a toll has changed: ``the death toll rose to [15]``."""
    reading, start = links.reading, draft.person.start
    first = max(reading.start_of(start), start - _REACH)
    tolls = [i for i in range(first, start) if reading.low[i] in _TOLL]
    if not tolls or any(tolls[-1] < other.person.start < start for other in links.drafts):
        return False
    return not _RISE.isdisjoint(reading.low[tolls[-1] : start])


def link_by_number(links: Links, draft: Draft, fitting: list[int]) -> Link:
    """The link to earlier mentions that may count the same people.

    The same number, or their sum, is said again; a lower number is a part of them; a higher one takes their place.
    """
    numbers = {k: links.drafts[k].best for k in fitting}
    for k in reversed(fitting):
        if numbers[k] == draft.best:
            return "repeats", k
    largest = max(fitting, key=lambda k: numbers[k])
    if draft.best == sum(numbers.values()):
        return "repeats", largest
    return ("subset" if draft.best < numbers[largest] else "updates"), largest
