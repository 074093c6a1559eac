"""Places at the head of a report, paragraph or item: ``BAGHDAD, May 29``, ``* HAWIJA - Gunmen``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.grammar.dates import find_dates
from tollspan.labeling.grammar.name_words import is_english
from tollspan.labeling.grammar.toponyms import is_org_name, name_extents
from tollspan.labels import LOCATION
from tollspan.spans import Document, Span
from tollspan.words import read_words

_DATELINE_MARKS: Final = frozenset((",", "(", "-", "–", "—", "--"))
_BULLETS: Final = 2
_LONGEST_HEADING: Final = 2


def dateline(document: Document) -> Iterator[Span]:
    """``[BAGHDAD], May 29 (Xinhua)``, ``[KANO, Nigeria] —``: the name that opens a report."""
    reading = read_words(document)
    for name in name_extents(reading):
        follows = reading.after(name.end - 1) in _DATELINE_MARKS and name.start == reading.start_of(name.start)
        if follows and reading.words[name.start].isupper() and not reading.is_damaged(name.start):
            yield reading.span(name.start, name.end, LOCATION)


def dateline_without_capitals(document: Document) -> Iterator[Span]:
    """``[Berne], 19 September``, ``[Loroum], Saturday``: a name before a date at the start of a paragraph."""
    reading = read_words(document)
    dates = {phrase.start for phrase in find_dates(reading)}
    for name in name_extents(reading):
        k = name.end + 1
        is_first = name.start == reading.start_of(name.start)
        if (
            is_first
            and reading.after(name.end - 1) in (",", "-", "–")
            and k in dates
            and not is_org_name(reading, name.start, name.end)
        ):
            yield reading.span(name.start, name.end, LOCATION)


def heading_place(document: Document) -> Iterator[Span]:
    """``* [HAWIJA] - Gunmen``, ``2. [MARGAH].``: a name alone before a dash, colon or stop at the head of an item."""
    reading = read_words(document)
    for name in name_extents(reading):
        opens = name.start - reading.start_of(name.start) <= _BULLETS and name.end - name.start <= _LONGEST_HEADING
        is_marked = opens and reading.after(name.end - 1) in ("-", "–", ".", "--")
        is_name = all(not is_english(reading.low[k]) for k in range(name.start, name.end))
        if is_marked and is_name and not is_org_name(reading, name.start, name.end):
            yield reading.span(name.start, name.end, LOCATION)


DATELINE_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    dateline,
    dateline_without_capitals,
    heading_place,
)
