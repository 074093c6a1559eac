"""Why a mention counts people harmed: all evidence together, and what leans on the evidence for others."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tollspan.labeling.grammar.governors import kind_as_object, kind_of_far_verb, kind_of_genitive, kind_of_taking
from tollspan.labeling.grammar.mentions import Mention, find_mentions
from tollspan.labeling.grammar.persons import CASUALTY_NOUNS
from tollspan.labeling.grammar.predicates import kind_after, kind_at_distance, kind_of_participle
from tollspan.labeling.wordlists import load_pairs
from tollspan.words import Reading

_CONTEXT: Final = {word: kind for kind, word in load_pairs("harm_context.txt")}
_NEAR: Final = 10
_BACK: Final = 3
_GROUPS: Final = {
    "dead": "killed", "killed": "killed", "victims": "killed", "deceased": "killed", "wounded": "injured",
    "injured": "injured", "missing": "missing", "hostages": "missing", "kidnapped": "missing", "abducted": "missing",
    "detained": "detained", "arrested": "detained", "detainees": "detained", "prisoners": "detained",
}  # fmt: skip
_PLANNED: Final = frozenset("could would may might can will save saves saved".split())


def kind_of_part(reading: Reading, mention: Mention) -> str | None:
    """``two of the wounded``, ``four of the dead``, ``one of the hostages``."""
    link = [reading.after(mention.end - 1, steps) for steps in (1, 2)]
    return _GROUPS.get(reading.after(mention.end - 1, 3)) if link in (["of", "the"], ["of", "those"]) else None


def kind_of_noun(reading: Reading, mention: Mention) -> str | None:
    """Kind of a noun that is a casualty itself: ``15 deaths``, ``30 lives``, ``no casualties``, ``four bodies``."""
    before = {reading.before(mention.start, steps) for steps in (1, 2, 3, 4)}
    is_plan = not before.isdisjoint(_PLANNED)
    return None if is_plan else CASUALTY_NOUNS.get(mention.head)


def kind_nearby(reading: Reading, mention: Mention) -> str | None:
    """Kind of the nearest word of harm within ten words of the mention in its sentence; a hint, no proof."""
    first, end = reading.bounds[reading.sentence[mention.start]]
    for distance in range(1, _NEAR + 1):
        for k in (mention.end - 1 + distance, mention.start - distance):
            if first <= k < end and (kind := _CONTEXT.get(reading.low[k])):
                return kind
    return None


def kind_before(reading: Reading, mention: Mention) -> str | None:
    """Kind of the last harmed mention of this sentence or the few before it."""
    return _kinds_before(reading).get(mention)


@lru_cache(maxsize=4)
def _kinds_before(reading: Reading) -> dict[Mention, str]:
    """Found in one pass, so that a sentence of many counts costs no more than many sentences."""
    found: dict[Mention, str] = {}
    last, kind = 0, ""
    for mention in find_mentions(reading):
        sentence = reading.sentence[mention.start]
        if kind and sentence - last <= _BACK:
            found[mention] = kind
        if own := anchors(reading).get(mention):
            last, kind = sentence, own
    return found


@lru_cache(maxsize=4)
def anchors(reading: Reading) -> dict[Mention, str]:
    """Mentions that some evidence of this module calls harmed, with the kind; lists and subsets lean on them."""
    found = {}
    for mention in find_mentions(reading):
        for evidence in (
            kind_of_taking,
            kind_after,
            kind_as_object,
            kind_of_participle,
            kind_of_genitive,
            kind_of_noun,
            kind_of_part,
            kind_at_distance,
            kind_of_far_verb,
        ):
            if kind := evidence(reading, mention):
                found[mention] = kind
                break
    return found
