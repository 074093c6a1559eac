"""Casualty mentions before they are linked: what each counts, of whom, in which words and sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tollspan.labels import CASUALTY
from tollspan.records.casualties import VictimGroup
from tollspan.records.counts import Bound, Count, read_count, why_unreadable
from tollspan.records.linking.arguments import is_part
from tollspan.records.linking.doubts import doubt_about
from tollspan.records.linking.harm_words import GROUP_OF_WORD, HARM_WORDS, SPARED
from tollspan.records.linking.people import Person, find_people
from tollspan.records.linking.predicates import Predicate
from tollspan.records.linking.victims import Sentences, Victim, find_victims
from tollspan.records.vague import VaguePolicy
from tollspan.spans import Document, Span
from tollspan.words import Reading, read_words

_ONE: Final = Count(1, 1, "exact")
_COMPLEMENT: Final = 3
_HOLDING: Final = frozenset(("missing", "detained"))


@dataclass(frozen=True, slots=True)
class Draft:
    """One kind of harm to one group of people.

    Attributes:
        person: the words that count or name them.
        kind: of harm.
        count, reason: as in `CasualtyMention`.
        group: on which side they stood.
        sentence: number of their sentence.
        inside: whom they are part, or the name, of.
        names: lower-case words of the names that belong to them.
        predicate: the verb that harms them, where there is one.
        is_part: whether the words say ``of them``.
        doubt: why they do not seem to be harmed at all; empty where they are.
    """

    person: Person
    kind: str
    count: Count | None
    reason: str
    group: VictimGroup
    sentence: int
    inside: Person | None = None
    names: tuple[frozenset[str], ...] = ()
    predicate: Predicate | None = None
    is_part: bool = False
    doubt: str = ""

    @property
    def says_more(self) -> bool:
        """Whether these are others than those counted before: ``three others``, but not ``the other three``."""
        return self.person.more and not self.person.anaphoric

    @property
    def best(self) -> int:
        """The number to compare with others; 1 where it cannot be read."""
        best = self.count.best if self.count else None
        return 1 if best is None else best


@dataclass(frozen=True, slots=True)
class _Drafting:
    """What the drafts of one document are made from."""

    reading: Reading
    people: list[Person]
    grammar: Sentences
    policy: VaguePolicy

    def draft(self, victim: Victim, doubt: str = "") -> Draft:
        """The draft of one group of victims."""
        person, names = victim.person, self._names(victim.person)
        count, reason = self._count(person, len(names))
        group, sentence = self._group(person), self.reading.sentence[person.start]
        part = is_part(self.reading, person)
        return Draft(
            person, victim.kind, count, reason, group, sentence, victim.inside, names, victim.predicate, part, doubt
        )

    def _count(self, person: Person, names: int) -> tuple[Count | None, str]:
        """How many people they are, and the reason where that cannot be read."""
        words = self.reading.surface(person.start, person.end)
        if person.form == "pronoun":
            return self._count_of_pronoun(person)
        if person.form == "name" or (person.form == "single" and " and " in words and names == 1):
            return _ONE, ""  # "a leader and mayor, Ann Lee" is one person.
        count = read_count(words, self.policy)
        if (count is None or count.best is None) and person.span is not None:
            count = _count_of_span(person.span) or count
        return count, why_unreadable(words) if count is None or count.best is None else ""

    def _count_of_pronoun(self, person: Person) -> tuple[Count | None, str]:
        """One for ``him``; for ``them`` as many as the last people counted in their sentence."""
        if not person.is_plural:
            return _ONE, ""
        first = self.reading.start_of(person.start)
        before = [o for o in self.people if first <= o.start < person.start and o.form == "counted"]
        return self._count(before[-1], 0) if before else (None, f"nobody is counted before {person.head!r}")

    def _group(self, person: Person) -> VictimGroup:
        """The side that the last telling word of the phrase names; a name tells nothing."""
        if person.form in ("name", "pronoun"):
            return "unknown"
        reading, end = self.reading, person.end
        words = list(reversed(reading.low[person.start : end]))
        if reading.after(end - 1) == "of":  # "five of the attackers", "members of the militia"
            words += reading.low[end + 1 : min(end + 1 + _COMPLEMENT, reading.end_of(end - 1))]
        return next((GROUP_OF_WORD[word] for word in words if word in GROUP_OF_WORD), "unknown")

    def _names(self, person: Person) -> tuple[frozenset[str], ...]:
        """The words of each name that the people have."""
        named = [each.person for each in self.grammar.victims if each.person.form == "name" and each.inside is person]
        if person.form == "name":
            named.append(person)
        return tuple(dict.fromkeys(frozenset(self.reading.low[each.start : each.end]) for each in named))


def draft_mentions(document: Document, policy: VaguePolicy) -> tuple[Reading, list[Draft]]:
    """The words of a document and its unlinked mentions in text order: a kind of harm and a group of people each."""
    reading = read_words(document)
    if not _tells_of_harm(reading, document):
        return reading, []
    people = find_people(reading, document)
    grammar = find_victims(reading, people)
    drafting = _Drafting(reading, people, grammar, policy)
    is_whole = bool(document.spans) and all(span.score is None for span in document.spans)
    victims = [victim for victim in grammar.victims if _is_mention(victim, is_whole=is_whole)]
    drafts = [draft for draft in map(drafting.draft, victims) if draft.count or draft.person.form != "pronoun"]
    harmed = {draft.person.start for draft in drafts}
    for person in people:
        if person.is_casualty and person.start not in harmed:
            assert person.span is not None  # noqa: S101 - a casualty has one
            victim = Victim(person, person.span.kind or "unspecified")
            drafts.append(drafting.draft(victim, doubt_about(reading, victim, grammar)))
    return reading, sorted(drafts, key=lambda draft: draft.person.start)


def _tells_of_harm(reading: Reading, document: Document) -> bool:
    """Whether there is any casualty span or word of harm: most texts without one are done with here."""
    return not HARM_WORDS.isdisjoint(reading.where) or any(span.label == CASUALTY for span in document.spans)


def _is_mention(victim: Victim, *, is_whole: bool) -> bool:
    """Whether a victim is to be counted: by a span, a number, an article or a name of their own.

    Where the annotation is whole, an annotator's without scores, what it does not count is no count.
    """
    person = victim.person
    if victim.kind == SPARED or not _agrees_with_span(victim):
        return False
    if person.is_casualty:
        return True
    if person.form == "counted":
        return not is_whole
    is_described = victim.inside is not None or (person.form == "definite" and person.is_plural)
    return not is_described and not (person.form == "single" and is_whole)


def _agrees_with_span(victim: Victim) -> bool:
    """Whether the kind of the predicate may stand against that of the span: an annotator's own, without a score, stays.

    Who was led away is missing or detained by who led them: the span knows better.
    """
    span = victim.person.span
    if span is None or not victim.person.is_casualty or span.kind in (None, victim.kind):
        return True
    is_unsure = victim.predicate is None or not victim.predicate.is_sure
    return span.score is not None and not (is_unsure and {str(span.kind), victim.kind} <= _HOLDING)


def _count_of_span(span: Span) -> Count | None:
    """The range that whoever annotated the span gave it, where the words alone cannot be read."""
    if (span.low, span.high) == (None, None):
        return None
    if span.low == span.high:
        return Count(span.low, span.high, "exact")
    bound: Bound = "at_least" if span.high is None else "at_most" if span.low is None else "range"
    return Count(span.low, span.high, bound)
