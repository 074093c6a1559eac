"""On which side the victims of each casualty stood, where a bare number leaves it to what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tollspan.records.casualties import CasualtyMention, VictimGroup
from tollspan.records.context import Context

_NOUN: Final = re.compile(r"[^\W\d_]+")
_NUMBERS: Final = frozenset(
    "a an the at least most about around some nearly almost over more than up to as many another of and one two three"
    " four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    " twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen dozens scores hundreds"
    " thousands".split()
)


def victim_groups(context: Context, mentions: Sequence[CasualtyMention]) -> list[VictimGroup]:
    """The group of each mention: its own, else that of its whole, else of the one before it in the sentence."""
    found: list[VictimGroup] = []
    for i, mention in enumerate(mentions):
        group = mention.group
        if group == "unknown" and _is_bare(context.text[mention.start : mention.end]):
            if mention.target is not None and mention.target < i and mention.relation in ("subset", "repeats"):
                group = found[mention.target]
            if group == "unknown" and i and _are_together(context, mentions[i - 1], mention):
                group = found[i - 1]
        found.append(group)
    return found


def _is_bare(words: str) -> bool:
    """Whether a mention is a number alone, without a noun for its people."""
    return all(word.lower() in _NUMBERS for word in _NOUN.findall(words))


def _are_together(context: Context, one: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether two mentions of one kind of harm stand in one sentence."""
    return one.kind == other.kind and context.sentence_at(one.start) == context.sentence_at(other.start)
