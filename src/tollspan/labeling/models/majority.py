"""Majority vote: every function counts the same."""

from __future__ import annotations

from collections.abc import Sequence

from tollspan.labeling.models.candidates import Candidate, choose_flat, find_candidates
from tollspan.labeling.votes import Votes
from tollspan.spans import Span


def majority(votes: Sequence[Votes]) -> list[tuple[Span, ...]]:
    """Weak spans with more votes for than against; the score is the share of the votes on its words, smoothed."""
    return [_one_document(document_votes) for document_votes in votes]


def _one_document(votes: Votes) -> tuple[Span, ...]:
    kept = [c for c in find_candidates(votes) if len(c.supporters) > len(c.against)]
    return choose_flat(((c, _share(c)) for c in kept), strength=lambda c: len(c.supporters) - len(c.against))


def _share(candidate: Candidate) -> float:
    """Share of the functions that speak of these words who speak for it; one more on each side for modesty."""
    for_it = len(candidate.supporters)
    return (for_it + 1) / (for_it + len(candidate.against) + len(candidate.rivals) + 2)
