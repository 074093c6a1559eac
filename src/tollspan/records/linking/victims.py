"""Who was harmed, by the grammar of the sentence: people around predicates of harm, with or without a span."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from tollspan.records.linking.arguments import Argument, arguments_before, arguments_behind, clause_start
from tollspan.records.linking.data_files import load_cues
from tollspan.records.linking.people import Person
from tollspan.records.linking.predicates import BE, Predicate, find_predicates
from tollspan.words import Reading

_BODIES: Final = load_cues("victims bodies")
_WOUNDED: Final = load_cues("victims wounded")


@dataclass(frozen=True, slots=True)
class Victim:
    """People harmed in one way.

    Attributes:
        person: who.
        kind: of harm.
        inside: whom they are part, or the name, of.
        predicate: the verb that says so; None where their own words do.
    """

    person: Person
    kind: str
    inside: Person | None = None
    predicate: Predicate | None = None


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the grammar of a whole text says.

    Attributes:
        victims: in text order.
        agents: first words of people who do harm to others.
    """

    victims: tuple[Victim, ...]
    agents: frozenset[int]


def find_victims(reading: Reading, people: list[Person]) -> Sentences:
    """Victims and agents among the people of a text."""
    by_start = {person.start: person for person in people}
    predicates = list(find_predicates(reading))
    subjects = _subjects(reading, by_start, predicates)
    taken = frozenset(
        argument.person.start
        for predicate, arguments in zip(predicates, subjects, strict=True)
        if predicate.side == "left"
        for argument in arguments
    )
    found: list[Victim] = []
    agents: set[int] = set()
    for at, (predicate, arguments) in enumerate(zip(predicates, subjects, strict=True)):
        ceiling = predicates[at + 1].start if at + 1 < len(predicates) else len(reading)
        if predicate.side == "left":
            found += _victims(predicate, arguments)
            start = _behind_along_with(reading, predicate.end, ceiling)
        else:
            agents |= _agents(reading, by_start, predicate, predicates[at - 1].end if at else 0)
            start = predicate.end
        if start < ceiling:
            found += _victims(predicate, arguments_behind(reading, by_start, start, ceiling, taken))
    found += _by_own_words(reading, people)
    agents |= {person.start for person in people if reading.before(person.start) == "by"}
    return Sentences(_unique(found), frozenset(agents - {victim.person.start for victim in found}))


def _subjects(reading: Reading, people: dict[int, Person], predicates: list[Predicate]) -> list[list[Argument]]:
    """The people before each predicate."""
    found: list[list[Argument]] = []
    for at, predicate in enumerate(predicates):
        floors = [earlier.end for earlier in predicates[:at]]
        arguments = arguments_before(reading, people, predicate, floors)
        last = predicates[at - 1] if at else None
        if last is not None and _reaches_over(last, arguments, predicate):
            arguments = arguments_before(reading, people, replace(predicate, start=last.start), floors[:-1])
        elif last is not None and not arguments and _shares(reading, last, predicate):
            arguments = found[-1]
        elif not arguments and not predicate.is_finite and reading.before(predicate.start) == "and":
            arguments = arguments_before(reading, people, _whole_verb(reading, predicate), floors)
        found.append(arguments)
    return found


def _reaches_over(earlier: Predicate, arguments: list[Argument], later: Predicate) -> bool:
    """Whether the subject of a predicate stands before the one before it: ``men who [killed 14] were arrested``."""
    if arguments:
        person = arguments[0].person
        return earlier.side == "right" and person.start == earlier.end and person.end == later.start
    return later.is_finite and not earlier.is_finite


def _whole_verb(reading: Reading, predicate: Predicate) -> Predicate:
    """A participle with the auxiliary that it shares: ``[was] dragged from his house and killed``."""
    first = reading.start_of(predicate.start)
    before = (k for k in range(predicate.start - 1, first - 1, -1) if reading.low[k] in BE)
    return replace(predicate, start=next(before, predicate.start), is_finite=True)


def _shares(reading: Reading, earlier: Predicate, later: Predicate) -> bool:
    same = reading.sentence[earlier.start] == reading.sentence[later.start]
    is_joined = reading.before(later.start) in ("and", "then", "or", ",")
    return same and is_joined and earlier.side == "left" == later.side


def _agents(reading: Reading, people: dict[int, Person], predicate: Predicate, floor: int) -> set[int]:
    """First words of those who do the harm: whoever stands in the subject of a finite verb, also behind ``of``."""
    if not predicate.is_finite or reading.low[predicate.end - 1].endswith("ing"):
        return set()
    first = clause_start(reading, predicate.start, floor)
    return {i for i in range(first, predicate.start) if i in people}


def _behind_along_with(reading: Reading, start: int, ceiling: int) -> int:
    """The word behind ``was abducted [along with]``, where others suffer the same; ``ceiling`` where there is none."""
    for i in range(start, min(ceiling, reading.end_of(start - 1)) - 1):
        if reading.low[i] == "between":
            break
        if reading.low[i] in ("along", "together") and reading.low[i + 1] == "with":
            return i + 2 + (reading.after(i, 2) == "and")
    return ceiling


def _victims(predicate: Predicate, arguments: list[Argument]) -> list[Victim]:
    return [Victim(each.person, predicate.kind, each.inside, predicate) for each in arguments]


def _by_own_words(reading: Reading, people: list[Person]) -> list[Victim]:
    """``four bodies``, ``an injured cadre``."""
    found: list[Victim] = []
    for person in people:
        if person.form in ("counted", "single") and person.head in _BODIES and reading.after(person.end - 1) != "of":
            found.append(Victim(person, "killed"))
        low = reading.low[person.start : person.end - 1]
        if person.form in ("single", "counted") and not person.anaphoric and not _WOUNDED.isdisjoint(low):
            found.append(Victim(person, "injured"))
    return found


def _unique(victims: list[Victim]) -> tuple[Victim, ...]:
    """Victims in text order, each person once a kind; who was wounded and died of it is dead."""
    seen: dict[tuple[int, str], Victim] = {}
    for victim in victims:
        seen.setdefault((victim.person.start, victim.kind), victim)
    dead = {start for start, kind in seen if kind == "killed"}
    alive = (victim for (start, kind), victim in seen.items() if kind != "injured" or start not in dead)
    return tuple(sorted(alive, key=lambda victim: victim.person.start))
