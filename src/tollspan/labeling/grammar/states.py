"""Countries and capitals that stand for their government: as subject, agent, addressee, echo, or owner of a stance.

``Turkey launched …``, ``Norway, which had offered …``, ``declared by Niamey``, ``asked Ottawa to …``,
``so did Washington``, ``Moscow's version``. In all other places a country is where something is or happens.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from tollspan.labeling.grammar.calendar import WEEKDAYS
from tollspan.labeling.grammar.gazetteer import capitals, country_names
from tollspan.labeling.grammar.name_words import PLACE_NOUNS
from tollspan.labeling.grammar.toponyms import COMPASS, LOCATIVE
from tollspan.labeling.wordlists import Lexicon, load_cues, load_pairs, load_words
from tollspan.words import Reading

Role = Literal["subject", "relative", "agent", "addressed", "echo", "stance"]
Group = list[tuple[int, int]]

_VERBS: Final = load_words("state_verbs.txt")
_PLURAL_VERBS: Final = load_words("state_verbs_plural.txt")
_SUBJECT_AFTER: Final = load_cues("states subject_after") | WEEKDAYS | frozenset(("", ",", ";", ":"))
_ADVERBS: Final = load_cues("states adverbs")
_RELATIVE: Final = frozenset(("which", "whose", "meanwhile", "too", "however", "though"))
_BEHIND: Final = {
    preposition: frozenset(word for kind, word in load_pairs("state_dealings.txt") if kind == preposition)
    for preposition in ("to", "from", "on", "for", "of", "with", "between", "among")
}
_ADDRESSED: Final = frozenset(word for kind, word in load_pairs("state_dealings.txt") if kind == "object")
_STANCES: Final = frozenset(word for kind, word in load_pairs("state_dealings.txt") if kind == "stance")
_ECHOES: Final = frozenset("did does do has have had is was will".split())
_ECHO_LEADS: Final = frozenset(("so", "as", "than", "neither", "nor"))
_JOINTS: Final = (["and"], [","], [",", "and"], ["or"], ["nor"], ["and", "the"], [",", "the"], [",", "and", "the"])
_PREPOSITIONS: Final = frozenset("of from for with to on than under over".split())
_REACH: Final = 3


@lru_cache(maxsize=1)
def _governments() -> Lexicon[bool]:
    return Lexicon((name, True) for name in sorted(country_names() | capitals()))


@lru_cache(maxsize=4)
def state_roles(reading: Reading) -> Mapping[tuple[int, int], Role]:
    """Names ``first:end`` that stand for a government, with the role that says so.

    Names joined by commas and ``and`` share one role, that of the group.
    """
    found: dict[tuple[int, int], Role] = {}
    for group in _groups(reading):
        role, last = _role(reading, group), group[-1]
        if role:
            found.update(dict.fromkeys(group, role))
        elif len(group) > 1 and reading.before(last[0]) == "and" and (role := _role(reading, [last])):
            found[last] = role  # "They are in Benin, and Paris says …"
    return found


def acts_as_state(reading: Reading, first: int, end: int) -> bool:
    """Whether the name ``first:end`` stands for a government."""
    return (first, end) in state_roles(reading)


def _groups(reading: Reading) -> list[Group]:
    groups: list[Group] = []
    for first, end, _ in _governments().find(reading):
        if not reading.is_damaged(first) and not reading.is_capital(first):
            continue
        last = groups[-1][-1] if groups else None
        is_joined = last and reading.low[last[1] : first] in _JOINTS
        if last and is_joined and reading.sentence[last[0]] == reading.sentence[first]:
            groups[-1].append((first, end))
        else:
            groups.append([(first, end)])
    return groups


def _role(reading: Reading, group: Group) -> Role | None:
    first, end = group[0][0], group[-1][1]
    start = first - (reading.before(first) == "the")
    before, following = reading.before(start), reading.after(end - 1)
    is_longer_name = end < reading.end_of(first) and reading.is_capital(end) and not reading.is_damaged(end)
    is_placed = before in LOCATIVE or before in COMPASS or before in PLACE_NOUNS or following in PLACE_NOUNS
    if is_longer_name or is_placed:
        return None
    if before in ("by", "against"):
        return "agent"
    if (before in _ADDRESSED and following != "'s") or _is_dealt_with(reading, start, end):
        return "addressed"
    if before in _ECHOES and reading.before(start, 2) in _ECHO_LEADS:
        return "echo"
    if following == "'s":
        return "stance" if reading.after(end) in _STANCES else None
    return _role_of_subject(reading, group, start)


def _role_of_subject(reading: Reading, group: Group, start: int) -> Role | None:
    end, before = group[-1][1], reading.before(start)
    is_asked = before in _ECHOES and start - 1 == reading.start_of(start)
    if before not in _SUBJECT_AFTER and (len(group) == 1 or before in _PREPOSITIONS) and not is_asked:
        return None
    is_link_of_chain = before == "," and len(group) == 1
    if reading.after(end - 1) == ",":
        return "relative" if reading.after(end) in _RELATIVE and not is_link_of_chain else None
    k = end
    while k < reading.end_of(start) and reading.low[k] in _ADVERBS:
        k += 1
    verb = reading.after(k - 1)
    return "subject" if verb in _VERBS or (verb in _PLURAL_VERBS and (len(group) > 1 or is_asked)) else None


def _is_dealt_with(reading: Reading, start: int, end: int) -> bool:
    """Whether a deed, message or bond goes to the names: ``sanctions on``, ``talks between``, ``spoke for``."""
    words = _BEHIND.get(reading.before(start))
    near = (reading.before(start, steps) for steps in range(2, _REACH + 2))
    return words is not None and reading.after(end - 1) != "'s" and any(word in words for word in near)
