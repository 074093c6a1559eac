"""What the rules of linking ask: the mentions of a document, the relations found so far, and who may be the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from tollspan.records.casualties import COUNTED, Relation
from tollspan.records.linking.drafts import Draft
from tollspan.records.linking.settings import Settings
from tollspan.words import Reading

Link = tuple[Relation, "int | None"]
"""A relation and the position of the mention that it is to."""


@dataclass(slots=True)
class Links:
    """The mentions of a document by position, and the links of those before the one in question."""

    reading: Reading
    drafts: list[Draft]
    settings: Settings
    found: list[Link] = field(default_factory=list)

    def counted(self, draft: Draft) -> list[int]:
        """Positions of the earlier mentions of the same kind that add up so far."""
        return [
            position
            for position, (relation, _) in enumerate(self.found)
            if relation in COUNTED and self.drafts[position].kind == draft.kind
        ]

    def periods(self, draft: Draft) -> list[Draft]:
        """The earlier mentions of the same kind that count other events or a whole period."""
        return [
            known
            for known, (relation, _) in zip(self.drafts, self.found, strict=False)
            if relation == "background" and known.kind == draft.kind and not known.doubt
        ]

    def in_sentence(self, draft: Draft) -> list[int]:
        """Those of them that stand in the draft's sentence."""
        return [k for k in self.counted(draft) if self.drafts[k].sentence == draft.sentence]

    def last(self, draft: Draft) -> int | None:
        """Position of the last mention of the same kind, counted or not, if it stands in the draft's sentence."""
        earlier = [k for k in range(len(self.found)) if self.drafts[k].kind == draft.kind]
        return earlier[-1] if earlier and self.drafts[earlier[-1]].sentence == draft.sentence else None

    def parts(self, whole: int) -> list[Draft]:
        """The mentions that are parts of another."""
        return [self.drafts[k] for k, link in enumerate(self.found) if link == ("subset", whole)]

    def position_of_whole(self, draft: Draft) -> int | None:
        """Position of the mention that a draft is a part of by the grammar of its sentence."""
        earlier = range(len(self.found) - 1, -1, -1)
        same = (k for k in earlier if self.drafts[k].person is draft.inside and self.drafts[k].kind == draft.kind)
        return next(same, None)


def may_be_same(first: Draft, second: Draft) -> bool:
    """Whether two counts may be of the same people by the side they stood on."""
    return "unknown" in (first.group, second.group) or first.group == second.group


def have_same_name(first: Draft, second: Draft) -> bool:
    """Whether two mentions have a name in common, one perhaps shorter: ``Mahadeo Sahu``, ``Sahu``."""
    return any(name <= other or other <= name for name in first.names for other in second.names)
