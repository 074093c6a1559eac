import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from tollspan.records.counts import read_count

numbers = st.integers(1, 9_999_999) | st.integers(1, 2_000)
forms = st.sampled_from(
    [str, "{:,}".format, num2words, lambda n: num2words(n).replace(" and ", " "), lambda n: num2words(n).title()]
)
nouns = st.sampled_from(
    ["", " people", " Syrian soldiers", " women and children", " dead", " others", " more prisoners"]
)


@given(numbers, forms, nouns)
def test_a_number_in_any_form_reads_as_itself(number, form, noun):
    count = read_count(form(number) + noun)
    assert (count.low, count.high, count.bound) == (number, number, "exact")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least", 0, None), ("no fewer than", 0, None), ("more than", 1, None), ("over", 1, None),
        ("up to", None, 0), ("as many as", None, 0), ("fewer than", None, -1),
        ("about", 0, 0), ("some", 0, 0), ("nearly", 0, 0), ("an estimated", 0, 0),
    ],
)  # fmt: skip
@given(number=numbers, form=forms, noun=nouns)
def test_an_approximator_moves_the_ends_of_the_range(words, low, high, number, form, noun):
    count = read_count(f"{words} {form(number)}{noun}")
    expected = tuple(None if shift is None else number + shift for shift in (low, high))
    assert (count.low, count.high) == expected


@given(
    st.integers(1, 5_000),
    st.integers(1, 5_000),
    forms,
    st.sampled_from(["between {} and {}", "{} to {}", "{}–{}", "{} or {}"]),
)
def test_a_range_has_both_ends(first, more, form, pattern):
    count = read_count(pattern.format(form(first), form(first + more)) + " villagers")
    assert (count.low, count.high, count.bound) == (first, first + more, "range")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens of protesters", 24, 99), ("Scores", 40, 99), ("several", 3, 9), ("a few pupils", 3, 9),
        ("hundreds", 200, 999), ("hundreds of thousands of people", 200_000, 999_999),
        ("tens of thousands", 20_000, 99_999),
        ("thousands of deaths", 2_000, 9_999), ("millions", 2_000_000, 9_999_999), ("a couple", 2, 2),
        ("no casualties", 0, 0), ("No one", 0, 0), ("nobody", 0, 0), ("many", None, None), ("others", None, None),
        ("a number of soldiers", None, None), ("an unknown number of Iraqi soldiers", None, None),
        ("an 11-year-old boy", 1, 1), ("a 14 year old girl", 1, 1), ("another", 1, 1), ("another five", 5, 5),
        ("a child and woman", 2, 2), ("his wife", 1, 1), ("Hitman", 1, 1), ("two 16-year-old boys", 2, 2),
        ("the 19 dead", 19, 19), ("a dozen", 12, 12), ("two dozen men", 24, 24), ("half a dozen", 6, 6),
        ("a hundred", 100, 100), ("at least half a million people", 500_000, None),
        ("1.2 million people", 1_200_000, 1_200_000),
        ("five women and children", 5, 5), ("12 000", 12_000, 12_000), ("both men", 2, 2),
    ],
)  # fmt: skip
def test_the_guidelines_words_have_the_guidelines_ranges(words, low, high):
    count = read_count(words)
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize("words", ["civilians", "women and children", ""])
def test_words_that_count_nobody_give_none(words):
    assert read_count(words) is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(words):
    count = read_count(words)
    assert count is None or count.low is None or count.high is None or count.low <= count.high
