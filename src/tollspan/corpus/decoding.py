"""Scores of words → the best tags: kinds of harm compete only once it is clear that there is a casualty.

The model's labels part a casualty by its kind, so that a span whose kind is doubtful has its probability spread over
several labels, none of which may beat O. Here the kinds are summed first, the best valid sequence is found over the
tags, and each casualty then gets the one kind that its words together make most probable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tollspan.corpus.viterbi import best_path, cuts
from tollspan.labels import label_and_kind

Floats = NDArray[np.float32]


def best_tags(log_probs: Floats, labels: Sequence[str]) -> tuple[list[str], Floats]:
    """The most probable valid tags and their probabilities.

    Args:
        log_probs: log-probabilities, shape ``words × labels``.
        labels: BIO labels in the order of the columns; casualties with kinds, or any other tag set.
    Returns:
        A label a word, all words of a span with the same kind, and the probability of each word's tag whatever its
        kind (shape ``words``).
    """
    tags, columns = _merged(tuple(labels))
    summed = _summed(log_probs, columns)
    path = best_path(summed, tags)
    chosen = [tags[index] for index in path]
    for start, end in _runs(chosen):
        own = [columns[index] for index in path[start:end]]
        if len(own[0]) > 1:
            kinds = sum(log_probs[start + at, list(group)] for at, group in enumerate(own))
            best = int(np.argmax(kinds))
            chosen[start:end] = [labels[group[best]] for group in own]
    probabilities: Floats = np.exp(summed[np.arange(len(path)), path])
    return chosen, probabilities


def parting_words(log_probs: Floats, labels: Sequence[str]) -> NDArray[np.intp]:
    """Words (not the first) before which a sequence may be parted: the parts' best tags are those of the whole.

    Whether a word is one depends on its scores and on those of the word behind it.
    """
    tags, columns = _merged(tuple(labels))
    return cuts(_summed(log_probs, columns), tags)


def _summed(log_probs: Floats, columns: Sequence[Sequence[int]]) -> Floats:
    return np.stack([np.logaddexp.reduce(log_probs[:, list(own)], axis=1) for own in columns], axis=1)


@lru_cache(maxsize=8)
def _merged(labels: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """The tags without kinds, in order of appearance, and for each the columns of its labels, kinds in one order."""
    columns: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        prefix, _, entity = label.partition("-")
        tag = f"{prefix}-{label_and_kind(entity)[0]}" if entity else label
        columns.setdefault(tag, []).append(index)
    return tuple(columns), tuple(tuple(own) for own in columns.values())


def _runs(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First word and end of each span of a valid BIO sequence."""
    starts = [index for index, tag in enumerate(tags) if tag.startswith("B-")]
    for start in starts:
        end = start + 1
        while end < len(tags) and tags[end].startswith("I-"):
            end += 1
        yield start, end
