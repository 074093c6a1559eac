"""Words that say what happened to people: their kind of harm, and how they stand to the people they harm."""

from __future__ import annotations

from typing import Final

from tollspan.labeling.wordlists import load_cues, load_rows
from tollspan.words import Reading


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
_PHRASES: Final = {
    use: tuple(
        (frozenset(verbs.split()), frozenset(words.split()), kind)
        for verbs, words, kind, its_use in load_rows("harm_phrases.tsv")
        if its_use == use
    )
    for use in ("passive", "active")
}
_COMPLEMENTS: Final = {"dead": "killed", "hostage": "missing", "captive": "missing", "prisoner": "detained"}
_SURVIVED: Final = frozenset(("shot", "beaten", "stabbed"))
_PERCEIVED: Final = frozenset("heard seen traced located found returned".split())
_NEGATIONS: Final = frozenset(("not", "n't", "never"))
_REMAIN: Final = frozenset("went remain remained remains gone lay lie".split())
_WITHIN: Final = 4


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
    if kind:
        return _refined(reading, k, kind)
    return _kind_of_phrase(reading, k, "passive") or _kind_of_absence(reading, k)


def _goes_on(reading: Reading, k: int) -> bool:
    """Whether a participle is only the first half: ``burned to death`` no, ``shot and wounded``, ``shot dead`` yes."""
    return (reading.after(k) == "and" and reading.after(k, 2) in DONE) or reading.after(k) in STATE


def _refined(reading: Reading, k: int, kind: str) -> str:
    """The kind, changed by what follows the participle."""
    link, following = reading.after(k), reading.after(k, 2)
    if link in ("or", "and/or") and DONE.get(following, kind) != kind:
        return "unspecified"
    if (link, following) == ("to", "death"):
        return "detained" if reading.low[k] == "sentenced" else "killed"
    if link == "and" and following in ("wounded", "injured") and reading.low[k] in _SURVIVED:
        return "injured"
    return _COMPLEMENTS.get(link, kind)


def _kind_of_phrase(reading: Reading, k: int, use: str) -> str | None:
    """Kind of a verb with a word behind it: ``taken hostage``, ``forced from their homes``, ``lost their lives``."""
    following = {reading.after(k, steps) for steps in range(1, _WITHIN + 1)}
    fitting = (
        kind for verbs, words, kind in _PHRASES[use] if reading.low[k] in verbs and not following.isdisjoint(words)
    )
    return next(fitting, None)


def _kind_of_absence(reading: Reading, k: int) -> str | None:
    """``have not been heard from``, ``was never seen again``."""
    before = {reading.before(k, steps) for steps in (1, 2, 3)}
    return "missing" if reading.low[k] in _PERCEIVED and not before.isdisjoint(_NEGATIONS) else None


def kind_of_suffering(reading: Reading, i: int) -> str | None:
    """Kind of harm of an intransitive predicate at word ``i``: ``died``, ``lost their lives``, ``went missing``."""
    low, end = reading.low, min(reading.end_of(i), i + 6) if i < len(reading) else i
    k = i
    while k < end and (low[k] in AUXILIARIES or low[k] in ADVERBS or low[k] == "not"):
        k += 1
    if k >= end:
        return None
    if low[k] in _REMAIN:
        return STATE.get(reading.after(k)) or (STATE.get(reading.after(k, 2)) if reading.after(k) in ADVERBS else None)
    return SUFFER.get(low[k]) or _kind_of_phrase(reading, k, "active")
