"""Damage that texts suffer on their way: lost case, other quotes, lost apostrophes, letters that scanners confuse."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tollspan.corpus.edits import Edit, apply_edits
from tollspan.spans import Document

_QUOTES: Final = {
    "’": ("'", ""),
    "'": ("’", ""),
    "“": ('"',),
    "”": ('"',),
    '"': ("''",),
    "–": ("-", "--"),
    "—": ("--",),
}
_MISREAD: Final = {"rn": "m", "m": "rn", "l": "1", "o": "0", "e": "c", "cl": "d", "h": "b", "i": "l"}
_QUOTE: Final = re.compile("|".join(map(re.escape, _QUOTES)))
_LETTERS: Final = re.compile("(?<=[^\\W\\d_])(?:" + "|".join(sorted(_MISREAD, key=len, reverse=True)) + ")")
_MISREAD_RATE: Final = 0.01
"""Of the letters that could be misread; a poor scan, still readable."""


def damage_case(document: Document, share: float, rng: random.Random) -> Document:
    """All capitals or all lower case, for a share of the documents; spans stay where they are."""
    if rng.random() >= share:
        return document
    return replace(document, text=recase(document.text, rng.choice((str.upper, str.lower))))


def recase(text: str, change: Callable[[str], str]) -> str:
    """The text in another case, of the same length: a letter whose other case is two characters (ß) stays."""
    return "".join(new if len(new := change(char)) == 1 else char for char in text)


def damage_quotes(document: Document, share: float, rng: random.Random) -> Document:
    """Each kind of quote and dash in another form, or lost, throughout a share of the documents."""
    if rng.random() >= share:
        return document
    forms = {mark: rng.choice(others) for mark, others in _QUOTES.items()}
    return _substitute(document, [(m.start(), m.end(), forms[m.group()]) for m in _QUOTE.finditer(document.text)])


def damage_letters(document: Document, share: float, rng: random.Random) -> Document:
    """Letters misread here and there, inside of words, in a share of the documents."""
    if rng.random() >= share:
        return document
    found = [match for match in _LETTERS.finditer(document.text) if rng.random() < _MISREAD_RATE]
    return _substitute(document, [(m.start(), m.end(), _MISREAD[m.group()]) for m in found])


def _substitute(document: Document, changes: list[tuple[int, int, str]]) -> Document:
    """Make the changes that cross no span's edge and empty no span."""
    edits = [
        Edit(start, end, words)
        for start, end, words in changes
        if all(
            end <= span.start or span.end <= start or (span.start < start and end < span.end) for span in document.spans
        )
    ]
    return apply_edits(document, edits)
