"""Words that say what happened to people: their kind of harm, and how they stand to the people they harm."""

from __future__ import annotations

from typing import Final

from tollspan.labeling.wordlists import load_cues, load_rows
from tollspan.labeling.words import Reading


def _forms(use: str) -> dict[str, str]:
    return {form: kind for form, kind, its_use in load_rows("harm.tsv") if its_use == use}


DONE: Final = _forms("done")
"""Participles of a passive (``were killed``), with their kind."""
DO: Final = _forms("do")
"""Active verbs whose object is harmed (``killing 12``)."""
SUFFER: Final = _forms("suffer")
"""Verbs whose subject is harmed (``12 died``)."""
STATE: Final = _forms("state")
"""Adjectives of harm (``12 are missing``)."""

BE: Final = load_cues("harm be")
AUXILIARIES: Final = BE | frozenset("have has had had".split())
ADVERBS: Final = load_cues("harm adverbs")
_PLANS: Final = load_cues("harm plans")
_REACH: Final = 3


def is_hypothetical(reading: Reading, i: int) -> bool:
    """Whether the verb at word ``i`` tells of something planned or possible: ``could kill``, ``a plot to kill``."""
    before = [reading.before(i, steps) for steps in (1, 2, 3)]
    if before[0] in _PLANS or (before[0] in ("be", "have", "to") and before[1] in _PLANS):
        return before[:2] != ["have", "may"] and before[:2] != ["have", "might"]
    return before[0] == "to" and (before[1] in _PLANS or before[2] in _PLANS)


def kind_of_passive(reading: Reading, i: int) -> str | None:
    """Kind of harm of the passive or participle that begins at word ``i``: ``were reportedly killed``.

    ``killed or wounded`` is unspecified; ``shot and wounded`` is what comes last.
    """
    low, end = reading.low, min(reading.end_of(i), i + 8) if i < len(reading) else i
    k = i
    while k < end and (low[k] in AUXILIARIES or low[k] in ADVERBS) and low[k] != "injured":
        if low[k] in DONE and not _goes_on(reading, k):
            break
        k += 1
    if k >= end:
        return None
    kind = DONE.get(low[k]) or STATE.get(low[k])
    return _refined(reading, k, kind) if kind else _kind_of_taking(reading, k)


def _goes_on(reading: Reading, k: int) -> bool:
    """Whether a participle is only the first half: ``burned to death`` no, ``shot and wounded``, ``shot dead`` yes."""
    return (reading.after(k) == "and" and reading.after(k, 2) in DONE) or reading.after(k) in STATE


def _refined(reading: Reading, k: int, kind: str) -> str:  # noqa: PLR0911
    """The kind, changed by what follows the participle."""
    following = [reading.after(k, steps) for steps in (1, 2, 3)]
    if following[0] in ("or", "and/or") and DONE.get(following[1], kind) != kind:
        return "unspecified"
    if following[:2] == ["to", "death"]:
        return "detained" if reading.low[k] == "sentenced" else "killed"
    if following[:1] == ["dead"]:
        return "killed"
    if following[0] in ("hostage", "captive"):
        return "missing"
    if following[0] == "prisoner":
        return "detained"
    if (
        following[0] == "and"
        and following[1] in ("wounded", "injured")
        and reading.low[k] in ("shot", "beaten", "stabbed")
    ):
        return "injured"
    return kind


def _kind_of_taking(reading: Reading, k: int) -> str | None:  # noqa: C901, PLR0911
    """``taken hostage``, ``held captive``, ``taken into custody``, ``forced from their homes``, ``made homeless``."""
    following = [reading.after(k, steps) for steps in (1, 2, 3, 4)]
    match reading.low[k]:
        case "taken" | "held" | "seized" | "took" | "take" | "taking" | "holding":
            if following[0] in ("hostage", "captive") or following[:2] == ["as", "hostages"]:
                return "missing"
            if following[0] == "prisoner" or following[:2] in (
                ["into", "custody"],
                ["in", "custody"],
                ["under", "arrest"],
            ):
                return "detained"
            return "injured" if following[0] == "to" and "hospital" in following else None
        case "put" | "placed" | "thrown":
            return "detained" if {"custody", "arrest", "detention", "jail", "prison", "bars"} & set(following) else None
        case "forced" | "driven" | "made":
            return (
                "displaced" if {"homes", "flee", "homeless", "leave", "houses", "villages"} & set(following) else None
            )
        case "picked" | "rounded":
            return "detained" if following[0] == "up" else None
        case "carried" | "led" | "marched" | "dragged" | "whisked":
            return "missing" if following[0] in ("off", "away") else None
        case "treated":
            return "injured" if "for" in following and {"wounds", "injuries", "burns"} & set(following) else None
        case "admitted" | "brought" | "flown" | "airlifted" | "rushed" | "evacuated":
            return "injured" if {"hospital", "hospitals", "clinic", "injuries", "broken"} & set(following) else None
        case "dug" | "pulled" | "found" | "pronounced" | "declared":
            return "killed" if "dead" in following or "deceased" in following else None
        case "heard" | "seen" | "traced" | "located" | "found" | "returned":
            return (
                "missing"
                if {reading.before(k), reading.before(k, 2), reading.before(k, 3)} & {"not", "n't", "never"}
                else None
            )
        case _:
            return None


def kind_of_suffering(reading: Reading, i: int) -> str | None:  # noqa: PLR0911
    """Kind of harm of an intransitive predicate at word ``i``: ``died``, ``lost their lives``, ``went missing``."""
    low, end = reading.low, min(reading.end_of(i), i + 6) if i < len(reading) else i
    k = i
    while k < end and (low[k] in AUXILIARIES or low[k] in ADVERBS or low[k] == "not"):
        k += 1
    if k >= end:
        return None
    following = [reading.after(k, steps) for steps in (1, 2, 3)]
    if low[k] in SUFFER:
        return SUFFER[low[k]]
    match low[k]:
        case "lost":
            return (
                "killed"
                if following[1] in ("lives", "life")
                else "injured"
                if following[1] in ("leg", "arm", "eye", "hand", "foot")
                else None
            )
        case "went" | "remain" | "remained" | "remains" | "gone" | "lay" | "lie":
            return STATE.get(following[0]) or (STATE.get(following[1]) if following[0] in ADVERBS else None)
        case "suffered" | "sustained" | "received" | "suffering":
            return (
                "injured" if {"injuries", "wounds", "burns", "wound", "injury", "fractures"} & set(following) else None
            )
        case "met":
            return "killed" if "death" in following or "deaths" in following else None
        case "bled" | "burned" | "burnt" | "starved" | "froze":
            return "killed" if following[:2] == ["to", "death"] else None
        case _:
            return None
