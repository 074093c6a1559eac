"""`CasualtyMention`: one count of people harmed, read, and linked to the mentions that count the same people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tollspan.records.counts import Count

Relation = Literal["independent", "subset", "repeats", "updates", "background"]
"""How a mention stands to another, earlier or later in the text:

independent: it counts people whom no other mention of its kind counts before it.
subset: some of the people of another (``62 people, including [33] in Homs``).
repeats: the very people of another (``[the two men]``, a headline said again).
updates: a later, higher or lower, count of the people of another, in whose place it stands (``the toll rose to [15]``).
background: people of other events or of a whole period (``5,400 since March``): no part of the report's own toll.
"""

VictimGroup = Literal["civilian", "security", "militant", "unknown"]

COUNTED: Final[frozenset[Relation]] = frozenset(("independent", "updates"))
"""Relations of the mentions that totals add up, those aside that another one updates."""


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """People harmed, as one stretch of a document's text counts them.

    Attributes:
        start, end: characters of the document's text, half-open.
        kind: one of `tollspan.labels.KINDS`.
        count: how many people; None where the words cannot be read.
        reason: why ``count`` gives no best number; empty where it does.
        relation: how it stands to the mention ``target``.
        target: position of that mention in the document's tuple of mentions; None for independent and background.
        group: on which side the victims stood.
        named: whether the words are a victim's name, not a count.
    """

    start: int
    end: int
    kind: str
    count: Count | None
    reason: str = ""
    relation: Relation = "independent"
    target: int | None = None
    group: VictimGroup = "unknown"
    named: bool = False

    @property
    def best(self) -> int | None:
        """The one number to enter in a table; None where there is none to be read."""
        return self.count.best if self.count else None
