"""What stands before a mention and harms its people: verbs whose object it is, nouns with ``of``."""

from __future__ import annotations

from typing import Final

from tollspan.labeling.grammar.harm import BE, DO, DONE, STATE, is_hypothetical
from tollspan.labeling.grammar.mentions import Mention, behind
from tollspan.labeling.grammar.predicates import ENDS_CLAUSE
from tollspan.labeling.wordlists import load_cues, load_rows
from tollspan.words import Reading

_EVENTS: Final = {row[0]: row[1] for row in load_rows("harm_events.tsv")}
_LEAVE: Final = frozenset("left leaving leaves leave".split())
_BETWEEN: Final = load_cues("governors between")
_HOLDING: Final = load_cues("governors holding")
_FORCING: Final = load_cues("governors forcing")
_FLIGHT: Final = frozenset("flee homes homeless fleeing evacuate leave".split())
_NEAR: Final = 10


def kind_as_object(reading: Reading, mention: Mention) -> str | None:
    """Kind of the verb whose object the mention is: ``killing at least 44 civilians``, ``wounded 12``."""
    k = mention.start - 1
    while k > reading.start_of(mention.start) and reading.low[k] in _BETWEEN:
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
        if word in ENDS_CLAUSE or word in ("and", "in", "at", "was", "were"):
            return None
    return None


def kind_of_taking(reading: Reading, mention: Mention) -> str | None:
    """``took 12 people hostage``, ``left 19 people dead``, ``forced 300 families to flee``, ``made 40 homeless``."""
    verb, last = reading.before(mention.start), behind(reading, mention) - 1
    following = [reading.after(last, steps) for steps in (1, 2, 3, 4)]
    if verb in _LEAVE:
        kinds = [STATE.get(word) or DONE.get(word) for word in following if word in STATE or word in DONE]
        return kinds[0] if kinds else None
    if verb in _HOLDING:
        if following[0] in ("hostage", "captive", "hostages"):
            return "missing"
        return (
            "detained"
            if following[0] == "prisoner" or following[:2] in (["into", "custody"], ["in", "custody"])
            else None
        )
    if verb in _FORCING:
        return "displaced" if not _FLIGHT.isdisjoint(following) else None
    return None


def kind_of_genitive(reading: Reading, mention: Mention) -> str | None:
    """``the deaths of 12 miners``, ``the abduction of a priest``, ``injuries to five``, ``bodies of three``."""
    if reading.before(mention.start) not in ("of", "to"):
        return None
    kind = _EVENTS.get(reading.before(mention.start, 2))
    return kind if kind and not (reading.before(mention.start) == "to" and kind != "injured") else None
