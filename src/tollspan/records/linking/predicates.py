"""Predicates of harm in a text, and on which side of them their victims stand: ``two men [were shot dead]``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from tollspan.records.linking.data_files import load_cues
from tollspan.records.linking.harm_words import (
    ACTIVE,
    HARM_WORDS,
    INTRANSITIVE,
    NOUNS,
    PASSIVE,
    PHRASE_VERBS,
    SPARED,
    STATES,
    harm_phrases,
)
from tollspan.words import Reading

Side = Literal["left", "right"]

BE: Final = load_cues("predicates be")
AUXILIARIES: Final = BE | load_cues("predicates other auxiliaries")
ADVERBS: Final = load_cues("predicates adverbs")
_MODALS: Final = load_cues("predicates modals")
_DENIALS: Final = load_cues("predicates denials")
_CLAIMED: Final = load_cues("predicates claimed")
_PARTICLES: Final = load_cues("predicates particles")
_NO_OBJECT: Final = load_cues("predicates no object")
_DETERMINERS: Final = load_cues("predicates determiners")
_TALK: Final = load_cues("predicates talk")
_FEIGNED: Final = load_cues("predicates feigned")
_LIMBS: Final = load_cues("predicates limbs")
_CHARGES: Final = frozenset(("of", "for", "in", "with"))
_COUNT_OPENERS: Final = frozenset(("over", "between", "at", "as", "up", "under"))
_SURVIVED: Final = frozenset(("shot", "stabbed", "hacked"))
_NEAR: Final = 11
_TALK_REACH: Final = 7


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb of harm.

    Attributes:
        start, end: its words, auxiliaries and particles included.
        kind: what it does to its victims.
        side: where the victims stand: before it (passive, intransitive) or behind it.
        is_finite: whether it is a whole verb (``were killed``, ``died``), no bare participle (``killed in Homs``).
        is_sure: whether the words decide the kind, or who did it (``led away``).
    """

    start: int
    end: int
    kind: str
    side: Side
    is_finite: bool = True
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class _Chain:
    """The auxiliaries and adverbs before a verb: where they begin, and what is among them."""

    start: int
    has_be: bool
    has_aux: bool


def find_predicates(reading: Reading) -> Iterator[Predicate]:
    """Predicates of harm in text order; of those merely planned, possible or denied the kind is ``spared``."""
    for i, word in enumerate(reading.low):
        if word in HARM_WORDS and (found := _predicate_at(reading, i, word)):
            yield replace(found, kind=SPARED) if _is_unreal(reading, found) else found


def _predicate_at(reading: Reading, i: int, word: str) -> Predicate | None:
    if word in NOUNS and reading.after(i) == "of":
        return _noun_predicate(reading, i, word)
    return _phrase_predicate(reading, i, word) or _passive_predicate(reading, i, word) or _bare_verb(reading, i, word)


def _noun_predicate(reading: Reading, i: int, word: str) -> Predicate:
    """``the death of two``; of another event where somebody is wanted for it, or protests against it."""
    before = reading.low[max(reading.start_of(i), i - _TALK_REACH) : i]
    kind = NOUNS[word] if _TALK.isdisjoint(before) else SPARED
    return Predicate(i, i + 2, kind, "right", is_finite=False)


def _passive_predicate(reading: Reading, i: int, word: str) -> Predicate | None:
    """``were shot dead``, ``is missing``, ``died``; ``dead`` also alone: ``left three dead``."""
    chain, end = _chain(reading, i), _behind_particles(reading, i)
    if chain.has_be and word in PASSIVE:
        return Predicate(chain.start, end, _refined(reading, i, PASSIVE[word]), "left")
    if word in STATES and (chain.has_aux or _stands_alone(reading, i)):
        return Predicate(chain.start, end, STATES[word], "left", is_finite=chain.has_aux)
    if word in INTRANSITIVE:
        return Predicate(chain.start, end, INTRANSITIVE[word], "left")
    return None


def _bare_verb(reading: Reading, i: int, word: str) -> Predicate | None:
    """A verb without a form of be: active (``killed two``) or a participle (``two killed in Homs``)."""
    chain, end = _chain(reading, i), _behind_particles(reading, i)
    if _is_attribute(reading, i):
        return None
    is_aimed = reading.after(i) == "at" and reading.after(i, 2) not in ("least", "most")
    if word in ACTIVE and not is_aimed and takes_object(reading, end):
        return Predicate(chain.start, end, _refined(reading, i, ACTIVE[word]), "right")
    if word in PASSIVE and not chain.has_aux:
        return Predicate(chain.start, end, _refined(reading, i, PASSIVE[word]), "left", is_finite=False)
    return None


def _phrase_predicate(reading: Reading, i: int, word: str) -> Predicate | None:
    """``were taken hostage``, ``sustained bullet injuries``, ``took three villagers hostage``."""
    if word not in PHRASE_VERBS:
        return None
    phrases = harm_phrases(word, frozenset(_words_behind(reading, i)))
    chain = _chain(reading, i)
    end = _behind_particles(reading, i)
    is_active = takes_object(reading, end) and not chain.has_be
    for phrase in phrases:
        if phrase.role == "object" and is_active:
            return Predicate(chain.start, end, phrase.kind, "right", is_sure=phrase.is_sure)
        if phrase.role == "genitive" and (of := _behind_of(reading, i)):
            return Predicate(chain.start, of, phrase.kind, "right")
        if phrase.role == "subject":
            return Predicate(chain.start, i + 1, phrase.kind, "left", is_sure=phrase.is_sure)
        if phrase.role == "passive" and not is_active and not _is_attribute(reading, i):
            return Predicate(chain.start, i + 1, phrase.kind, "left", chain.has_aux, phrase.is_sure)
    return None


def _behind_of(reading: Reading, i: int) -> int | None:
    """The word behind ``of``: ``slit the throats of [two men]``."""
    return next((i + step + 1 for step in range(1, _NEAR) if reading.after(i, step) == "of"), None)


def _words_behind(reading: Reading, i: int) -> Iterator[str]:
    """The words behind a verb up to the next comma or full stop."""
    for step in range(1, _NEAR):
        word = reading.after(i, step)
        if word in (",", ".", ""):
            return
        yield word


def _chain(reading: Reading, i: int) -> _Chain:
    first, k, start = reading.start_of(i), i - 1, i
    has_be = has_aux = False
    while k >= first:
        word = reading.low[k]
        if word in AUXILIARIES:
            has_aux, start = True, k
            has_be = has_be or word in BE
        elif word in ADVERBS or word.endswith("ly"):
            start = start if has_aux else k
        elif word == "to" and k > first and reading.low[k - 1] in _CLAIMED:
            start = k = k - 1
        else:
            break
        k -= 1
    return _Chain(start, has_be, has_aux)


def _is_unreal(reading: Reading, predicate: Predicate) -> bool:
    """Whether a verb is planned, possible, denied or a charge: ``to kill``, ``may be killed``, ``was not hurt``."""
    start = predicate.start
    before = reading.before(start)
    if before in _CHARGES and not _TALK.isdisjoint((reading.before(start, 2), reading.before(start, 3))):
        return True
    is_denied = not _DENIALS.isdisjoint((before, *reading.low[start : predicate.end]))
    return is_denied or before in _MODALS or (before == "to" and reading.low[start] != "have")


def takes_object(reading: Reading, end: int) -> bool:
    """Whether a noun phrase begins at word ``end``."""
    if end >= len(reading) or end >= reading.end_of(end - 1):
        return False
    word = reading.low[end]
    if word in _COUNT_OPENERS:
        following = reading.after(end)
        return following[:1].isdigit() or following in ("least", "most", "many", "to")
    return word[0].isalnum() and word not in _NO_OBJECT and word not in AUXILIARIES and not word.endswith("ly")


def _behind_particles(reading: Reading, i: int) -> int:
    """The word behind a verb and its particles: ``shot dead``, ``gunned down``, ``hacked to death``."""
    end, last = i + 1, reading.end_of(i)
    while end < last and (reading.low[end] in _PARTICLES or reading.low[end : end + 2] == ["to", "death"]):
        end += 1
    return end


def _refined(reading: Reading, i: int, kind: str) -> str:
    """A kind, changed by what follows: ``shot and injured``, ``shot in the leg``, ``killed or wounded``."""
    link, following = reading.after(i), reading.after(i, 2)
    if link in ("or", "and/or") and PASSIVE.get(following, kind) != kind:
        return "unspecified"
    if reading.low[i] in _SURVIVED:
        is_limb = link in ("in", "through") and (following in _LIMBS or reading.after(i, 3) in _LIMBS)
        if is_limb or (link == "and" and PASSIVE.get(following) == "injured"):
            return "injured"
    return kind


def _is_attribute(reading: Reading, i: int) -> bool:
    """Whether the participle stands before its noun: ``the arrested cadres``, ``an injured man``."""
    return reading.before(i) in _DETERMINERS and reading.after(i)[:1].isalpha() and takes_object(reading, i + 1)


def _stands_alone(reading: Reading, i: int) -> bool:
    """Whether an adjective closes a verbless clause: ``left three [dead]``, ``six [dead], nine hurt``."""
    before = reading.before(i)
    return before not in _DETERMINERS and before not in _FEIGNED and not takes_object(reading, i + 1)
