"""Links between mentions of one sentence: coordination adds up, parts and lists do not."""

from __future__ import annotations

from typing import Final

from tollspan.records.linking.data_files import load_cues
from tollspan.records.linking.drafts import Draft
from tollspan.records.linking.links import Link, Links, have_same_name
from tollspan.records.linking.tolls import is_new_toll, link_by_number

_NESTING: Final = load_cues("relations nesting")
_BODIES: Final = load_cues("victims bodies")


def link_in_list(links: Links, draft: Draft) -> Link | None:
    """A further part of the whole of which the mention before in the sentence is a part."""
    previous = links.last(draft)
    if previous is None:
        return None
    relation, whole = links.found[previous]
    if relation != "subset" or whole is None:
        return None
    parts = sum(part.best for part in links.parts(whole) if part.sentence == draft.sentence)
    is_listed = draft.predicate in (None, links.drafts[previous].predicate) or draft.person.more
    return ("subset", whole) if is_listed and parts + draft.best <= links.drafts[whole].best else None


def link_in_sentence(links: Links, draft: Draft) -> Link | None:
    """Any mention whose sentence has counted others harmed like this."""
    same = links.in_sentence(draft)
    if not same:
        return None
    whole = _spelled_out(links, draft)
    if whole is None and (_is_part_of_last(links, draft, same[-1]) or _is_in_new_toll(links, draft, same[-1])):
        whole = same[-1]
    if whole is not None:
        return "subset", whole
    if pointed := _pointed_at(links, draft, same):
        return link_by_number(links, draft, pointed)
    if any(have_same_name(draft, links.drafts[k]) for k in same):
        return "repeats", same[-1]
    return "independent", None


def _is_part_of_last(links: Links, draft: Draft, last: int) -> bool:
    """``33`` in ``62 people, including 33``; ``three of them``; what stands behind a colon."""
    between = links.reading.low[links.drafts[last].person.end : draft.person.start]
    return draft.is_part or ":" in between or not _NESTING.isdisjoint(between)


def _is_in_new_toll(links: Links, draft: Draft, last: int) -> bool:
    """``the toll rose to 18 as [three more] died``."""
    return draft.person.more and is_new_toll(links, links.drafts[last])


def _pointed_at(links: Links, draft: Draft, same: list[int]) -> list[int]:
    """Earlier mentions that ``the two`` or ``their bodies`` point back to."""
    if draft.person.head in _BODIES:
        return [k for k in same if links.drafts[k].person.head not in _BODIES]
    points_back = draft.person.anaphoric and not draft.person.more
    return same if points_back and draft.best <= links.drafts[same[-1]].best else []


def _spelled_out(links: Links, draft: Draft) -> int | None:
    """The whole that a list under one predicate spells out: ``seven people, [four soldiers] and three civilians``."""
    if draft.predicate is None:
        return None
    whole, *parts = [
        k
        for k, other in enumerate(links.drafts)
        if other.predicate is draft.predicate and other.kind == draft.kind and other.inside is None
    ]
    is_sum = len(parts) > 1 and sum(links.drafts[k].best for k in parts) == links.drafts[whole].best
    return whole if is_sum and draft is not links.drafts[whole] else None
