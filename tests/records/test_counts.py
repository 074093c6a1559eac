import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from tollspan.records.counts import read_count, why_unreadable
from tollspan.records.vague import VAGUE_POLICIES

numbers = st.integers(0, 10_000_000) | st.integers(0, 2_000)
forms = st.sampled_from(
    [str, "{:,}".format, num2words, lambda n: num2words(n).replace(" and ", " "), lambda n: num2words(n).title()]
)
nouns = st.sampled_from(
    ["", " people", " Syrian soldiers", " women and children", " dead", " others", " more prisoners"]
)


@given(numbers, forms, nouns)
def test_a_number_in_any_form_reads_as_itself(number, form, noun):
    count = read_count(form(number) + noun)
    assert (count.low, count.best, count.high, count.bound) == (number, number, number, "exact")


@pytest.mark.parametrize(
    ("words", "low", "best", "high", "bound"),
    [
        ("at least", 0, 0, None, "at_least"), ("no fewer than", 0, 0, None, "at_least"),
        ("more than", 1, 1, None, "at_least"), ("over", 1, 1, None, "at_least"),
        ("up to", None, 0, 0, "at_most"), ("as many as", None, 0, 0, "at_most"),
        ("about", 0, 0, 0, "approximate"), ("some", 0, 0, 0, "approximate"), ("nearly", 0, 0, 0, "approximate"),
        ("an estimated", 0, 0, 0, "approximate"), ("exactly", 0, 0, 0, "exact"), ("the other", 0, 0, 0, "exact"),
    ],
)  # fmt: skip
@given(number=numbers, form=forms, noun=nouns)
def test_an_approximator_moves_the_ends_of_the_range(words, low, best, high, bound, number, form, noun):
    count = read_count(f"{words} {form(number)}{noun}")
    expected = tuple(None if shift is None else number + shift for shift in (low, best, high))
    assert (count.low, count.best, count.high, count.bound) == (*expected, bound)


@given(number=st.integers(1, 10_000_000), form=forms)
def test_fewer_than_a_number_is_at_most_the_one_before(number, form):
    count = read_count(f"fewer than {form(number)} people")
    assert (count.low, count.best, count.high, count.bound) == (None, number - 1, number - 1, "at_most")


@given(
    st.integers(1, 5_000),
    st.integers(1, 5_000),
    forms,
    st.sampled_from(["between {} and {}", "{} to {}", "{}–{}", "{} or {}"]),
)
def test_a_range_has_both_ends(first, more, form, pattern):
    count = read_count(pattern.format(form(first), form(first + more)) + " villagers")
    assert (count.low, count.high, count.bound) == (first, first + more, "range")
    assert count.best == (first + first + more) // 2


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
        ("a duo", 2, 2), ("zero deaths", 0, 0),
        ("five women and children", 5, 5), ("12 000", 12_000, 12_000), ("both men", 2, 2),
    ],
)  # fmt: skip
def test_the_guidelines_words_have_the_guidelines_ranges(words, low, high):
    count = read_count(words)
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize(
    ("words", "literal", "acled"),
    [
        ("tens of people", 20, 10), ("dozens", 24, 12), ("hundreds of homes", 200, 100), ("thousands", 2_000, 1_000),
        ("tens of thousands", 20_000, 10_000), ("several", 3, 3), ("a few hundred", 300, 300),
    ],
)  # fmt: skip
def test_a_policy_says_what_vague_words_stand_for(words, literal, acled):
    assert read_count(words).best == literal
    coded = read_count(words, "acled")
    assert (coded.low, coded.best, coded.high, coded.bound) == (acled, acled, acled, "vague")


@pytest.mark.parametrize("policy", VAGUE_POLICIES)
@given(number=numbers, form=forms)
def test_no_policy_changes_a_number(policy, number, form):
    assert read_count(form(number), policy) == read_count(form(number))


@pytest.mark.parametrize("words", ["civilians", "women and children", ""])
def test_words_that_count_nobody_give_none_and_a_reason(words):
    assert read_count(words) is None
    assert why_unreadable(words) == "the words name no number of people"


@pytest.mark.parametrize("policy", VAGUE_POLICIES)
@pytest.mark.parametrize("words", ["many", "others", "an unknown number of soldiers"])
def test_words_too_vague_for_a_number_give_no_best_number_and_a_reason(words, policy):
    assert read_count(words, policy).best is None
    assert why_unreadable(words) == "the words are too vague for a number"


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error_into_a_range_in_order(words):
    count = read_count(words)
    known = [] if count is None else [end for end in (count.low, count.best, count.high) if end is not None]
    assert known == sorted(known)
