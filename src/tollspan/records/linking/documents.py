"""Links the casualty mentions of a document: which of them count the same people, and which add up."""

from __future__ import annotations

from tollspan.records.casualties import CasualtyMention, Relation
from tollspan.records.linking.drafts import Draft, draft_mentions
from tollspan.records.linking.relations import relate
from tollspan.records.vague import VaguePolicy
from tollspan.spans import Document
from tollspan.words import Reading


def link_casualties(document: Document, policy: VaguePolicy = "literal") -> tuple[CasualtyMention, ...]:
    """The casualties of an annotated document in text order, each with how it stands to the others.

    Every CASUALTY span is a mention; victims whom the text names, or whose count the annotation has missed, are
    further ones.

    Args:
        document: with CASUALTY spans, whoever made them; ACTOR spans tell of victims who are named.
        policy: what vague words stand for, see `tollspan.records.vague`.
    """
    reading, drafts = draft_mentions(document, policy)
    links = relate(reading, document, drafts)
    return tuple(_mention(reading, draft, *link) for draft, link in zip(drafts, links, strict=True))


def _mention(reading: Reading, draft: Draft, relation: Relation, target: int | None) -> CasualtyMention:
    person = draft.person
    start, end = reading.starts[person.start], reading.ends[person.end - 1]
    if person.span is not None:
        start, end = person.span.start, person.span.end
    return CasualtyMention(
        start, end, draft.kind, draft.count, draft.reason, relation, target, draft.group, named=person.form == "name"
    )
