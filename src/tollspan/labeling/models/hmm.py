"""A hidden Markov model over cells with one confusion table a function, fitted by EM (Baum-Welch) without labels.

Shapes: S states (`STATES`), F functions, T cells. ``means[f, s, w]`` is the probability that a cell's true state is
s when function f says w of it (begin or inside): its confusion table, read from the word to the truth. A cell's
likelihood is the product over the functions that speak of ``means / share``. Silence is taken as no evidence: narrow
functions that each know one construction are silent almost always, and the more of them there are the more a model that
counts silence talks itself into believing that nothing is there (measured: it loses whole tags on small corpora).
Priors say that a word means what it says three times in four; EM moves them by agreement and conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tollspan.labeling.functions import AGAINST
from tollspan.labeling.models.candidates import Candidate, choose_flat, find_candidates
from tollspan.labeling.models.cells import BEGIN, INSIDE, STATES, Cells, cut_cells, state_of
from tollspan.labeling.votes import Votes, tag_of, voice_of
from tollspan.labels import TAGS
from tollspan.spans import Span

Array = npt.NDArray[np.float64]

_ROUNDS: Final = 12
_ACCURACY: Final = 0.75
_STRAY: Final = 0.005
_DOUBT: Final = 0.04
_BELIEF_WEIGHT: Final = 25.0
_MOVE_WEIGHT: Final = 20.0
_FLOOR: Final = 1e-9
_KEEP: Final = 0.3


@dataclass(frozen=True, slots=True)
class HiddenMarkov:
    """The fitted model: ``voices`` (F), ``move`` (S, S), ``means`` (F, S, 3), ``share`` of the states (S)."""

    voices: tuple[str, ...]
    move: Array
    means: Array
    share: Array

    def accuracy(self, function: str, tag: str) -> float:
        """How likely a span of this tag begins where the function says so."""
        return float(self.means[self.voices.index(f"{function} {tag}"), state_of(tag, begin=True), BEGIN])


def hmm(votes: Sequence[Votes]) -> list[tuple[Span, ...]]:
    """Weak spans by their exact probability as a path through the fitted model."""
    model = fit_hmm(votes)
    return [_decode(model, document_votes) for document_votes in votes]


def fit_hmm(votes: Sequence[Votes], rounds: int = _ROUNDS) -> HiddenMarkov:
    """Fit the model to the votes on many documents; deterministic."""
    voices = tuple(sorted({voice_of(vote) for row in votes for vote in row if tag_of(vote) in TAGS}))
    sequences = [cells for document_votes in votes if len(cells := cut_cells(document_votes, voices)) > 1]
    prior = _beliefs(voices) * _BELIEF_WEIGHT
    move_prior = _first_moves() * _MOVE_WEIGHT
    model = HiddenMarkov(voices, _normal(move_prior), prior / _BELIEF_WEIGHT, _first_share())
    for _ in range(rounds):
        means, move, states = prior.copy(), move_prior.copy(), _first_share() * _MOVE_WEIGHT
        for cells in sequences:
            _count(model, cells, means, move, states)
        move = np.where(move_prior > 0, move, 0)
        model = HiddenMarkov(voices, _normal(move), means / means.sum(axis=1, keepdims=True), states / states.sum())
    return model


def _beliefs(voices: tuple[str, ...]) -> Array:
    """What a word of a voice means before anything is seen: P(state | voice, word), (F, S, 3)."""
    beliefs = np.full((len(voices), len(STATES), 3), _STRAY)
    for f, voice in enumerate(voices):
        label = voice.rpartition(" ")[2]
        tag = label.removeprefix(AGAINST)
        own = [state_of(tag, begin=True), state_of(tag, begin=False)]
        beliefs[f, 0] = 1 - _ACCURACY
        beliefs[f, own[0], BEGIN] = beliefs[f, own[1], INSIDE] = _ACCURACY
        if label != tag:
            beliefs[f, 0, INSIDE] = _ACCURACY
            beliefs[f, own, INSIDE] = _DOUBT
    return np.asarray(beliefs / beliefs.sum(axis=1, keepdims=True))


def _first_moves() -> Array:
    move = np.full((len(STATES), len(STATES)), 0.05)
    move[:, 0] = 0.5
    for tag in TAGS:
        begin, inside = state_of(tag, begin=True), state_of(tag, begin=False)
        move[:, inside] = 0
        move[[begin, inside], inside] = 0.25
    return _normal(move)


def _first_share() -> Array:
    share = np.full(len(STATES), 0.6 / (len(STATES) - 1))
    share[0] = 0.4
    return share


def _normal(table: Array) -> Array:
    return np.asarray(table / table.sum(axis=-1, keepdims=True))


def _likelihood(model: HiddenMarkov, cells: Cells) -> Array:
    """Likelihood of what the functions say of each cell, up to a factor a cell: (T, S).

    A state is possible only where some function speaks for it; where all are silent the cell is outside.
    """
    cell, function, word = cells.said.T
    log = np.zeros((len(cells), len(STATES)))
    np.add.at(log, cell, np.log(model.means[function, :, word]) - np.log(model.share))
    possible = np.zeros_like(log, dtype=bool)
    possible[:, 0] = True
    meant = model.means[function, :, word].argmax(axis=1)
    possible[cell, meant] = True
    log = np.where(possible, log, -np.inf)
    return np.asarray(np.exp(log - log.max(axis=1, keepdims=True)) + _FLOOR)


def _forward_backward(model: HiddenMarkov, likelihood: Array) -> tuple[Array, Array]:
    """Scaled forward and backward messages, each row summing to one: (T, S) both."""
    forward, backward = np.empty_like(likelihood), np.empty_like(likelihood)
    message = likelihood[0]
    forward[0] = message / message.sum()
    for t in range(1, len(likelihood)):
        message = (forward[t - 1] @ model.move) * likelihood[t]
        forward[t] = message / message.sum()
    backward[-1] = 1 / len(STATES)
    for t in range(len(likelihood) - 2, -1, -1):
        message = model.move @ (likelihood[t + 1] * backward[t + 1])
        backward[t] = message / message.sum()
    return forward, backward


def _count(model: HiddenMarkov, cells: Cells, means: Array, move: Array, states: Array) -> None:
    """Add the expected counts of one document to ``means``, ``move`` and ``states``."""
    likelihood = _likelihood(model, cells)
    forward, backward = _forward_backward(model, likelihood)
    state = _normal(forward * backward)
    pairs = forward[:-1, :, None] * model.move[None] * (likelihood * backward)[1:, None, :]
    move += (pairs / pairs.sum(axis=(1, 2), keepdims=True)).sum(axis=0)
    cell, function, word = cells.said.T
    states += state[np.unique(cell)].sum(axis=0)
    # Rows of one (function, word) pair meet here, so a plain += would keep only the last of them.
    np.add.at(means.transpose(0, 2, 1), (function, word), state[cell])


def _decode(model: HiddenMarkov, votes: Votes) -> tuple[Span, ...]:
    candidates = find_candidates(votes)
    if not candidates:
        return ()
    cells = cut_cells(votes, model.voices)
    likelihood = _likelihood(model, cells)
    messages = _forward_backward(model, likelihood)
    belief = {id(c): _path_probability(model, cells, likelihood, messages, c) for c in candidates if c.label in TAGS}
    kept = [c for c in candidates if belief.get(id(c), 0.0) >= _KEEP]
    return choose_flat(((c, belief[id(c)]) for c in kept), strength=lambda c: belief[id(c)])


def _path_probability(
    model: HiddenMarkov, cells: Cells, likelihood: Array, messages: tuple[Array, Array], candidate: Candidate
) -> float:
    """Probability that the true states of the candidate's cells are begin, inside, inside … and then something else."""
    forward, backward = messages
    first, end = cells.range_of(candidate.start, candidate.end)
    begin, inside = state_of(candidate.label, begin=True), state_of(candidate.label, begin=False)
    before = forward[first - 1] @ model.move
    weight = before * likelihood[first]
    path, total = weight[begin], weight
    for t in range(first + 1, end):
        path = path * model.move[begin if t == first + 1 else inside, inside] * likelihood[t, inside]
        total = (total @ model.move) * likelihood[t]
        path, total = path / total.sum(), total / total.sum()
    ahead = likelihood[end] * backward[end]
    last = begin if end == first + 1 else inside
    leave = model.move[last] * ahead
    leave[inside] = 0
    return float(path * leave.sum() / (total @ (model.move @ ahead)))
