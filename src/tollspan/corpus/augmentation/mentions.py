"""Exchange of names: another place, actor or date of the same build in the place of one, throughout a document."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tollspan.corpus.edits import Edit, apply_edits
from tollspan.labeling.grammar.name_words import ORG_NOUNS
from tollspan.labels import ACTOR, CASUALTY
from tollspan.spans import Document

Build = tuple[str, ...]
Pools = Mapping[Build, Sequence[str]]
"""Words of mentions by build."""

_WORD: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_CALENDAR: Final = {
    **dict.fromkeys("monday tuesday wednesday thursday friday saturday sunday".split(), "weekday"),
    **dict.fromkeys(
        "january february march april may june july august september october november december".split(), "month"
    ),
}


def build_of(label: str, words: str) -> Build:
    """What two mentions must share to be exchanged: the tag and, word by word, the case or the calendar word.

    Words in lower case, punctuation and the length of numbers are part of it: `Daraa province` is exchanged for
    `Homs province`, `March 3` for `July 9`, a bank for a party but not for a person.
    """
    found = _WORD.findall(words)
    body = "body" if label == ACTOR and any(word.lower() in ORG_NOUNS for word in found) else ""
    return (label, body, *(_mark(word) for word in found))


def mention_pools(documents: Iterable[Document]) -> Pools:
    """The mentions of documents by build, casualties apart."""
    pools: dict[Build, dict[str, None]] = defaultdict(dict)
    for document in documents:
        for span in document.spans:
            if span.label != CASUALTY:
                words = document.surface(span)
                pools[build_of(span.label, words)][words] = None
    return {build: tuple(words) for build, words in pools.items()}


def exchange_mentions(pools: Pools, document: Document, share: float, rng: random.Random) -> Document:
    """Exchange a share of the names for others of their build, each the same throughout the document."""
    chosen: dict[tuple[str, str], str] = {}
    edits = []
    for span in document.spans:
        words = document.surface(span)
        pool = pools.get(build_of(span.label, words))
        if pool is None or words.islower():
            continue  # An unnamed party governs its verb: `police say`, `a mob says`.
        key = (span.label, words)
        if key not in chosen:
            chosen[key] = rng.choice(pool) if rng.random() < share else words
        if chosen[key] != words:
            edits.append(Edit(span.start, span.end, chosen[key]))
    return apply_edits(document, edits)


def _mark(word: str) -> str:
    if word.lower() in _CALENDAR:
        return f"{_CALENDAR[word.lower()]} {_case(word)}"
    if word.isdigit():
        return "9" * len(word)
    return word if word.islower() or not word.isalpha() else _case(word)


def _case(word: str) -> str:
    if word.isupper() and len(word) > 1:
        return "UPPER"
    return "lower" if word.islower() else "Capitalised"
