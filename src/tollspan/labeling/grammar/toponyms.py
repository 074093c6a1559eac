"""How names of places stand in a sentence: how far they reach, and whether they are a place or a government."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tollspan.labeling.grammar.gazetteer import capitals, country_names
from tollspan.labeling.grammar.name_words import ORG_NOUNS, PLACE_NOUNS
from tollspan.labeling.grammar.names import Name, find_names
from tollspan.labeling.wordlists import Lexicon, load_cues, load_words
from tollspan.labels import LOCATION
from tollspan.spans import Span
from tollspan.words import Reading

COMPASS: Final = load_words("compass.txt")
_LOCATIVE: Final = load_words("locative.txt")
_STATE_VERBS: Final = load_words("state_verbs.txt")
_INNER_PLACE: Final = load_cues("toponyms inner_place")
_ALSO_MODIFIERS: Final = load_cues("toponyms also_modifiers")
_OFFICES: Final = load_cues("toponyms offices")
_SITES: Final = load_cues("toponyms sites")
_ADDRESSED: Final = load_cues("toponyms addressed")
_BACKED: Final = load_cues("toponyms backed")
_DEALINGS: Final = load_cues("toponyms dealings")
_SUBJECT_AFTER: Final = frozenset(
    (
        "",
        ",",
        "and",
        "that",
        "but",
        "while",
        "when",
        "because",
        "if",
        "as",
        "which",
        ";",
        ":",
        "–",
        "--",
        "-",
        "neither",
        "both",
        "said",
        "since",
        "after",
        "before",
        "where",
        "what",
        "than",
        '"',
        "“",
        "”",
        "until",
        "though",
        "although",
        "will",
        "does",
        "has",
    )
)
_TALKERS: Final = load_cues("toponyms talkers")


def name_extents(reading: Reading) -> tuple[Name, ...]:
    """Runs of name words that may be places."""
    return find_names(reading)


def place_span(reading: Reading, first: int, end: int) -> Iterator[Span]:
    """The span of a place with the compass words before and the place nouns behind it."""
    start = first
    while start > reading.start_of(first) and reading.low[start - 1] in COMPASS:
        start -= 1
    while start < first and reading.low[start] in ("off", "outer"):
        start += 1
    yield reading.span(start, _with_place_noun(reading, end), LOCATION)


def _with_place_noun(reading: Reading, end: int) -> int:
    """Over the place nouns right behind a name: ``Idlib province``, ``Jabalia refugee camp``."""
    limit = reading.end_of(end - 1)
    if end + 1 < limit and reading.phrase(end, end + 2) in _INNER_PLACE:
        return end + 2
    is_noun = (
        end < limit
        and reading.low[end] in PLACE_NOUNS
        and (reading.is_damaged(end) or not reading.is_capital(end) or True)
    )
    if not is_noun or (reading.low[end] in _ALSO_MODIFIERS and reading.after(end) in _OFFICES):
        return end
    return end + 1


def is_org_name(reading: Reading, first: int, end: int) -> bool:
    """Whether a name holds a noun of organisations."""
    words = reading.low[first:end]
    if (
        words[-1] in PLACE_NOUNS
        or (len(words) == 1 and words[0] not in ("pentagon", "kremlin", "hezbollah"))
        or words[0] == "la"
    ):
        return False
    is_site = words[-1] in ("center", "centre", "hall", "house") and not _SITES.isdisjoint(words)
    return not is_site and not ORG_NOUNS.isdisjoint(words)


def stands_in_place(reading: Reading, first: int) -> bool:
    """Whether a name at word ``first`` follows a preposition of place, over compass words and an article."""
    k = first
    while reading.before(k) in COMPASS or reading.before(k) == "the":
        k -= 1
    return reading.before(k) in _LOCATIVE or (
        reading.before(k) == "from"
        and reading.before(k, 2)
        in (
            "km",
            "kilometers",
            "kilometres",
            "miles",
            "away",
            "far",
            "fled",
            "south",
            "north",
            "east",
            "west",
            "people",
            "residents",
        )
    )


@lru_cache(maxsize=1)
def _governments() -> Lexicon[bool]:
    return Lexicon((name, True) for name in sorted(country_names() | capitals()))


@lru_cache(maxsize=4)
def acting_states(reading: Reading) -> frozenset[tuple[int, int]]:
    """Countries and capitals that act as governments: ``Turkey launched …``, ``talks between India and Pakistan``.

    Names joined by commas and ``and`` share one role, that of the group as subject or object.
    """
    found: list[tuple[int, int]] = []
    groups: list[list[tuple[int, int]]] = []
    for first, end, _ in _governments().find(reading):
        if reading.is_damaged(first) or reading.is_capital(first):
            joins = groups and reading.low[groups[-1][-1][1] : first] in (
                ["and"],
                [","],
                [",", "and"],
                ["or"],
                ["nor"],
                ["and", "the"],
                [",", "the"],
            )
            if joins and reading.sentence[groups[-1][-1][0]] == reading.sentence[first]:
                groups[-1].append((first, end))
            else:
                groups.append([(first, end)])
    for group in groups:
        if _acts(reading, group):
            found += group
    return frozenset(found)


def acts_as_state(reading: Reading, first: int, end: int) -> bool:
    """Whether the name ``first:end`` is one of `acting_states`."""
    return (first, end) in acting_states(reading)


def _acts(reading: Reading, group: list[tuple[int, int]]) -> bool:
    """Whether a group of joined names is the subject or object of what governments do."""
    first, end = group[0][0], group[-1][1]
    start = first - (reading.before(first) == "the")
    before, following = reading.before(start), reading.after(end - 1)
    if before in _LOCATIVE or before in COMPASS or before in PLACE_NOUNS:
        return False
    if before in _ADDRESSED and following != "'s":
        return True
    if before in ("between", "with", "among") and reading.before(start, 2) in _TALKERS:
        return reading.before(start, 2) != "border"
    if before in ("by", "from", "to", "of", "for", "on", "against"):
        return (before == "by" and reading.before(start, 2) in _BACKED) or (
            before in ("on", "to", "from", "against") and reading.before(start, 2) in _DEALINGS
        )
    if before == "," and len(group) == 1 and following in (",", "."):
        return False
    is_subject = before in _SUBJECT_AFTER or (len(group) > 1 and before != "near")
    return is_subject and (
        following in _STATE_VERBS
        or (following in ("also", "then", "later", "itself") and reading.after(end) in _STATE_VERBS)
    )
