"""Counts that lean on a count beside them: subsets, members of lists, parts of the harmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.functions.casualties import casualty, vote_by
from tollspan.labeling.grammar.evidence import anchors, kind_of_part
from tollspan.labeling.grammar.mentions import JOINTS, Mention, find_mentions
from tollspan.labeling.wordlists import load_cues
from tollspan.spans import Document, Span
from tollspan.words import Reading, read_words

_SUBSET: Final = frozenset(("including", "include", "included", "among", "them"))
_LIST_LINKS: Final = frozenset((",", "and", "or", "&", ";"))
_LIST_ENDS: Final = load_cues("casualty_parts list_ends") | {","}


def subset(document: Document) -> Iterator[Span]:
    """``62 people were killed, including [33] in Homs``, ``among them [two women] and [a child]``."""
    reading = read_words(document)
    context, last = _kinds_in_context(reading), -1
    for mention in find_mentions(reading):
        is_among = reading.low[mention.end : mention.end + 2] in (["among", "them"], ["among", "the"])
        goes_on = last > 0 and reading.low[last : mention.start] in JOINTS
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


def part_of_the_harmed(document: Document) -> Iterator[Span]:
    """``[four] of the dead were children``, ``[one] of the hostages``."""
    return vote_by(kind_of_part, document, "bare")


def _is_list_item(reading: Reading, mention: Mention) -> bool:
    return reading.before(mention.start) in _LIST_LINKS and reading.after(mention.end - 1) in _LIST_ENDS


def _kinds_in_context(reading: Reading) -> dict[Mention, str | None]:
    """For each mention the kind of the last harmed one before it, in its sentence or the one before.

    Where there is none, the kind of the first harmed one of its sentence.
    """
    ahead: dict[int, str] = {}
    for mention, kind in anchors(reading).items():
        ahead.setdefault(reading.sentence[mention.start], kind)
    found: dict[Mention, str | None] = {}
    last, latest = -2, ""
    for mention in find_mentions(reading):
        sentence = reading.sentence[mention.start]
        found[mention] = latest if latest and sentence - last <= 1 else ahead.get(sentence)
        if own := anchors(reading).get(mention):
            latest, last = own, sentence
    return found


CASUALTY_PART_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    subset,
    list_member,
    part_of_them,
    part_of_the_harmed,
)
