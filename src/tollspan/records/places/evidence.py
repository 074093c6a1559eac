"""What a text says about where it plays: countries named by their people, and places named inside one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tollspan.gazetteers.tables import read_table
from tollspan.spans import Document, Span

_NAME: Final = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\b")
_CONTAINS: Final = re.compile(
    r"\s*(?:,|,?\s*\(|(?:,\s*)?(?:in|of|within|inside|,\s*(?:in|a|an)\b[\w\s-]{0,30}?(?:in|of))"
    r"(?:\s+(?:the|[\w-]+ern|central|province|district|state|city|town|region|governorate|department)){0,3}"
    r"(?:\s+of)?)\s*"
)
_LONGEST_GAP: Final = 45


@lru_cache(maxsize=1)
def country_of_demonym() -> dict[str, str]:
    """ISO code by the lower-case word for a country's people, singular and plural."""
    found: dict[str, str] = {}
    for code, words in read_table("demonyms.tsv"):
        for word in words.lower().split(";"):
            found.setdefault(word, code)
            found.setdefault(f"{word}s", code)
    return found


def demonyms_in(text: str) -> Counter[str]:
    """How often a text names the people of each country, by ISO code."""
    known = country_of_demonym()
    found: Counter[str] = Counter()
    if text.isupper() or text.islower():
        text = text.title()
    for match in _NAME.finditer(text):
        words = match[0].lower()
        for word in (words, *words.split()) if " " in words else (words,):
            if code := known.get(word):
                found[code] += 1
                break
    return found


def containers(document: Document, spans: Sequence[Span]) -> list[int | None]:
    """For each span the position of the one that names what it lies in: ``Kano`` in ``[Kano], [Nigeria]``."""
    found: list[int | None] = []
    for i, span in enumerate(spans):
        following = spans[i + 1] if i + 1 < len(spans) else None
        is_near = following is not None and following.start - span.end <= _LONGEST_GAP
        is_inside = is_near and _CONTAINS.fullmatch(document.text, span.end, following.start) if following else None
        found.append(i + 1 if is_inside else None)
    return found
