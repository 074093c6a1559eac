"""Nouns for people, in the singular and plural: ``soldier``, ``women``, ``sub-inspectors``."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tollspan.gazetteers.tables import read_list

PERSONS: Final = frozenset(noun for noun in read_list("persons.txt") if " " not in noun)
"""Singular nouns of one word."""

_SHORTEST: Final = 3
_PLURALS: Final = read_list("persons_plural.txt")


def _singulars(word: str) -> tuple[str, ...]:
    """What the word may be the regular plural of."""
    if word.endswith("men"):
        return (word[:-2] + "an",)
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1])
    if word.endswith("es"):
        return (word[:-2], word[:-1])
    return (word[:-1],) if word.endswith("s") else ()


@lru_cache(maxsize=20_000)
def is_plural(word: str) -> bool:
    """Whether a lower-case word is a noun for several people: ``soldiers``, ``women``, ``sub-inspectors``."""
    if word[0].isdigit():
        return word.endswith("-year-olds")
    if word in _PLURALS or any(noun in PERSONS for noun in _singulars(word)):
        return True
    _, dash, head = word.rpartition("-")
    return bool(dash) and bool(head) and is_plural(head)


@lru_cache(maxsize=20_000)
def is_singular(word: str) -> bool:
    """Whether a lower-case word is a noun for one person: ``soldier``, ``boy``."""
    if word in PERSONS or (word[0].isdigit() and word.endswith("-year-old")):
        return True
    _, dash, head = word.rpartition("-")
    return bool(dash) and len(head) >= _SHORTEST and is_singular(head)


def is_person(word: str) -> bool:
    """Whether a lower-case word is a noun for people, one or several."""
    return is_plural(word) or is_singular(word)
