"""Where in its sentence a casualty finds its place and date: behind it, before it, or with the one it is joined to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from tollspan.records.casualties import CasualtyMention
from tollspan.records.context import Context, Item

From = Literal["clause", "sentence", "joined", "text"]
"""How far a link reaches: the clause, the sentence, the casualty that this one is joined to or part of, the text."""

_JOINED: Final = re.compile(
    r"[\s,;]*(?:and|or|as well as|along with|plus|&|including|among them|of them|of whom|with)?"
    r"[\s,]*(?:another|the)?\s*"
)
_BREAK: Final = re.compile(
    r";|:|\s[-–—]+\s|\b(?:while|whereas|as|after|before|when|who|which|but|although|because|since)\b|\b(?:said|says|told|added)\b"
)


def nearest(
    context: Context, mentions: Sequence[CasualtyMention], i: int, items: tuple[Item, ...]
) -> tuple[Item, From] | None:
    """The item of its sentence that belongs to mention ``i``.

    Within the clause behind the mention, else before it (``In Homs, 33 people …``), else anywhere between the mentions
    around it. Mentions joined by ``and`` share what follows the last of them.
    """
    sentence = context.sentence_at(mentions[i].start)
    there = context.in_sentence(sentence, items)
    if not there:
        return None
    first, end = context.sentences[sentence]
    floor, ceiling = _bounds(context, mentions, i, first, end)
    start = mentions[i].end
    behind = [item for item in there if start <= item.start < ceiling]
    before = [item for item in there if floor <= item.start < mentions[i].start]
    if behind and not _BREAK.search(context.text, start, behind[0].start):
        return behind[0], "clause"
    if before and not _BREAK.search(context.text, before[-1].end, start):
        return before[-1], "clause"
    if shared := _shared(context, mentions, i, ceiling, there):
        return shared, "clause"
    return (before[-1], "sentence") if before else (behind[0], "sentence") if behind else None


def _shared(
    context: Context, mentions: Sequence[CasualtyMention], i: int, ceiling: int, there: Sequence[Item]
) -> Item | None:
    """What stands behind the next mention of the clause, for both: ``Ten died and [30] were hurt in Homs``."""
    following = [k for k in range(i + 1, len(mentions)) if mentions[k].start == ceiling]
    if not following or mentions[following[0]].target == i:
        return None
    other = mentions[following[0]]
    item = next((item for item in there if item.start >= other.end), None)
    if item is None or _BREAK.search(context.text, mentions[i].end, item.start):
        return None
    past = following[0] + 1
    return item if past == len(mentions) or item.start < mentions[past].start else None


def _bounds(context: Context, mentions: Sequence[CasualtyMention], i: int, first: int, end: int) -> tuple[int, int]:
    """Between which offsets of the sentence no other mention claims what stands there."""
    floor, ceiling = first, end
    k = i
    while k > 0 and mentions[k - 1].start >= first:
        k -= 1
        if not is_joined(context, mentions[k], mentions[k + 1]):
            floor = mentions[k].end
            break
    k = i
    while k + 1 < len(mentions) and mentions[k + 1].start < end:
        k += 1
        if not is_joined(context, mentions[k - 1], mentions[k]):
            ceiling = mentions[k].start
            break
    return floor, ceiling


def is_joined(context: Context, one: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether nothing but a joining word stands between two mentions: ``[three soldiers] and [two civilians]``."""
    return _JOINED.fullmatch(context.between(one, other)) is not None


def carried(
    context: Context, mentions: Sequence[CasualtyMention], i: int, found: Sequence[tuple[Item, From] | None]
) -> tuple[Item, From] | None:
    """What mention ``i`` takes from another: the one it is part of or repeats, or the one before it in its clause."""
    target = mentions[i].target
    if target is not None and target < i and (of_target := found[target]):
        return of_target[0], "joined"
    if i == 0 or context.sentence_at(mentions[i - 1].start) != context.sentence_at(mentions[i].start):
        return None
    is_new = _BREAK.search(context.text, mentions[i - 1].end, mentions[i].start)
    of_last = found[i - 1]
    return (of_last[0], "joined") if of_last and not is_new else None
