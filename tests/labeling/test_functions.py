"""Every labelling function: what it finds, what it leaves, and the laws that all of them keep."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollspan.labeling import ALL_FUNCTIONS
from tollspan.labeling.functions import AGAINST
from tollspan.labeling.functions.negatives import NEGATIVE_FUNCTIONS
from tollspan.labels import TAGS
from tollspan.spans import Document

WORDS = (
    "At least 12 soldiers and a boy of 7 were killed or wounded in Homs , northern Syria on Friday night ; UN police"
    " said ( AFP ) General Ali al-Dabi , 44 , no one THE ARMY IN LIMA march 3 1989 16:00 's people's hundreds of"
    " thousands gunmen attacked between 20 and 30 \n \n\n 5,400 % $ “ ” ’s İstanbul é́ ß مرحبا 中文 🙂 \x00 – U.S. p.m."
).split(" ")


def test_there_are_many_functions_each_with_its_own_name_and_an_example_in_its_docstring() -> None:
    assert len({function.__name__ for function in ALL_FUNCTIONS}) == len(ALL_FUNCTIONS) >= 70
    assert all(function.__doc__ for function in ALL_FUNCTIONS)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120))
def test_every_span_is_a_slice_of_the_text_with_a_tag_and_no_outer_white_space(text: str) -> None:
    for function in ALL_FUNCTIONS:
        for span in function(Document("x", text)):
            words = text[span.start : span.end]
            assert span.end <= len(text)
            assert words == words.strip() != ""
            assert span.label.removeprefix(AGAINST) in TAGS
            assert span.label.startswith(AGAINST) == (function in NEGATIVE_FUNCTIONS)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_a_function_gives_the_same_votes_again_and_whatever_was_read_before(text: str) -> None:
    first = [list(function(Document("x", text))) for function in ALL_FUNCTIONS]
    for other in range(6):
        list(ALL_FUNCTIONS[0](Document("y", f"other text {other}")))
    assert [list(function(Document("z", text))) for function in ALL_FUNCTIONS] == first


@pytest.mark.parametrize(
    "unit",
    [
        "a", "A", "1", "(", "[", " ", "\n", "-", "’", "'s ", "a ", "A ", "12 ", "1.", "A.", "1-", "al-", ", ", "of ",
        "and ",
        "killed ", "12 people ", "a man and ", "The President ", "northern ", "May 3 ", "police ",
        "( AB ) ", "5,000",
    ],
)  # fmt: skip
def test_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def seconds(length: int) -> float:
        document = Document("x", (unit * length)[:length])
        begun = time.process_time()
        for function in ALL_FUNCTIONS:
            for _ in function(document):
                pass
        return time.process_time() - begun

    short, long = seconds(5_000), seconds(20_000)
    # Four times the text; a quadratic step would need sixteen times the time. Small times are all noise.
    assert long < max(10 * short, 0.5), f"{unit!r}: {short:.3f} s, then {long:.3f} s"
