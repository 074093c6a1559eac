from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tollspan.corpus.viterbi import _viterbi, best_path, cuts, transitions

LABELS = ("O", "B-X", "I-X", "B-Y", "I-Y")
scores = st.lists(st.lists(st.floats(-5, 0, width=32), min_size=5, max_size=5), min_size=1, max_size=4)


@given(scores)
def test_the_path_is_the_best_of_all_valid_ones(rows):
    log_probs = np.array(rows, np.float32)
    begins, allowed = transitions(LABELS)
    valid = [
        path
        for path in product(range(5), repeat=len(rows))
        if begins[path[0]] and all(allowed[a, b] for a, b in pairwise(path))
    ]
    best = max(log_probs[np.arange(len(rows)), list(path)].sum() for path in valid)
    found = tuple(best_path(log_probs, LABELS))
    assert found in valid
    assert np.isclose(log_probs[np.arange(len(rows)), list(found)].sum(), best, atol=1e-4)


def test_no_words_have_no_path():
    assert len(best_path(np.empty((0, 5), np.float32), LABELS)) == 0


@given(st.integers(0, 2**32 - 1), st.floats(0, 8))
def test_the_best_path_is_that_of_the_parts_between_cuts(seed, confidence):
    logits = np.random.default_rng(seed).normal(size=(60, 5)) * confidence
    log_probs = (logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))).astype(np.float32)
    parts = np.split(log_probs, cuts(log_probs, LABELS))
    path = best_path(log_probs, LABELS)
    assert (path == np.concatenate([best_path(part, LABELS) for part in parts])).all()
    begins, allowed = transitions(LABELS)
    whole = _viterbi(log_probs, begins, allowed)
    rows = np.arange(60)
    assert np.isclose(log_probs[rows, path].sum(), log_probs[rows, whole].sum(), atol=1e-4)
    assert all(begins[path[at]] for at in cuts(log_probs, LABELS))
