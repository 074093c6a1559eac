"""Other numbers, and other forms of numbers, in casualty mentions; the range is read anew from the new words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tollspan.corpus.edits import Edit, apply_edits
from tollspan.labels import CASUALTY
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span

DIGITS: Final = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w.,-])")
_LEAST: Final = 2
"""One person is singular: the noun and the verb would have to change too."""
MOST_SPELLED: Final = 99
_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()

Rewrite = Callable[[int], str | None]


def exchange_numbers(document: Document, share: float, rng: random.Random) -> Document:
    """Other numbers of like size in a share of the casualties that are written with one number in digits."""
    return _rewrite(document, share, rng, lambda number: f"{rng.randint(_LEAST, max(3 * number, 12)):,}")


def spell_numbers(document: Document, share: float, rng: random.Random) -> Document:
    """Words for digits up to 99, in a share of the casualties that are written with one number in digits."""
    return _rewrite(document, share, rng, lambda number: number_words(number) if number <= MOST_SPELLED else None)


def number_words(number: int) -> str:
    """English words of 0 to 99."""
    if number < len(_UNITS):
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_UNITS[units]}" if units else "")


def _rewrite(document: Document, share: float, rng: random.Random, rewrite: Rewrite) -> Document:
    edits, ranges = [], {}
    for index, span in enumerate(document.spans):
        if span.label == CASUALTY and rng.random() < share:
            made = _rewritten(document, span, rewrite)
            if made is not None:
                edit, ranges[index] = made
                edits.append(edit)
    changed = apply_edits(document, edits)
    spans = (
        replace(span, low=ranges[index][0], high=ranges[index][1]) if index in ranges else span
        for index, span in enumerate(changed.spans)
    )
    return replace(changed, spans=tuple(spans))


def _rewritten(document: Document, span: Span, rewrite: Rewrite) -> tuple[Edit, tuple[int | None, int | None]] | None:
    """The edit and the new range; None unless the old words say what the mark-up says and the new ones are read."""
    words = document.surface(span)
    found = DIGITS.findall(words)
    before = read_count(words)
    if len(found) != 1 or before is None or (before.low, before.high) != (span.low, span.high):
        return None
    number = int(found[0].replace(",", ""))
    new = rewrite(number) if number >= _LEAST else None
    if new is None:
        return None
    at = words.index(found[0])
    after = read_count(words[:at] + new + words[at + len(found[0]) :])
    if after is None or after.bound != before.bound:
        return None
    return Edit(span.start + at, span.start + at + len(found[0]), new), (after.low, after.high)
