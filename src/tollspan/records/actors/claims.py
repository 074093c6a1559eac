"""Who says it: the source of each sentence, by verbs of speech, ``according to`` and pronouns that carry it on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tollspan.records.actors.resolution import ResolvedActor
from tollspan.records.casualties import CasualtyMention
from tollspan.records.context import Context

_SAYS: Final = (
    r"(?:said|says|saying|told|tells|reported|reports|announced|stated|states|claimed|claims|confirmed|confirms|added|adds"
    r"|put|puts|counted|counts|tallied|recorded|records|estimated|estimates|documented|documents|wrote|noted|revealed"
    r"|disclosed|alleged|alleges|acknowledged|admitted|tweeted|listed|announces|verified)"
)
_NO_REPORT: Final = re.compile(r"\s+(?:responsibility|credit|the attack|to\s)", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"(?:['’]s?\s[\w\s-]{{0,40}}?)?(?:\s*[,(][^.;]{{0,90}}?[,)])?\s+(?:[\w-]+\s+){{0,3}}?(?P<says>{_SAYS})\b",
    re.IGNORECASE,
)
_ACCORDING: Final = re.compile(
    r"\b(?:according to|citing|quoting|reported by|confirmed by|told|figures? (?:from|of)|count by)"
    r"\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_INVERTED: Final = re.compile(rf"[,”\"]\s*{_SAYS}\s+(?:the\s+|an?\s+)?(?:[\w.-]+\s+){{0,4}}$", re.IGNORECASE)
_PRONOUN: Final = re.compile(rf"\b(?:it|he|she|they)\s+(?:also\s+|later\s+)?{_SAYS}\b", re.IGNORECASE)
_LOOK: Final = 60


def link_claims(
    context: Context, mentions: Sequence[CasualtyMention], actors: tuple[ResolvedActor, ...]
) -> list[ResolvedActor | None]:
    """The source of each mention: of its sentence, or the last one where a pronoun speaks."""
    sources = tuple(actor for actor in actors if is_source(context.text, actor))
    return [_source_of(context, mention, sources) for mention in mentions]


def is_source(text: str, actor: ResolvedActor) -> bool:
    """Whether an actor says something in its sentence."""
    before = text[max(0, actor.start - _LOOK) : actor.start]
    if _ACCORDING.search(before) or _INVERTED.search(before):
        return True
    behind = _BEHIND.match(text, actor.end)
    return behind is not None and not _NO_REPORT.match(text, behind.end())


def _source_of(context: Context, mention: CasualtyMention, sources: tuple[ResolvedActor, ...]) -> ResolvedActor | None:
    sentence = context.sentence_at(mention.start)
    there = context.in_sentence(sentence, sources)
    if there:
        before = [source for source in there if source.start < mention.start]
        return before[-1] if before else there[0]
    first, end = context.sentences[sentence]
    earlier = [source for source in sources if source.start < first]
    return earlier[-1] if earlier and _PRONOUN.search(context.text, first, end) else None
