"""A document's votes as a sequence of cells: the text cut at every edge of a vote, and what each voice says of each.

Between two edges no vote begins or ends, so a cell is the smallest stretch that the label models must tell apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tollspan.labeling.votes import Votes, is_against, tag_of, voice_of
from tollspan.labels import TAGS

STATES: Final = ("O", *(f"{prefix}-{tag}" for tag in TAGS for prefix in ("B", "I")))
"""States of a cell: outside, or the first or a further cell of a span of a tag."""

NONE, BEGIN, INSIDE = 0, 1, 2
"""What a voice says of a cell; a negative function's says `NONE` or `INSIDE`."""


def state_of(tag: str, *, begin: bool) -> int:
    """Number of a state."""
    return 1 + 2 * TAGS.index(tag) + (not begin)


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of one document.

    Attributes:
        edges: offsets at which the cells begin, and the end of the last one.
        said: rows (cell, voice, what it said), only where it said something.
    """

    edges: list[int]
    said: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.edges) - 1

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Cells of the stretch ``start:end``, whose ends are edges."""
        return int(np.searchsorted(self.edges, start)), int(np.searchsorted(self.edges, end))


def cut_cells(votes: Votes, voices: Sequence[str]) -> Cells:
    """Cells of a document's votes; the first begins before all votes, the last ends after them."""
    number = {voice: n for n, voice in enumerate(voices)}
    inner = sorted({offset for vote in votes for offset in (vote.start, vote.end)})
    edges = [-1, *inner, inner[-1] + 1] if inner else [-1, 0]
    index = {offset: n for n, offset in enumerate(edges)}
    said: dict[tuple[int, int], int] = {}
    for vote in votes:
        if tag_of(vote) not in TAGS:
            continue
        first, end = index[vote.start], index[vote.end]
        for cell in range(first, end):
            is_begin = cell == first and not is_against(vote)
            said.setdefault((cell, number[voice_of(vote)]), BEGIN if is_begin else INSIDE)
    rows = [(cell, function, word) for (cell, function), word in sorted(said.items())]
    return Cells(edges, np.array(rows, dtype=np.int64).reshape(-1, 3))
