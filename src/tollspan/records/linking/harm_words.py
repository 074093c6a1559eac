"""The words of harm that records lean on: verbs that harm for certain, and on which side their victims stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tollspan.records.casualties import VictimGroup
from tollspan.records.linking.data_files import load_rows


def _verbs(*roles: str) -> dict[str, str]:
    return {form: kind for kind, role, forms in load_rows("harm_verbs.tsv") if role in roles for form in forms.split()}


ACTIVE: Final = _verbs("object")
"""Finite verbs and ``-ing`` forms whose object is harmed, with their kind of harm."""
PASSIVE: Final = {form: kind for form, kind in _verbs("object", "passive").items() if not form.endswith(("ing", "s"))}
"""Participles whose subject is harmed."""
INTRANSITIVE: Final = _verbs("subject")
"""Verbs whose subject is harmed."""
STATES: Final = _verbs("state")
"""Adjectives of harm behind ``be`` or ``remain``."""
NOUNS: Final = _verbs("noun")
"""Nouns of harm whose victims stand behind ``of``."""


@dataclass(frozen=True, slots=True)
class HarmPhrase:
    """A verb that harms only with another word behind it: ``taken … hostage``, ``sustained … injuries``.

    Attributes:
        kind: of harm.
        role: ``object``, ``passive`` or ``subject``, see ``data/harm_verbs.tsv``.
        verbs, words: the forms of the verb, and the words of which one stands behind it.
        is_sure: whether the words alone decide the kind (else who did it: ``led away``).
    """

    kind: str
    role: str
    verbs: frozenset[str]
    words: frozenset[str]
    is_sure: bool


_PHRASES: Final = tuple(
    HarmPhrase(kind, role, frozenset(verbs.split()), frozenset(words.split()), sure == "sure")
    for kind, role, verbs, words, sure in load_rows("harm_phrases.tsv")
)
PHRASE_VERBS: Final = frozenset(verb for phrase in _PHRASES for verb in phrase.verbs)
"""Verbs that harm only with another word behind them."""


def harm_phrases(verb: str, following: frozenset[str]) -> list[HarmPhrase]:
    """What a verb may mean with these words behind it."""
    return [phrase for phrase in _PHRASES if verb in phrase.verbs and not phrase.words.isdisjoint(following)]


CUES: Final = {kind: frozenset(words.split()) for kind, words in load_rows("harm_cues.tsv")}
"""Words near which a count may well be of people harmed in this way, verbs included, by kind."""
for _kind, _words in CUES.items():
    CUES[_kind] = _words | {
        form for verbs in (ACTIVE, PASSIVE, INTRANSITIVE, STATES) for form, kind in verbs.items() if kind == _kind
    }

HARM_WORDS: Final = frozenset().union(ACTIVE, PASSIVE, INTRANSITIVE, STATES, NOUNS, PHRASE_VERBS)
"""All words by which victims are found."""

SPARED: Final = "spared"
"""The kind of verbs that tell of people unharmed: ``surrendered``, ``were released``."""

GROUP_OF_WORD: Final[dict[str, VictimGroup]] = {
    word: group  # type: ignore[misc]  # the table is checked by a test
    for group, words in load_rows("victims.tsv")
    for word in words.split()
}
"""On which side a victim stands whom this noun names."""
