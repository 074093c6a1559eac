"""What follows a mention and says that its people were harmed: predicates, participles, also at a distance."""

from __future__ import annotations

from typing import Final

from tollspan.labeling.grammar.harm import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DONE,
    STATE,
    SUFFER,
    kind_of_passive,
    kind_of_suffering,
)
from tollspan.labeling.grammar.mentions import Mention, behind, mention_starts
from tollspan.labeling.grammar.parties import FUNCTION_WORDS
from tollspan.labeling.wordlists import load_cues, load_words
from tollspan.words import Reading

ENDS_CLAUSE: Final = load_words("clause_ends.txt")
"""Words behind which another clause begins."""

_HEDGES: Final = load_cues("predicates hedges")
_JOINS: Final = frozenset(("and", "or", ",", "with", "including", "them", "all", "the"))
_POSSIBLE: Final = frozenset("could would may might can will must should".split())
_REACH: Final = 14


def kind_after(reading: Reading, mention: Mention) -> str | None:
    """Kind of the predicate that follows directly: ``19 people died``, ``12 soldiers were also killed``."""
    k = behind(reading, mention)
    if k >= reading.end_of(mention.start):
        return None
    if reading.low[k] in ("who", "that", "of") and reading.after(k) in AUXILIARIES:
        k += 1
    if _is_plan(reading, k):
        return None
    return kind_of_passive(reading, k) if reading.low[k] in AUXILIARIES else kind_of_suffering(reading, k)


def kind_of_participle(reading: Reading, mention: Mention) -> str | None:
    """Kind of a bare participle or adjective: ``12 killed in Kano``, ``left 19 dead``, ``five feared drowned``."""
    k, end = behind(reading, mention), reading.end_of(mention.start)
    while k < end and (reading.low[k] in _HEDGES or (reading.low[k] == "shot" and reading.after(k) == "dead")):
        k += 1
    if k >= end or not (reading.low[k] in DONE or reading.low[k] in STATE):
        return None
    following = reading.after(k)
    takes_object = k + 1 in mention_starts(reading) or following in ("the", "him", "her", "them", "his", "it")
    is_modifier = following[:1].isalpha() and following not in FUNCTION_WORDS and following not in ADVERBS
    return None if takes_object or is_modifier else kind_of_passive(reading, k)


def kind_at_distance(reading: Reading, mention: Mention) -> str | None:
    """Kind of a predicate behind a place, a relative clause or an apposition: ``two men in a car were shot dead``."""
    starts = mention_starts(reading)
    end = min(reading.end_of(mention.start), mention.end + _REACH)
    for k in range(mention.end, end):
        word = reading.low[k]
        if (
            word in ENDS_CLAUSE
            or word in ("would", "could", "might", "may")
            or (k in starts and reading.low[k - 1] not in _JOINS)
        ):
            return None
        if word in BE and k > mention.end and not _is_plan(reading, k) and (kind := kind_of_passive(reading, k)):
            return kind
        if (word in SUFFER or word == "lost") and k > mention.end and (kind := kind_of_suffering(reading, k)):
            return kind
    return None


def _is_plan(reading: Reading, k: int) -> bool:
    """Whether the predicate at word ``k`` is only possible: ``could be killed``, ``may have died``."""
    return reading.low[k] in _POSSIBLE
