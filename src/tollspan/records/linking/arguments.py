"""Who stands where around a predicate: people in coordination add up, names and parts belong to whom they follow.

``[an engineer], identified as [A], and [two guards] were abducted``: two groups, one of which has a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tollspan.gazetteers.persons import is_person
from tollspan.records.linking.data_files import load_cues
from tollspan.records.linking.people import Person
from tollspan.records.linking.predicates import ADVERBS, AUXILIARIES, Predicate
from tollspan.words import Reading

_NESTING: Final = load_cues("arguments nesting")
_PREPOSITIONS: Final = load_cues("arguments prepositions")
_JOINS: Final = load_cues("arguments joins")
_LINKING: Final = load_cues("arguments linking")
_CLAUSE: Final = load_cues("arguments clause") | AUXILIARIES | frozenset(';:."“”')
_STOPS: Final = load_cues("arguments stops") | AUXILIARIES | frozenset(';"“”')
_ASIDES: Final = load_cues("arguments asides")
_PARTS: Final = load_cues("arguments parts")
_QUOTES: Final = frozenset("'\"“”‘’)`")
_DASHES: Final = frozenset("-–—:")
_INITIALS: Final = 2


@dataclass(frozen=True, slots=True)
class Argument:
    """A person in the place of a predicate's victims (or agents), and whom they are part or name of."""

    person: Person
    inside: Person | None = None


@dataclass(slots=True)
class _Arrangement:
    """What one pass over a stretch of words has found so far."""

    reading: Reading
    found: list[Argument] = field(default_factory=list)
    last: Person | None = None
    nesting: str = ""
    in_modifier: bool = False
    link: str = ""
    has_gap: bool = False
    is_naming: bool = False

    def read(self, word: str) -> None:
        """Take note of a word between people."""
        if word in _NESTING:
            self.nesting, self.in_modifier = word, False
        elif word in _DASHES:
            self.nesting, self.in_modifier = "" if self.nesting else word, False
        elif word in _PREPOSITIONS:
            self.in_modifier = True
        elif word == "," or word in _JOINS:
            self.link = "," if word == "," and self.link != "and" else "and"
            self.in_modifier = False
        elif word not in _QUOTES and word not in _LINKING and word not in ADVERBS:
            self.link = word
            self.has_gap = self.has_gap or not (self.in_modifier or is_person(word))

    def place(self, person: Person, *, list_ahead: bool) -> bool:
        """Take in the next person; False when they belong to another clause."""
        link, self.link = self.link, ""
        if self.in_modifier or (person.form == "pronoun" and (self.last or link)):
            return True
        if self.last is None:
            return self._begin(person, link)
        if self.nesting and not self._ends_nesting(person, link):
            self.found.append(Argument(person, self.last))
            return True
        if self._belongs_to_last(person, link, list_ahead=list_ahead):
            self.found.append(Argument(person, self.last))
            self.is_naming = person.form == "name"
            return True
        if link not in (",", "and") or self.has_gap:
            return False
        self._add(person)
        return True

    def _begin(self, person: Person, link: str) -> bool:
        if link not in ("", ",", "and") and person.form != "name":
            return False
        self._add(person)
        return True

    def _add(self, person: Person) -> None:
        self.found.append(Argument(person))
        self.last, self.is_naming, self.nesting, self.has_gap = person, False, "", False

    def _ends_nesting(self, person: Person, link: str) -> bool:
        """Whether ``identified as A and [a supervisor]`` goes back to whom was counted before the names."""
        by_names = self.nesting not in ("including", "comprising") and self.nesting not in _DASHES
        return by_names and person.form in ("single", "counted") and link == "and"

    def _belongs_to_last(self, person: Person, link: str, *, list_ahead: bool) -> bool:
        """Whether this is the name of the last people, another word for them, or a part of them."""
        assert self.last is not None  # noqa: S101 - asked only behind somebody
        last, form = self.last.form, person.form
        if is_part(self.reading, person):
            return True
        if form == "name":
            return link == "" if last == "name" else (link != "and" or self.is_naming)
        if link == ",":
            described = last in ("name", "definite") or (last == "single" and not list_ahead)
            return described and self.reading.low[person.start] in ("a", "an", "the")
        return link == ""


def arguments_before(
    reading: Reading, people: Mapping[int, Person], predicate: Predicate, floors: Iterable[int]
) -> list[Argument]:
    """People who stand as the subject of a predicate; of a bare participle only those right before it.

    Args:
        reading: the text.
        people: by their first word.
        predicate: whose subject is sought.
        floors: ends of the predicates before it: its subject does not reach over them.
    """
    end = _behind_subject(reading, predicate)
    first = clause_start(reading, end, max((floor for floor in floors if floor <= end), default=0))
    if not predicate.is_finite:
        first = _adjacent_start(people, first, end)
    found = _arrange(reading, people, first, end, restart=True)
    return [each for each in found if each.person.form != "pronoun" or each.person.end == end]


def _behind_subject(reading: Reading, predicate: Predicate) -> int:
    """Where the subject of a predicate ends: before ``who``, or before a clause between commas.

    ``two Maoists, [wanted for killing a mayor, ]were arrested``
    """
    end = predicate.start
    if reading.before(end) in ("who", "whom", "that"):
        return end - 1 - (reading.before(end - 1) == ",")
    if not predicate.is_finite or reading.before(end) != ",":
        return end
    commas = (i for i in range(end - 2, reading.start_of(end), -1) if reading.low[i] == ",")
    return next((i for i in commas if _is_aside(reading.low[i + 1])), end)


def _is_aside(word: str) -> bool:
    """Whether a word behind a comma opens a clause about the people before it."""
    return word in _ASIDES or (word.endswith(("ing", "ed")) and word not in _NESTING)


def clause_start(reading: Reading, end: int, floor: int) -> int:
    """First word of the clause that reaches up to word ``end``, not before ``floor``."""
    first, floor = end, max(floor, reading.start_of(end) if end < len(reading) else 0)
    while first > floor and not _opens_clause(reading, first - 1):
        first -= 1
    return first


def arguments_behind(
    reading: Reading, people: Mapping[int, Person], start: int, ceiling: int, taken: frozenset[int]
) -> list[Argument]:
    """People who stand as objects from word ``start`` on.

    Args:
        reading: the text.
        people: by their first word.
        start: the word behind the predicate.
        ceiling: first word of the next predicate.
        taken: first words of people who are subjects of a later predicate: what precedes them ends here.
    """
    end, last = start, min(ceiling, reading.end_of(start - 1))
    while end < last and reading.low[end] not in _STOPS:
        if end in taken and end > start and reading.before(end) in (",", "and"):
            break
        end += 1
    return _arrange(reading, people, start, end, restart=False)


def is_part(reading: Reading, person: Person) -> bool:
    """Whether a number counts some of the people just named: ``three of them``, ``two women among them``."""
    link, following = reading.after(person.end - 1), reading.after(person.end - 1, 2)
    is_some = (link == "of" and following in _PARTS) or (link == "among" and following == "them") or link == "each"
    return person.form != "name" and is_some


def _adjacent_start(people: Mapping[int, Person], first: int, end: int) -> int:
    """Start of the person whose words end right before word ``end``, if they stand behind a preposition or comma."""
    for i in range(end - 1, first - 1, -1):
        if i in people:
            return i if people[i].end == end and people[i].form == "counted" else first
    return first


def _opens_clause(reading: Reading, i: int) -> bool:
    """Whether the subject of what follows cannot stand before word ``i``; the stop of an initial ends no clause."""
    word = reading.low[i]
    if reading.after(i) == "whose":
        return True
    return word in _CLAUSE and not (word == "." and i > 0 and len(reading.low[i - 1]) <= _INITIALS)


def _arrange(reading: Reading, people: Mapping[int, Person], first: int, end: int, *, restart: bool) -> list[Argument]:
    """The people in the words ``first:end``; ``restart`` begins anew behind a verb that has an object of its own."""
    state = _Arrangement(reading)
    i = first
    while i < end:
        word = reading.low[i]
        if i in people:
            person = people[i]
            if not state.place(person, list_ahead="and" in reading.low[person.end : end]):
                if not restart:
                    break
                state = _Arrangement(reading, link="and" if state.has_gap and state.link == "and" else "object")
            i = person.end
        elif word == "(":
            i = _behind_bracket(reading, i, end)
        elif word in ("along", "together") and reading.after(i) == "with":
            state.read(",")
            i += 2
        else:
            if not reading.is_capital(i) or i == first or word in _NESTING:  # A name that is nobody's links nothing.
                state.read(word)
            i += 1
    return state.found


def _behind_bracket(reading: Reading, i: int, end: int) -> int:
    closing = next((k for k in range(i, end) if reading.low[k] == ")"), i)
    return closing + 1
