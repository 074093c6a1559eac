"""Phrases that may name or count people, whoever was harmed: ``five [Maoists]``, ``a farmer``, ``the duo``, ``Sahu``.

Spans come first; where a tagger has left a number, an article or a name outside of its spans, the words are read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tollspan.gazetteers.persons import is_person, is_plural, is_singular
from tollspan.labels import ACTOR, CASUALTY
from tollspan.records.linking.data_files import load_cues
from tollspan.records.linking.harm_words import GROUP_OF_WORD
from tollspan.records.linking.person_names import bare_name, name_start
from tollspan.spans import Document, Span
from tollspan.words import Reading

Form = Literal["counted", "single", "definite", "name", "pronoun"]
SpanAt = Mapping[int, tuple[Span, int]]
"""Each span with the end of its words, by its first word."""

_SINGLE: Final = load_cues("people single")
_DEFINITE: Final = load_cues("people definite")
_POINTERS: Final = load_cues("people pointers")
_NUMBER_WORDS: Final = load_cues("people numbers")
_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{2,3})+|\d{1,7}(?:\.\d+|-\d{1,4})?")
_APPROXIMATORS: Final = load_cues("people approximators")
_ENDS: Final = load_cues("people ends")
_CURRENCIES: Final = load_cues("people currencies")
_UNITS: Final = load_cues("people units")
_COUNTED: Final = load_cues("people counted")
_PRONOUNS: Final = load_cues("people pronouns")
_PLURAL_PRONOUNS: Final = load_cues("people plural pronouns")
_BODIES: Final = load_cues("victims bodies")
_BEGINNINGS: Final = _SINGLE | _DEFINITE | _NUMBER_WORDS | _PRONOUNS | _PLURAL_PRONOUNS
_FURTHER: Final = frozenset(("other", "others", "more", "another", "further"))
_QUOTES: Final = frozenset("'\"‘’“”")
_LARGE: Final = frozenset(("hundred", "thousand", "million"))
_LONGEST: Final = 9


@dataclass(frozen=True, slots=True)
class Person:
    """Words ``start:end`` that count or name people.

    Attributes:
        start, end: range of words.
        form: a number or quantifier (``counted``), an article (``single``), ``definite``, a ``name`` or a ``pronoun``.
        head: its last word, in lower case.
        span: the span that it is, where one of the document's is.
        anaphoric: whether a word before its number points back (``the two``, ``those four``).
        more: whether it says that others were counted before it (``three others``, ``another``).
    """

    start: int
    end: int
    form: Form
    head: str
    span: Span | None = None
    anaphoric: bool = False
    more: bool = False

    @property
    def is_casualty(self) -> bool:
        """Whether a CASUALTY span counts them."""
        return self.span is not None and self.span.label == CASUALTY

    @property
    def is_plural(self) -> bool:
        """Whether the head is a plural noun."""
        if self.form == "pronoun":
            return self.head in _PLURAL_PRONOUNS
        return not is_singular(self.head) and (self.head.endswith("s") or is_plural(self.head))


def find_people(reading: Reading, document: Document) -> list[Person]:
    """Phrases in text order, none inside another; dates and places hold none."""
    spans = _spans_by_first_word(reading, document)
    found: list[Person] = []
    i = 0
    for k, word in enumerate(reading.words):
        if k < i or not (k in spans or word[0].isupper() or _may_begin(word)):
            continue
        person = None if _counts_things(reading, k) else _person_at(reading, k, spans)
        if person:
            found.append(person)
            i = person.end
        elif k in spans:
            i = spans[k][1]
    return found


def _spans_by_first_word(reading: Reading, document: Document) -> dict[int, tuple[Span, int]]:
    """A span that begins inside a word has that word first."""
    found: dict[int, tuple[Span, int]] = {}
    for span in document.spans:
        first, end = bisect_right(reading.ends, span.start), bisect_left(reading.starts, span.end)
        if end > first:
            found[first] = (span, end)
    return found


def _may_begin(word: str) -> bool:
    """Whether a lower-case word may begin a phrase; others are passed over for speed."""
    return word in _BEGINNINGS or word[0].isdigit() or ("-" in word and _is_number(word))


def _counts_things(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is an age (``(40)``, ``, 40,``) or a sum of money."""
    if not reading.low[i][0].isdigit():
        return False
    before, after = reading.before(i), reading.after(i)
    return before in _CURRENCIES or (before, after) in (("(", ")"), (",", ","), ("(", ","))


def _person_at(reading: Reading, i: int, spans: SpanAt) -> Person | None:
    if i in spans:
        return _from_span(reading, i, spans)
    word = reading.low[i]
    if (word in _SINGLE or word in _DEFINITE) and (found := _with_determiner(reading, i, spans)):
        return found
    if _is_number(word):
        return _with_number(reading, i, spans)
    if word in _PRONOUNS or word in _PLURAL_PRONOUNS:
        return Person(i, i + 1, "pronoun", word, anaphoric=True)
    if name := bare_name(reading, i, spans):
        return _named(reading, *name, None, spans)
    return None


def _from_span(reading: Reading, i: int, spans: SpanAt) -> Person | None:
    """The casualty or named person whose span begins at word ``i``."""
    span, end = spans[i]
    if span.label == ACTOR:
        start = name_start(reading, i, end)
        return None if start is None else _named(reading, start, end, span, spans)
    if span.label != CASUALTY:
        return None
    low = reading.low[i:end]
    has_number = any(map(_is_number, low))
    if all(_is_number(word) or word in _SINGLE or word in _DEFINITE for word in low):
        end = _phrase_end(reading, end, spans)
    form: Form = "single" if low[0] in _SINGLE and not has_number else "counted"
    if low[0] in _DEFINITE and not has_number:
        form = "definite"
    points_back = low[0] in _POINTERS or reading.before(i) in _POINTERS
    further = _is_further(low) or reading.before(i) in _FURTHER
    return Person(i, end, form, reading.low[end - 1], span, points_back, further)


def _named(reading: Reading, start: int, end: int, span: Span | None, spans: SpanAt) -> Person:
    """A name, or the relative it introduces: ``Mudi's brother``."""
    if end < reading.end_of(start) and reading.low[end] == "'s":
        owned = _phrase_end(reading, end + 1, spans)
        if owned > end + 1 and is_person(reading.low[owned - 1]):
            form: Form = "counted" if _is_number(reading.low[end + 1]) else "definite"
            return Person(start, owned, form, reading.low[owned - 1])
    return Person(start, end, "name", reading.low[end - 1], span)


def _with_determiner(reading: Reading, i: int, spans: SpanAt) -> Person | None:
    """``a farmer``, ``the driver``, ``the two men``, ``his wife and son``."""
    word, end = reading.low[i], _phrase_end(reading, i + 1, spans)
    low = reading.low[i:end]
    if end in spans and spans[end][0].label == CASUALTY:  # "another [six]": the span is the count.
        return None
    if any(map(_is_number, low[1:3])) or (word == "another" and end == i + 1):
        further = _is_further(low) or word in _SINGLE
        return Person(i, end, "counted", low[-1], None, word in _POINTERS, further) if _is_people(low) else None
    if not (_names_people(low[-1]) or (word in _SINGLE and low[-1] in _BODIES)):
        return None
    if end + 1 < reading.end_of(i) and reading.low[end] == "and" and is_singular(reading.low[end + 1]):
        end += 2
    form: Form = "single" if word in _SINGLE else "definite"
    return Person(i, end, form, low[-1], more=word == "another")


def _with_number(reading: Reading, i: int, spans: SpanAt) -> Person | None:
    """``five``, ``30-40 villagers``, ``at least ten [Maoists]``."""
    start, end = i, _phrase_end(reading, _number_end(reading, i), spans)
    if not _is_people(reading.low[i:end]):
        return None
    while start > reading.start_of(i) and reading.low[start - 1] in _APPROXIMATORS:
        start -= 1
    while reading.low[start] == "to" or (reading.low[start] == "up" and reading.low[start + 1] != "to"):
        start += 1  # "beat [up] three", "from two [to] five"
    low = reading.low[start:end]
    return Person(start, end, "counted", low[-1], None, reading.before(start) in _POINTERS, _is_further(low))


def _is_people(low: list[str]) -> bool:
    """Whether the words with a number count people: by their noun, or because they have none."""
    head = low[-1]
    if not _UNITS.isdisjoint(low):
        return False
    return _is_number(head) or head in _COUNTED or head in _SINGLE or _names_people(head)


def _names_people(noun: str) -> bool:
    """Whether a noun is for people: ``cadre``, ``villagers``, ``officer-in-charge``."""
    return noun in GROUP_OF_WORD or is_person(noun) or ("-in-" in noun and is_person(noun.partition("-")[0]))


def _phrase_end(reading: Reading, i: int, spans: SpanAt) -> int:
    """End of the noun phrase whose determiner or number ends before word ``i``."""
    last = min(reading.end_of(i - 1), i + _LONGEST)
    while i < last:
        if i in spans:
            span, end = spans[i]
            if span.label != ACTOR or name_start(reading, i, end) is not None:
                break
            i = end
        elif _ends_phrase(reading, i):
            break
        else:
            i += 1
    while reading.low[i - 1] in _QUOTES:
        i -= 1
    return i


def _ends_phrase(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is no part of the noun phrase before it; what stands behind a plural is a verb."""
    word, before = reading.low[i], reading.before(i)
    if word in _QUOTES:
        return False
    if not word[0].isalnum() or word in _ENDS or word.endswith("ly"):
        return True
    is_behind_people = before.endswith(("s", "men", "people")) and is_plural(before) and not is_person(word)
    return is_behind_people or (word.endswith("ed") and before in GROUP_OF_WORD)


def _number_end(reading: Reading, i: int) -> int:
    """End of the number that begins at word ``i``: ``two thousand, one hundred and five``."""
    end = i + 1
    while end < reading.end_of(i):
        joins = reading.low[end] in ("and", ",") and reading.low[end - 1] in _LARGE and _is_number(reading.after(end))
        if not (joins or _is_number(reading.low[end])):
            break
        end += 1 + joins
    return end


def _is_number(word: str) -> bool:
    if word[:1].isdigit():
        return _NUMBER.fullmatch(word) is not None
    first, dash, second = word.partition("-")
    return first in _NUMBER_WORDS and (not dash or second in _NUMBER_WORDS)


def _is_further(low: list[str]) -> bool:
    return not _FURTHER.isdisjoint(low)
