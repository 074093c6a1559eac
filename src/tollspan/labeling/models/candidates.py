"""Candidates for weak spans: equal votes put together, with what speaks against them, and the choice of a flat set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from tollspan.labeling.votes import Votes, is_against, tag_of
from tollspan.labels import CASUALTY, TAGS
from tollspan.spans import Span

_RANK: Final = {tag: rank for rank, tag in enumerate(TAGS)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch with a tag that at least one function voted for.

    Attributes:
        start, end, label: as in a `Span`.
        votes: the votes for exactly this.
        against: names of negative functions that overlap it.
        rivals: names of functions that voted for another overlapping stretch or tag, and not for this one.
    """

    start: int
    end: int
    label: str
    votes: tuple[Span, ...]
    against: tuple[str, ...]
    rivals: tuple[str, ...]

    @property
    def supporters(self) -> tuple[str, ...]:
        """Names of the functions that voted for it, sorted."""
        return tuple(sorted({vote.source[0] for vote in self.votes}))

    def as_span(self, score: float) -> Span:
        """The weak span: attributes of a casualty are those that most of its votes give."""
        values = Counter((vote.kind, vote.low, vote.high) for vote in self.votes)
        kind, low, high = max(values, key=lambda v: (values[v], v[0] != "unspecified", str(v)))
        return Span(self.start, self.end, self.label, round(score, 6), self.supporters, kind, low, high)


def find_candidates(votes: Votes) -> list[Candidate]:
    """All candidates of one document, in text order."""
    grouped: dict[tuple[int, int, str], list[Span]] = {}
    for vote in votes:
        if not is_against(vote):
            grouped.setdefault((vote.start, vote.end, vote.label), []).append(vote)
    found = []
    for (start, end, label), own in sorted(grouped.items()):
        near = _overlapping(votes, start, end)
        names = {vote.source[0] for vote in own}
        against = {v.source[0] for v in near if is_against(v) and tag_of(v) == label}
        rivals = {v.source[0] for v in near if not is_against(v)} - names
        found.append(Candidate(start, end, label, tuple(own), tuple(sorted(against)), tuple(sorted(rivals))))
    return found


def _overlapping(votes: Votes, start: int, end: int) -> list[Span]:
    """Votes that share a character with ``start:end``; votes are sorted by start."""
    return [vote for vote in _window(votes, start, end) if vote.start < end and start < vote.end]


def _window(votes: Votes, start: int, end: int) -> Iterable[Span]:
    """Votes that begin before ``end`` and not further than the longest vote before ``start``."""
    low, high = 0, len(votes)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if votes[middle].start < start - _FARTHEST else (low, middle)
    while low < len(votes) and votes[low].start < end:
        yield votes[low]
        low += 1


_FARTHEST: Final = 400
"""No vote is longer than this many characters; longer ones would not be seen as rivals."""


def choose_flat(scored: Iterable[tuple[Candidate, float]], strength: Callable[[Candidate], float]) -> tuple[Span, ...]:
    """A flat set of weak spans: a CASUALTY goes first, then the stronger, the guideline's order, the longer."""
    ordered = sorted(
        scored,
        key=lambda pair: (
            pair[0].label != CASUALTY,
            -strength(pair[0]),
            _RANK.get(pair[0].label, len(_RANK)),
            pair[0].start - pair[0].end,
            pair[0].start,
        ),
    )
    chosen: list[Span] = []
    taken: set[int] = set()
    for candidate, score in ordered:
        cells = range(candidate.start, candidate.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            chosen.append(candidate.as_span(score))
    return tuple(sorted(chosen, key=lambda span: span.start))
