"""Words: the units that are tagged. A text falls into words at white space and punctuation; numbers stay whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import regex

MAX_WORD: Final = 48
"""Characters of a word, at most: a longer run of letters is several words, so that no word outgrows a window."""

_WORD: Final = regex.compile(
    rf"\d{{1,{MAX_WORD // 2}}}(?:[.,]\d{{1,9}}){{1,4}}(?![\p{{L}}\p{{M}}\p{{N}}])"  # 5,400 and 1.2, not 3.5mm
    rf"|[\p{{L}}\p{{M}}\p{{N}}_]{{1,{MAX_WORD}}}"
    r"|[^\s\x1c-\x1f\p{L}\p{M}\p{N}_]"  # those four are white space to str.isspace()
)

Offsets = tuple[int, int]


def split_words(text: str, edges: Iterable[int] = ()) -> list[Offsets]:
    """Offsets (characters, half-open) of the words of a text, none of them white space.

    Args:
        text: any text.
        edges: positions at which a word must end or begin, e.g. span edges; they cut words that contain them.
    """
    words = list(iter_words(text))
    cuts = sorted(set(edges))
    return _cut(words, cuts) if cuts else words


def iter_words(text: str) -> Iterator[Offsets]:
    """The same words one by one, for texts of which not all words fit into memory."""
    return (match.span() for match in _WORD.finditer(text))


def _cut(words: Sequence[Offsets], cuts: Sequence[int]) -> list[Offsets]:
    pieces: list[Offsets] = []
    at = 0
    for start, end in words:
        while at < len(cuts) and cuts[at] <= start:
            at += 1
        first = at
        while at < len(cuts) and cuts[at] < end:
            at += 1
        pieces += pairwise([start, *cuts[first:at], end])
    return pieces
