from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tollspan.corpus.viterbi import best_path, transitions

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
