"""Numbers alone that state a toll, a labelled total, or a count that rivals one given before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.functions.casualties import casualty
from tollspan.labeling.grammar.evidence import anchors, kind_before
from tollspan.labeling.grammar.harm import DONE, STATE
from tollspan.labeling.grammar.mentions import mentions_of
from tollspan.labeling.grammar.persons import CASUALTY_NOUNS
from tollspan.labeling.wordlists import load_cues
from tollspan.spans import Document, Span
from tollspan.words import Reading, read_words

_TOLL_WORDS: Final = frozenset("toll tally figure number count".split())
_TOLL_LINKS: Final = load_cues("casualty_tolls toll_links")
_TOLL_REACH: Final = 9
_LABELS: Final = {**CASUALTY_NOUNS, **STATE, **DONE}
_LABEL_LINKS: Final = load_cues("casualty_tolls label_links")
_LABEL_BREAKS: Final = frozenset((",", ".", ";", "and", "who", "by"))
_LABEL_REACH: Final = 6
_CLAIMS: Final = load_cues("casualty_tolls claims")
_ENDS: Final = load_cues("casualty_tolls ends") | frozenset((",", ""))
_LIST_LINKS: Final = frozenset((",", ";", "and", ":", "("))
_LIST_ENDS: Final = frozenset((",", ";", "and", ")", ".", ""))


def toll(document: Document) -> Iterator[Span]:
    """``a death toll of [15]``, ``the toll rose to [at least 80]``."""
    reading = read_words(document)
    for mention in mentions_of(reading, "bare", "counted"):
        if _follows_toll(reading, mention.start):
            yield from casualty(reading, mention, _kind_of_toll(reading, mention.start))


def labelled_number(document: Document) -> Iterator[Span]:
    """``Injured: [204]``, ``the number of dead at [58]``, ``Confirmed deaths: [33]``."""
    reading = read_words(document)
    for mention in mentions_of(reading, "bare"):
        before = [reading.before(mention.start, steps) for steps in range(1, _LABEL_REACH + 1)]
        label = next((word for word in before[1:] if word in _LABELS), None)
        if label and before[0] in _LABEL_LINKS and _LABEL_BREAKS.isdisjoint(before[1 : before.index(label)]):
            yield from casualty(reading, mention, _LABELS[label])


def rival_count(document: Document) -> Iterator[Span]:
    """``Nine were killed. The parish says [87]``, ``the other [three]``: a number after a claim, behind a count."""
    reading = read_words(document)
    found = anchors(reading)
    for mention in mentions_of(reading, "bare"):
        claims = reading.before(mention.start) in _CLAIMS and reading.after(mention.end - 1) in _ENDS
        if claims and mention not in found and (kind := kind_before(reading, mention)):
            yield from casualty(reading, mention, kind)


def number_behind_name(document: Document) -> Iterator[Span]:
    """``24 died: Sambalpur 17, Sonepur [seven] and Kalahandi [six]``: a list of places and numbers."""
    reading = read_words(document)
    found = anchors(reading)
    for mention in mentions_of(reading, "bare"):
        k = mention.start - 1
        is_named = reading.before(k) in _LIST_LINKS and reading.words[k][0].isupper() and not reading.is_damaged(k)
        in_list = is_named and reading.after(mention.end - 1) in _LIST_ENDS
        if in_list and mention not in found and (kind := kind_before(reading, mention)):
            yield from casualty(reading, mention, kind)


def _follows_toll(reading: Reading, i: int) -> bool:
    steps = 1
    while steps < _TOLL_REACH and reading.before(i, steps) in _TOLL_LINKS:
        steps += 1
    return reading.before(i, steps) in _TOLL_WORDS and steps > 1


def _kind_of_toll(reading: Reading, i: int) -> str:
    """``the number of injured rose to 40`` is no death toll."""
    words = set(reading.low[max(reading.start_of(i), i - _TOLL_REACH) : i])
    return "injured" if words & {"injured", "wounded"} else "missing" if "missing" in words else "killed"


CASUALTY_TOLL_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    toll,
    labelled_number,
    rival_count,
    number_behind_name,
)
