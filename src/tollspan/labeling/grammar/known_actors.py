"""The gazetteer of actors (``gazetteers/data/actors.tsv``) in a text: names and aliases with their class."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tollspan.gazetteers.tables import read_table
from tollspan.labeling.grammar.name_words import is_english
from tollspan.labeling.wordlists import Lexicon, load_cues
from tollspan.words import Reading

_SHORT: Final = 5
_SHORTEST: Final = 3
AMBIGUOUS: Final = load_cues("known_actors ambiguous")
"""Aliases that are also English words or parts of names: they need their own capitals."""


@lru_cache(maxsize=1)
def known_actors() -> Lexicon[str]:
    """Names and aliases; the value is the class of the actor."""
    rows = read_table("actors.tsv")
    names = [(row[0], row[1]) for row in rows]
    aliases = [(alias, row[1]) for row in rows for cell in row[2:3] for alias in cell.split(";") if alias.strip()]
    return Lexicon([*names, *aliases])


@lru_cache(maxsize=4)
def find_actors(reading: Reading) -> tuple[tuple[int, int, str], ...]:
    """Longest known names of actors, ``(first, end, class)``, in letters that suit a name."""
    return tuple(hit for hit in known_actors().find(reading) if _is_written_as_name(reading, hit[0], hit[1]))


def _is_written_as_name(reading: Reading, first: int, end: int) -> bool:
    """Whether capitals and neighbours let the words be that name.

    A name of several words needs a capital; a short one its own capitals; an English word (``Memorial``) one inside
    the sentence and no further name beside it. Where case is lost, single words must be long or unlike English.
    """
    word, low = reading.words[first], reading.low[first]
    if end - first > 1:
        return reading.is_damaged(first) or any(w[0].isupper() for w in reading.words[first:end])
    if reading.is_damaged(first):
        return (
            not is_english(low)
            and low not in AMBIGUOUS
            and (len(word) >= _SHORT or (reading.form(first) == "upper" and len(word) >= _SHORTEST))
        )
    if len(word) < _SHORT or low in AMBIGUOUS:
        return sum(map(str.isupper, word)) > 1 or not word.isalpha()
    if not is_english(low):
        return reading.is_capital(first) or "-" in word
    return reading.is_capital(first) and not reading.is_first(first) and not _has_name_beside(reading, first)


def _has_name_beside(reading: Reading, i: int) -> bool:
    """Whether a capitalised word stands right before or after word ``i``."""
    sides = [k for k in (i - 1, i + 1) if reading.start_of(i) <= k < reading.end_of(i)]
    return any(reading.words[k][0].isupper() for k in sides)
