"""Who did it: who stands behind ``by``, ``in clashes with``, ``blamed on``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tollspan.records.actors.resolution import ResolvedActor
from tollspan.records.casualties import CasualtyMention
from tollspan.records.context import Context
from tollspan.records.zones import is_joined

_BEHIND: Final = re.compile(
    r"\b(?:by|at the hands of|blamed on|blaming|(?:clash\w*|fight\w*|battles?|gun ?battles?|gunfights?"
    r"|encounters?|shoot-?outs?|firefights?|exchange of (?:gun)?fire|skirmish\w*)"
    r"\b[^.;]{0,25}\b(?:with|between|against))"
    r"\s+(?:(?:the|an?|some|two|three|several|about|\d+)\s+){0,2}$",
    re.IGNORECASE,
)
_NO_HARM: Final = re.compile(
    r"\b(?:supported|backed|held|controlled|run|owned|organi[sz]ed|called|led|joined|followed|accompanied|reported|confirmed"
    r"|counted|recorded|compiled|released|issued|published|treated|rescued|freed|helped|used|driven|made|manned|guarded"
    r"|seen|found|recovered|identified|cited|quoted|worn"
    r"|told|stated|announced|paid|employed|set up|imposed|said|claimed)\s+by\s[^.;]*$",
    re.IGNORECASE,
)
_REACH: Final = 160


def link_perpetrators(
    context: Context, mentions: Sequence[CasualtyMention], actors: tuple[ResolvedActor, ...]
) -> list[ResolvedActor | None]:
    """The perpetrator of each mention; None where its sentence names none."""
    found: list[ResolvedActor | None] = []
    for i, mention in enumerate(mentions):
        there = context.in_sentence(context.sentence_at(mention.start), actors)
        own = _agent_behind(context, mentions, i, there)
        if own is None and i and is_joined(context, mentions[i - 1], mention):
            own = found[i - 1]
        if own is None and mention.target is not None and mention.target < i:
            own = found[mention.target]
        found.append(own)
    return found


def _agent_behind(
    context: Context, mentions: Sequence[CasualtyMention], i: int, actors: Sequence[ResolvedActor]
) -> ResolvedActor | None:
    """``were killed by [rebels]``, ``died in clashes with [army deserters]``; up to the next mention."""
    last = i
    while last + 1 < len(mentions) and is_joined(context, mentions[last], mentions[last + 1]):
        last += 1
    ceiling = mentions[last + 1].start if last + 1 < len(mentions) else len(context.text)
    for actor in actors:
        near = mentions[i].end <= actor.start < min(ceiling, mentions[i].end + _REACH)
        between = context.text[mentions[i].end : actor.start] if near else ""
        if _BEHIND.search(between) and not _NO_HARM.search(between):
            return actor
    return None
