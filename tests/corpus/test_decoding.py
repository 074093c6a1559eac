import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tollspan.corpus.decoding import best_tags
from tollspan.corpus.viterbi import best_path
from tollspan.labels import BIO_LABELS, KINDS

LABELS = list(BIO_LABELS)


def rows(*words):
    """Log-probabilities of words given as {label: probability}; what is left goes to O."""
    table = np.full((len(words), len(LABELS)), 1e-9)
    for at, word in enumerate(words):
        for label, probability in word.items():
            table[at, LABELS.index(label)] = probability
        table[at, 0] = max(1 - sum(word.values()), 1e-9)
    return np.log(table).astype(np.float32)


def test_a_doubtful_kind_does_not_lose_the_casualty():
    tags, scores = best_tags(rows({"B-CASUALTY_KILLED": 0.35, "B-CASUALTY_INJURED": 0.3}), LABELS)
    assert tags == ["B-CASUALTY_KILLED"]
    assert np.isclose(scores[0], 0.65)


def test_a_span_has_the_kind_that_its_words_together_make_most_probable():
    tags, _ = best_tags(
        rows(
            {"B-CASUALTY_KILLED": 0.5, "B-CASUALTY_MISSING": 0.45},
            {"I-CASUALTY_KILLED": 0.1, "I-CASUALTY_MISSING": 0.85},
        ),
        LABELS,
    )
    assert tags == ["B-CASUALTY_MISSING", "I-CASUALTY_MISSING"]


@given(st.lists(st.lists(st.floats(-9, 0, width=32), min_size=len(LABELS), max_size=len(LABELS)), max_size=6))
def test_the_tags_are_valid_and_spans_have_one_kind(table):
    log_probs = np.array(table, np.float32).reshape(-1, len(LABELS))
    tags, scores = best_tags(log_probs, LABELS)
    assert len(tags) == len(scores) == len(table)
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert tag in LABELS
        assert not tag.startswith("I-") or before[2:] == tag[2:]


@given(st.lists(st.lists(st.floats(-9, 0, width=32), min_size=5, max_size=5), max_size=6))
def test_tag_sets_without_kinds_are_decoded_as_they_stand(table):
    labels = ("O", "B-X", "I-X", "B-Y", "I-Y")
    log_probs = np.array(table, np.float32).reshape(-1, 5)
    assert best_tags(log_probs, labels)[0] == [labels[index] for index in best_path(log_probs, labels)]


def test_all_kinds_are_known():
    for kind in KINDS:
        assert best_tags(rows({f"B-CASUALTY_{kind.upper()}": 0.9}), LABELS)[0] == [f"B-CASUALTY_{kind.upper()}"]
