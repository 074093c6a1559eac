"""Accuracy-weighted vote: each function counts by how often it is right, learnt by EM from agreement and conflict.

A candidate's score is the sum of its supporters' log odds minus that of the negative functions against it; overlapping
candidates and "nothing here" share one unit of probability. A function whose votes nobody confirms or disputes keeps
the accuracy that it is believed to have before anything is seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tollspan.labeling.models.candidates import Candidate, choose_flat, find_candidates
from tollspan.labeling.votes import Votes
from tollspan.spans import Span

_PRIOR_ACCURACY: Final = 0.75
_PRIOR_WEIGHT: Final = 25.0
_ROUNDS: Final = 25
_NOTHING: Final = 0.2
"""While accuracies are learnt: odds that words for which somebody votes are nothing after all."""
_LEAST: Final = 0.55
"""A vote never speaks against what it is for; most of a function's errors are quarrels that precedence settles."""
_MOST: Final = 0.99


@dataclass(frozen=True, slots=True)
class _Lattice:
    """Candidates of one document, and for each the positions of those that it overlaps."""

    candidates: list[Candidate]
    rivals: list[list[int]]


def weighted(votes: Sequence[Votes]) -> list[tuple[Span, ...]]:
    """Weak spans whose probability under the learnt accuracies is at least one half."""
    lattices = [_lattice(document_votes) for document_votes in votes]
    accuracies = _fit(lattices)
    return [_choose(lattice, accuracies) for lattice in lattices]


def fit_accuracies(votes: Sequence[Votes]) -> dict[str, float]:
    """Accuracy of each function, learnt without labels: how likely one of its votes is right."""
    return _fit([_lattice(document_votes) for document_votes in votes])


def _lattice(votes: Votes) -> _Lattice:
    candidates = find_candidates(votes)
    rivals: list[list[int]] = [[] for _ in candidates]
    for i, candidate in enumerate(candidates):
        for j in range(i + 1, len(candidates)):
            if candidates[j].start >= candidate.end:
                break
            rivals[i].append(j)
            rivals[j].append(i)
    return _Lattice(candidates, rivals)


def _fit(lattices: Sequence[_Lattice]) -> dict[str, float]:
    names = {name for lattice in lattices for c in lattice.candidates for name in (*c.supporters, *c.against)}
    accuracies = dict.fromkeys(sorted(names), _PRIOR_ACCURACY)
    for _ in range(_ROUNDS):
        right = dict.fromkeys(accuracies, _PRIOR_ACCURACY * _PRIOR_WEIGHT)
        given = dict.fromkeys(accuracies, _PRIOR_WEIGHT)
        for lattice in lattices:
            for candidate, belief in zip(lattice.candidates, _beliefs(lattice, accuracies, _NOTHING), strict=True):
                for name in candidate.supporters:
                    right[name] += belief
                    given[name] += 1
                for name in candidate.against:
                    right[name] += 1 - belief
                    given[name] += 1
        accuracies = {name: right[name] / given[name] for name in accuracies}
    return accuracies


def _beliefs(lattice: _Lattice, accuracies: dict[str, float], nothing: float = 1.0) -> list[float]:
    """Probability of each candidate, shared with the ones that it overlaps and with nothing being there."""
    odds = [math.exp(min(_strength(c, accuracies), 30.0)) for c in lattice.candidates]
    return [o / (nothing + o + sum(odds[j] for j in rivals)) for o, rivals in zip(odds, lattice.rivals, strict=True)]


def _strength(candidate: Candidate, accuracies: dict[str, float]) -> float:
    return sum(_log_odds(accuracies[name]) for name in candidate.supporters) - sum(
        _log_odds(accuracies[name]) for name in candidate.against
    )


def _log_odds(accuracy: float) -> float:
    kept = min(max(accuracy, _LEAST), _MOST)
    return math.log(kept / (1 - kept))


def _choose(lattice: _Lattice, accuracies: dict[str, float]) -> tuple[Span, ...]:
    beliefs = _beliefs(lattice, accuracies)
    belief_of = {id(c): b for c, b in zip(lattice.candidates, beliefs, strict=True)}
    kept = [c for c in lattice.candidates if _strength(c, accuracies) > 0]
    return choose_flat(((c, belief_of[id(c)]) for c in kept), strength=lambda c: _strength(c, accuracies))
