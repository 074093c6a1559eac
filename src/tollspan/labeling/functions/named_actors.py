"""Named organisations and people: by gazetteer, organisation noun, bracket, title, speech verb, credit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.grammar.gazetteer import places
from tollspan.labeling.grammar.known_actors import find_actors
from tollspan.labeling.grammar.name_words import ORG_NOUNS, is_english
from tollspan.labeling.grammar.names import Name, find_names
from tollspan.labeling.grammar.parties import DEMONYMS, HEADS
from tollspan.labeling.grammar.toponyms import is_org_name
from tollspan.labeling.wordlists import load_cues, load_words
from tollspan.labels import ACTOR
from tollspan.spans import Document, Span
from tollspan.words import Reading, read_words

_SPEECH: Final = load_words("speech.txt")
_VERBS: Final = _SPEECH | load_words("state_verbs.txt") | {"who", "'s"}
_PREFIXES: Final = load_words("toponym_prefixes.txt")
_ORG_MODIFIERS: Final = load_words("org_modifiers.txt")
_LONGEST_ACRONYM: Final = 8
_SHORTEST_ACRONYM: Final = 3
_CREDIT_WITHIN: Final = 15
_CREDIT_SENTENCES: Final = 3
_BULLETS: Final = 2
_TYPE_NOUNS: Final = (HEADS - load_cues("named_actors not_types")) | load_cues("named_actors more_types")
_STRONG_ORG_NOUNS: Final = load_cues("named_actors strong_org_nouns")
_FIRST_NOUNS: Final = load_cues("named_actors first_nouns")
_OF_NOUNS: Final = load_cues("named_actors of_nouns")
_THINGS: Final = load_cues("named_actors things")


def known_actor(document: Document) -> Iterator[Span]:
    """``[Boko Haram]``, ``[UN Security Council]``, ``[AFP]``: names of the gazetteer, with a party head behind."""
    reading = read_words(document)
    for first, end, _ in find_actors(reading):
        if not reading.is_damaged(first):
            yield reading.span(first, _with_head(reading, end), ACTOR)


def known_actor_without_case(document: Document) -> Iterator[Span]:
    """``THE [FMLN] CLAIMED``, ``[boko haram militants]``."""
    reading = read_words(document)
    for first, end, _ in find_actors(reading):
        if reading.is_damaged(first):
            yield reading.span(first, _with_head(reading, end), ACTOR)


def organisation_noun(document: Document) -> Iterator[Span]:
    """``[Karenni Nationalities Defence Force]``, ``[Ministry of External Affairs]``."""
    reading = read_words(document)
    for name in find_names(reading):
        if not name.damaged and is_org_name(reading, name.start, name.end):
            yield reading.span(name.start, _with_head(reading, name.end), ACTOR)


def organisation_noun_without_case(document: Document) -> Iterator[Span]:
    """``THE [NATIONAL RECONCILIATION COMMISSION]``, ``THE [MINISTRY OF DEFENSE]``."""
    reading = read_words(document)
    for i in reading.at(_STRONG_ORG_NOUNS):
        if not reading.is_damaged(i) or reading.after(i) in _STRONG_ORG_NOUNS:
            continue
        start = i
        while start > reading.start_of(i) and _names_organisation(reading, start - 1):
            start -= 1
        end = _of_end(reading, i + 1)
        if start < i or end > i + 1:
            yield reading.span(start, end, ACTOR)


def leading_noun_without_case(document: Document) -> Iterator[Span]:
    """``[RADIO CADENA SONORA]``, ``[BANCO AGRICOLA]``: a noun of organisations before its name."""
    reading = read_words(document)
    for name in find_names(reading):
        k = name.start - 1
        if name.damaged and k >= reading.start_of(name.start) and reading.low[k] in _FIRST_NOUNS:
            yield reading.span(k, name.end, ACTOR)


def name_before_bracketed_acronym(document: Document) -> Iterator[Span]:
    """``[Lashkar-e-Toiba] ([LeT])``: a name and its short form."""
    reading = read_words(document)
    ends = {name.end: name for name in find_names(reading)}
    for i in reading.at(("(",)):
        name = ends.get(i)
        if i + 2 < reading.end_of(i) and reading.words[i + 2] == ")" and _is_acronym(reading.words[i + 1]):
            yield reading.span(i + 1, i + 2, ACTOR)
            if name and _initials_agree(reading, name, reading.words[i + 1]):
                yield reading.span(name.start, name.end, ACTOR)


def acronym(document: Document) -> Iterator[Span]:
    """``the [ULFA]``: capitals in running text that are no place."""
    reading = read_words(document)
    for i, word in enumerate(reading.words):
        is_short = _is_acronym(word) and len(word) >= _SHORTEST_ACRONYM and not reading.is_damaged(i)
        if is_short and not _is_other_word(reading.low[i]) and not _stands_in_line(reading, i):
            yield reading.span(i, _with_head(reading, i + 1), ACTOR)


def _is_other_word(low: str) -> bool:
    return low in places() or low in _THINGS or is_english(low.removesuffix("s"))


def _stands_in_line(reading: Reading, i: int) -> bool:
    """Whether a word in capitals is part of a list, a line of capitals or the head of an item."""
    return reading.before(i) == "," or _in_capital_run(reading, i) or _heads_item(reading, i)


def agency_credit(document: Document) -> Iterator[Span]:
    """``BAGHDAD, May 29 ([Xinhua])``: a name alone in brackets in the first sentence."""
    reading = read_words(document)
    for i in reading.at(("(",)):
        is_early = i < _CREDIT_WITHIN and reading.sentence[i] < _CREDIT_SENTENCES
        if is_early and reading.after(i, 2) == ")" and reading.words[i + 1][0].isupper():
            yield reading.span(i + 1, i + 2, ACTOR)


def _with_head(reading: Reading, end: int) -> int:
    """Over the type noun that follows a name: ``Islamic State group``, ``Taliban fighters``."""
    limit, j = reading.end_of(end - 1), end
    while j < limit and reading.low[j] in _TYPE_NOUNS:
        j += 1
    return end if j > end and reading.low[j - 1] in ("terrorist", "rebel", "militant", "police", "army") else j


def _names_organisation(reading: Reading, k: int) -> bool:
    """Whether a word of a text without case can stand inside the name of an organisation."""
    low = reading.low[k]
    return (
        low in _ORG_MODIFIERS
        or low in ORG_NOUNS
        or low in DEMONYMS
        or low == "people's"
        or (low[0].isalpha() and not is_english(low))
    )


def _of_end(reading: Reading, end: int) -> int:
    """Over ``OF DEFENSE``, ``OF THE ARMED FORCES`` behind an organisation's noun."""
    if reading.low[end - 1] not in _OF_NOUNS or reading.after(end - 1) not in ("of", "for"):
        return end
    j = end + 1 + (reading.after(end) == "the")
    start = j
    while j < reading.end_of(end - 1) and (
        _names_organisation(reading, j) or (reading.low[j] == "and" and reading.after(j) in _ORG_MODIFIERS)
    ):
        j += 1
    return j if j > start else end


def _is_acronym(word: str) -> bool:
    capitals = sum(map(str.isupper, word))
    return 1 < len(word) <= _LONGEST_ACRONYM and word[0].isupper() and capitals > len(word) / 2 and "'" not in word


def _heads_item(reading: Reading, i: int) -> bool:
    """Whether the word heads an item behind its bullet: ``* HAWIJA - Gunmen``."""
    return i - reading.start_of(i) <= _BULLETS and reading.after(i) in ("-", "–", ".", ":", ",")


def _in_capital_run(reading: Reading, i: int) -> bool:
    """Whether the neighbours are capitals too, as in a headline or dateline."""
    near = [reading.words[k] for k in (i - 1, i + 1) if 0 <= k < len(reading)]
    return any(word.isupper() and len(word) > 1 for word in near)


def _initials_agree(reading: Reading, name: Name, short: str) -> bool:
    initials = [reading.words[k][0].lower() for k in range(name.start, name.end)]
    return (len(initials) > 1 and short[0].lower() in initials) or reading.low[name.start][0] == short[0].lower()


NAMED_ACTOR_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    known_actor,
    known_actor_without_case,
    organisation_noun,
    organisation_noun_without_case,
    leading_noun_without_case,
    name_before_bracketed_acronym,
    acronym,
    agency_credit,
)
