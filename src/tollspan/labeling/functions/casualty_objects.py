"""Counts of people whom a verb or noun before them harms: ``killing 12``, ``the deaths of two``, tolls, lists."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.functions.casualties import casualty, vote_by
from tollspan.labeling.grammar.evidence import (
    anchors,
    kind_as_object,
    kind_of_far_verb,
    kind_of_genitive,
    kind_of_noun,
    kind_of_part,
    kind_of_taking,
)
from tollspan.labeling.grammar.harm import DONE, STATE
from tollspan.labeling.grammar.mentions import Mention, find_mentions
from tollspan.labeling.grammar.persons import CASUALTY_NOUNS
from tollspan.labeling.wordlists import load_cues
from tollspan.labeling.words import Reading, read_words
from tollspan.spans import Document, Span

_TOLL_WORDS: Final = frozenset("toll tally figure number count".split())
_TOLL_LINKS: Final = load_cues("casualty_objects toll_links")
_SUBSET: Final = frozenset(("including", "include", "included", "among", "them"))
_LIST_LINKS: Final = frozenset((",", "and", "or", "&", ";"))


def object_people(document: Document) -> Iterator[Span]:
    """``killing [at least 44 civilians]``, ``wounded [two guards]``."""
    return vote_by(kind_as_object, document, "counted", "noun")


def object_number(document: Document) -> Iterator[Span]:
    """``killed [12] and wounded [more than 30]``."""
    return vote_by(kind_as_object, document, "bare")


def object_person(document: Document) -> Iterator[Span]:
    """``shot dead [a shopkeeper]``, ``killing [nobody]``."""
    return vote_by(kind_as_object, document, "singular", "zero")


def taken_or_left(document: Document) -> Iterator[Span]:
    """``took [12 people] hostage``, ``left [19] dead``, ``forced [300 families] to flee``."""
    return vote_by(kind_of_taking, document, "counted", "bare", "singular", "zero")


def harm_of_people(document: Document) -> Iterator[Span]:
    """``the deaths of [12 miners]``, ``the abduction of [a priest]``."""
    return vote_by(kind_of_genitive, document, "counted", "bare", "singular")


def casualty_noun(document: Document) -> Iterator[Span]:
    """``[15 deaths]``, ``[30 lives]``, ``[four bodies]``, ``[203 arrests]``."""
    return vote_by(kind_of_noun, document, "noun")


def no_casualties(document: Document) -> Iterator[Span]:
    """``[no casualties]``, ``[no injuries]``, ``[no deaths]``."""
    return vote_by(kind_of_noun, document, "zero")


def toll(document: Document) -> Iterator[Span]:
    """``a death toll of [15]``, ``the toll rose to [at least 80]``."""
    reading = read_words(document)
    for mention in find_mentions(reading):
        if mention.form in ("bare", "counted") and _follows_toll(reading, mention.start):
            yield from casualty(reading, mention, _kind_of_toll(reading, mention.start))


def subset(document: Document) -> Iterator[Span]:
    """``62 people were killed, including [33] in Homs``, ``among them [two women] and [a child]``."""
    reading = read_words(document)
    context, last = _kinds_in_context(reading), -1
    for mention in find_mentions(reading):
        is_among = reading.low[mention.end : mention.end + 2] in (["among", "them"], ["among", "the"])
        goes_on = last > 0 and _is_joined(reading.low[last : mention.start])
        if reading.before(mention.start) in _SUBSET or is_among or goes_on:
            kind = context[mention] if mention not in anchors(reading) else None
            yield from casualty(reading, mention, kind) if kind else ()
            last = mention.end


def list_member(document: Document) -> Iterator[Span]:
    """``19 people died in Daraa, [15] in Homs, [five] in Aleppo``."""
    reading, kind = read_words(document), None
    sentence = -1
    for mention in find_mentions(reading):
        if reading.sentence[mention.start] != sentence:
            sentence, kind = reading.sentence[mention.start], None
        own = anchors(reading).get(mention)
        if own is None and kind and mention.form == "bare" and _is_list_item(reading, mention):
            yield from casualty(reading, mention, kind)
        kind = own or kind


def joined_object(document: Document) -> Iterator[Span]:
    """``killing three soldiers and [two civilians]``, ``a man and [a woman] were killed``."""
    reading = read_words(document)
    found, kind = anchors(reading), None
    for earlier, mention in _neighbours(reading):
        link = reading.low[earlier.end : mention.start]
        kind = found.get(earlier) or (kind if link == [","] else None)
        speaks = reading.after(mention.end - 1) in ("said", "told", "says", "source", "sources")
        if mention not in found and kind and not speaks and "unknown" not in mention.form and _is_joined(link):
            yield from casualty(reading, mention, kind)


def _is_joined(link: list[str]) -> bool:
    return link in (["and"], [","], [",", "and"])


def _follows_toll(reading: Reading, i: int) -> bool:
    steps = 1
    while steps < 9 and reading.before(i, steps) in _TOLL_LINKS:  # noqa: PLR2004 - "toll from the ... now stands at"
        steps += 1
    return reading.before(i, steps) in _TOLL_WORDS and steps > 1


def _kind_of_toll(reading: Reading, i: int) -> str:
    """``the number of injured rose to 40`` is no death toll."""
    words = set(reading.low[max(reading.start_of(i), i - 9) : i])
    return "injured" if words & {"injured", "wounded"} else "missing" if "missing" in words else "killed"


def _is_list_item(reading: Reading, mention: Mention) -> bool:
    return reading.before(mention.start) in _LIST_LINKS and reading.after(mention.end - 1) in (
        "in",
        "at",
        "near",
        "on",
        ",",
        ".",
        "of",
        "outside",
        "from",
    )


def _kinds_in_context(reading: Reading) -> dict[Mention, str | None]:
    """For each mention the kind of the last harmed one before it, in its sentence or the one before."""
    found, last, kind = {}, -2, None
    for mention in find_mentions(reading):
        sentence = reading.sentence[mention.start]
        found[mention] = kind if kind and sentence - last <= 1 else _kind_ahead(reading, mention)
        if own := anchors(reading).get(mention):
            kind, last = own, sentence
    return found


def _kind_ahead(reading: Reading, mention: Mention) -> str | None:
    """Kind of the first harmed mention of the same sentence."""
    same = (
        kind
        for other, kind in anchors(reading).items()
        if reading.sentence[other.start] == reading.sentence[mention.start]
    )
    return next(same, None)


def _neighbours(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions that follow each other in one sentence."""
    mentions = find_mentions(reading)
    for earlier, later in itertools.pairwise(mentions):
        if reading.sentence[earlier.start] == reading.sentence[later.start]:
            yield earlier, later


def unlisted_object(document: Document) -> Iterator[Span]:
    """``killing [a zither maker]``, ``shot [two escapees]``."""
    return vote_by(kind_as_object, document, "unknown", "unknown_single")


def part_of_them(document: Document) -> Iterator[Span]:
    """``Six tenants, [two] of them infants, were dug out dead``; ``of whom [41] were Muslims``."""
    reading = read_words(document)
    context = _kinds_in_context(reading)
    for mention in find_mentions(reading):
        around = (
            reading.low[mention.end : mention.end + 2],
            (reading.before(mention.start, 2), reading.before(mention.start)),
        )
        if mention.form == "bare" and (
            around[0] in (["of", "them"], ["of", "whom"], ["of", "these"]) or around[1] == ("of", "whom")
        ):
            kind = context[mention]
            yield from casualty(reading, mention, kind) if kind else ()


def labelled_number(document: Document) -> Iterator[Span]:
    """``Injured: [204]``, ``the number of dead at [58]``, ``Confirmed deaths: [33]``."""
    reading = read_words(document)
    for mention in find_mentions(reading):
        if mention.form != "bare":
            continue
        label = reading.before(mention.start, 2) if reading.before(mention.start) in (":", "at", "to") else ""
        if kind := STATE.get(label) or DONE.get(label) or CASUALTY_NOUNS.get(label):
            yield from casualty(reading, mention, kind)


def further_object(document: Document) -> Iterator[Span]:
    """``killed the mayor and [two bodyguards]``, ``wounding Smith and [three others]``."""
    return vote_by(kind_of_far_verb, document, "counted", "bare", "singular")


def part_of_the_harmed(document: Document) -> Iterator[Span]:
    """``[four] of the dead were children``, ``[one] of the hostages``."""
    return vote_by(kind_of_part, document, "bare")


CASUALTY_OBJECT_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    object_people,
    object_number,
    object_person,
    taken_or_left,
    harm_of_people,
    casualty_noun,
    no_casualties,
    toll,
    subset,
    list_member,
    joined_object,
    unlisted_object,
    part_of_them,
    labelled_number,
    further_object,
    part_of_the_harmed,
)
