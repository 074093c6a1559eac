"""Why a mention counts people harmed: the words before and after it that say so, and what kind of harm it is."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tollspan.labeling.grammar.harm import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DO,
    DONE,
    STATE,
    SUFFER,
    is_hypothetical,
    kind_of_passive,
    kind_of_suffering,
)
from tollspan.labeling.grammar.mentions import Mention, find_mentions, mention_starts
from tollspan.labeling.grammar.parties import FUNCTION_WORDS
from tollspan.labeling.grammar.persons import CASUALTY_NOUNS
from tollspan.labeling.wordlists import load_cues, load_pairs, load_rows, load_words
from tollspan.labeling.words import Reading

_ENDS_CLAUSE: Final = load_words("clause_ends.txt")
_EVENTS: Final = {row[0]: row[1] for row in load_rows("harm_events.tsv")}
_CONTEXT: Final = {word: kind for kind, word in load_pairs("harm_context.txt")}
_NEAR: Final = 10
_GROUPS: Final = {
    "dead": "killed", "killed": "killed", "victims": "killed", "deceased": "killed", "wounded": "injured",
    "injured": "injured", "missing": "missing", "hostages": "missing", "kidnapped": "missing", "abducted": "missing",
    "detained": "detained", "arrested": "detained", "detainees": "detained", "prisoners": "detained",
}  # fmt: skip
_HEDGES: Final = load_cues("evidence hedges")
_LEAVE: Final = frozenset("left leaving leaves leave".split())
_REACH: Final = 14


def kind_after(reading: Reading, mention: Mention) -> str | None:
    """Kind of the predicate that follows directly: ``19 people died``, ``12 soldiers were also killed``."""
    k = mention.end
    if k >= reading.end_of(mention.start):
        return None
    if reading.low[k] in ("who", "that", "of") and reading.after(k) in AUXILIARIES:
        k += 1
    if _is_plan(reading, k):
        return None
    return kind_of_passive(reading, k) if reading.low[k] in AUXILIARIES else kind_of_suffering(reading, k)


def kind_of_participle(reading: Reading, mention: Mention) -> str | None:
    """Kind of a bare participle or adjective: ``12 killed in Kano``, ``left 19 dead``, ``five feared drowned``."""
    k, end = mention.end, reading.end_of(mention.start)
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
            word in _ENDS_CLAUSE
            or word in ("would", "could", "might", "may")
            or (k in starts and reading.low[k - 1] not in ("and", "or", ",", "with"))
        ):
            return None
        if word in BE and k > mention.end and not _is_plan(reading, k) and (kind := kind_of_passive(reading, k)):
            return kind
        if (word in SUFFER or word == "lost") and k > mention.end and (kind := kind_of_suffering(reading, k)):
            return kind
    return None


def kind_as_object(reading: Reading, mention: Mention) -> str | None:
    """Kind of the verb whose object the mention is: ``killing at least 44 civilians``, ``wounded 12``."""
    k = mention.start - 1
    while k > reading.start_of(mention.start) and reading.low[k] in (
        "also",
        "instantly",
        "reportedly",
        "seriously",
        "critically",
        ":",
        "dead",
        "the",
        "allegedly",
    ):
        k -= 1
    if k < reading.start_of(mention.start):
        return None
    kind, verb = DO.get(reading.low[k]), reading.low[k]
    if kind is None or is_hypothetical(reading, k) or reading.before(k) in BE:
        return None
    if reading.before(k) in ("or", "and/or") and DO.get(reading.before(k, 2), kind) != kind:
        return "unspecified"
    if verb in ("shot", "beat", "hit") and reading.low[mention.start - 1] == "dead":
        return "killed"
    if verb == "shot" and reading.before(k) == "and":
        return "killed"
    following = mention.end
    return "killed" if verb == "shooting" and reading.after(following - 1) == "dead" else kind


def kind_of_far_verb(reading: Reading, mention: Mention) -> str | None:
    """Kind of a verb with several objects: ``killed the mayor and two guards``, ``wounding Smith and three others``."""
    if reading.before(mention.start) not in ("and", "with", "plus"):
        return None
    for k in range(mention.start - 2, max(reading.start_of(mention.start), mention.start - _NEAR) - 1, -1):
        word = reading.low[k]
        if word in DO and reading.before(k) not in BE and not is_hypothetical(reading, k):
            return DO[word]
        if word in _ENDS_CLAUSE or word in ("and", "in", "at", "was", "were"):
            return None
    return None


def kind_of_part(reading: Reading, mention: Mention) -> str | None:
    """``two of the wounded``, ``four of the dead``, ``one of the hostages``."""
    following = reading.low[mention.end : mention.end + 3]
    return (
        _GROUPS.get(following[2]) if following[:2] in (["of", "the"], ["of", "those"]) and len(following) > 2 else None  # noqa: PLR2004
    )


def kind_of_taking(reading: Reading, mention: Mention) -> str | None:
    """``took 12 people hostage``, ``left 19 people dead``, ``forced 300 families to flee``, ``made 40 homeless``."""
    verb, following = reading.before(mention.start), [reading.after(mention.end - 1, steps) for steps in (1, 2, 3, 4)]
    if verb in _LEAVE:
        kinds = [STATE.get(word) or DONE.get(word) for word in following if word in STATE or word in DONE]
        return kinds[0] if kinds else None
    if verb in ("took", "taking", "take", "holding", "hold", "held", "taken", "seized", "keeping"):
        if following[0] in ("hostage", "captive", "hostages"):
            return "missing"
        return (
            "detained"
            if following[0] == "prisoner" or following[:2] in (["into", "custody"], ["in", "custody"])
            else None
        )
    if verb in (
        "forced",
        "forcing",
        "forces",
        "driven",
        "drove",
        "prompted",
        "sent",
        "made",
        "rendered",
        "rendering",
        "sending",
    ):
        return "displaced" if {"flee", "homes", "homeless", "fleeing", "evacuate", "leave"} & set(following) else None
    return None


def kind_of_genitive(reading: Reading, mention: Mention) -> str | None:
    """``the deaths of 12 miners``, ``the abduction of a priest``, ``injuries to five``, ``bodies of three``."""
    if reading.before(mention.start) not in ("of", "to"):
        return None
    kind = _EVENTS.get(reading.before(mention.start, 2))
    return kind if kind and not (reading.before(mention.start) == "to" and kind != "injured") else None


def kind_of_noun(reading: Reading, mention: Mention) -> str | None:
    """Kind of a noun that is a casualty itself: ``15 deaths``, ``30 lives``, ``no casualties``, ``four bodies``."""
    before = {reading.before(mention.start, steps) for steps in (1, 2, 3, 4)}
    is_plan = not before.isdisjoint(("could", "would", "may", "might", "can", "will", "save", "saves", "saved"))
    return None if is_plan else CASUALTY_NOUNS.get(mention.head)


def kind_nearby(reading: Reading, mention: Mention) -> str | None:
    """Kind of the nearest word of harm within ten words of the mention in its sentence; a hint, no proof."""
    first, end = reading.bounds[reading.sentence[mention.start]]
    for distance in range(1, _NEAR + 1):
        for k in (mention.end - 1 + distance, mention.start - distance):
            if first <= k < end and (kind := _CONTEXT.get(reading.low[k])):
                return kind
    return None


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


def _is_plan(reading: Reading, k: int) -> bool:
    """Whether the predicate at word ``k`` is only possible: ``could be killed``, ``may have died``."""
    return reading.low[k] in ("could", "would", "may", "might", "can", "will", "must", "should")
