"""The labelling functions for dates, an example and a counter-example each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tollspan.labeling.functions.dates import DATE_FUNCTIONS

EXAMPLES: Final = (
    ("day_of_month", "On January 7, 2012 it rained.", ("January 7, 2012",), "The January rains came."),
    ("month", "It has rained since March 2005.", ("March 2005",), "They march and may stay."),
    ("weekday", "It began late on Thursday.", ("late on Thursday",), "It began late."),
    ("deictic_day", "It began early yesterday.", ("early yesterday",), "It began early."),
    ("pointed_time", "It began last night.", ("last night",), "It lasted all night."),
    ("year", "It began in 2011.", ("2011",), "It sold 2011 books."),
    ("decade", "It began in the 1980s.", ("1980s",), "It began in his eighties."),
    ("clock_time", "It began at 16:00 on Friday.", ("16:00 on Friday",), "The score was 16."),
    ("noon_or_midnight", "It began around noon.", ("noon",), "It began around lunch."),
    ("time_ago", "It began two days ago.", ("two days ago",), "It lasted two days."),
    ("same_or_next_day", "He died the same day.", ("same day",), "He works every day."),
    ("numeric_date", "Report of 26.02.2013.", ("26.02.2013",), "Report of 26 pages."),
)


@pytest.mark.parametrize(("name", "text", "votes", "silent"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_a_function_votes_for_its_example_and_abstains_on_the_other(
    name: str, text: str, votes: tuple[str, ...], silent: str, voted_words: Callable[[str, str], set[str]]
) -> None:
    assert voted_words(name, text) >= set(votes)
    assert voted_words(name, silent) == set()


def test_every_function_of_these_has_an_example() -> None:
    assert {row[0] for row in EXAMPLES} == {function.__name__ for function in (*DATE_FUNCTIONS,)}
