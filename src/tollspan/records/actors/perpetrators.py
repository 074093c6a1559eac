"""Who did it: the subject of the verb that harms, or who stands behind: ``by``, ``in clashes with``, ``blamed on``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tollspan.records.actors.claims import is_source
from tollspan.records.actors.resolution import ResolvedActor
from tollspan.records.casualties import CasualtyMention
from tollspan.records.context import Context
from tollspan.records.linking.predicates import Predicate, find_predicates
from tollspan.records.zones import is_joined
from tollspan.spans import Document
from tollspan.words import Reading, read_words

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
_NEW_CLAUSE: Final = re.compile(r";|\b(?:while|whereas|but|although|because|that|who|which)\b")
_REACH: Final = 160
_NEAR: Final = 8


def link_perpetrators(
    document: Document, context: Context, mentions: Sequence[CasualtyMention], actors: tuple[ResolvedActor, ...]
) -> list[ResolvedActor | None]:
    """The perpetrator of each mention; None where its sentence names none."""
    reading = read_words(document)
    active = [verb for verb in find_predicates(reading) if verb.side == "right"]
    found: list[ResolvedActor | None] = []
    for i, mention in enumerate(mentions):
        there = context.in_sentence(context.sentence_at(mention.start), actors)
        own = _agent_behind(context, mentions, i, there) or _subject(reading, context, mentions, i, active, there)
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


def _subject(
    reading: Reading,
    context: Context,
    mentions: Sequence[CasualtyMention],
    i: int,
    active: Sequence[Predicate],
    actors: Sequence[ResolvedActor],
) -> ResolvedActor | None:
    """``[security forces] killed at least 44 civilians``: the actor before the verb whose object the mention is."""
    verb = _verb_of(reading, context, mentions, i, active)
    if verb is None:
        return None
    start = reading.starts[verb.start]
    is_participle = reading.low[verb.end - 1].endswith("ing")
    for actor in reversed(actors):
        if actor.end > start or is_source(context.text, actor):
            continue
        if is_participle or not _NEW_CLAUSE.search(context.text, actor.end, start):
            return actor
    return None


def _verb_of(
    reading: Reading, context: Context, mentions: Sequence[CasualtyMention], i: int, active: Sequence[Predicate]
) -> Predicate | None:
    """The active verb of harm right before a mention, or before the mentions that it is joined to."""
    first = i
    while first and is_joined(context, mentions[first - 1], mentions[first]):
        first -= 1
    word = bisect_left(reading.starts, mentions[first].start)
    if word >= len(reading):
        return None
    before = [verb for verb in active if max(reading.start_of(word), word - _NEAR) <= verb.start and verb.end <= word]
    floor = mentions[first - 1].end if first else 0
    return before[-1] if before and reading.starts[before[-1].start] >= floor else None
