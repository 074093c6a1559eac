import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tollspan.corpus.windows import Window, plan_windows


@st.composite
def plans(draw):
    sizes = draw(st.lists(st.integers(0, 12), max_size=80))
    budget = draw(st.integers(1, 30))
    return sizes, budget, draw(st.integers(0, budget - 1))


@given(plans())
def test_every_word_is_kept_once_in_order_and_windows_respect_the_budget(plan):
    sizes, budget, overlap = plan
    windows = list(plan_windows(sizes, budget, overlap))
    kept = [index for window in windows for index in range(window.keep_start, window.keep_end)]
    assert kept == list(range(len(sizes)))
    for window in windows:
        assert window.start <= window.keep_start <= window.keep_end <= window.end
        assert sum(sizes[window.start : window.end]) <= budget or window.end - window.start == 1
    for before, after in pairwise(windows):
        assert before.start < after.start <= before.end < after.end
        assert sum(sizes[after.start : before.end]) <= overlap


def test_an_inner_word_has_context_on_both_sides():
    windows = list(plan_windows([1] * 100, 20, 8))
    for before, after in pairwise(windows):
        assert before.end - before.keep_end == after.keep_start - after.start == 4


@given(plans())
def test_a_word_is_kept_by_the_window_in_which_the_lesser_of_its_contexts_is_greatest(plan):
    sizes, budget, overlap = plan
    windows = list(plan_windows(sizes, budget, overlap))

    def context(window, word):
        before = sum(sizes[window.start : word]) if window.start else math.inf
        behind = sum(sizes[word + 1 : window.end]) if window.end < len(sizes) else math.inf
        return min(before, behind)

    for window in windows:
        for word in range(window.keep_start, window.keep_end):
            seen = [context(other, word) for other in windows if other.start <= word < other.end]
            assert context(window, word) == max(seen)


def test_windows_are_planned_while_the_words_come():
    read = []
    sizes = (read.append(number) or 1 for number in range(10_000))
    assert next(plan_windows(sizes, 20, 8)) == Window(0, 20, 0, 16)
    assert len(read) == 21
