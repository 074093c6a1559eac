"""The labelling functions for places, an example and a counter-example each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tollspan.labeling.functions.datelines import DATELINE_FUNCTIONS
from tollspan.labeling.functions.locations import LOCATION_FUNCTIONS

EXAMPLES: Final = (
    ("country_name", "Floods hit towns across northern Iraq.", ("northern Iraq",), "Floods hit the town."),
    ("known_region", "A convoy reached Helmand province.", ("Helmand province",), "A convoy reached the river."),
    ("big_city", "The train stopped in Karachi.", ("Karachi",), "The train stopped in time."),
    ("town_in_its_country", "It rained in Zunheboto, India.", ("Zunheboto",), "It rained in Zunheboto."),
    ("known_place_without_case", "A BOMB WENT OFF IN SAN SALVADOR TODAY.", ("SAN SALVADOR",), "A BOMB WENT OFF TODAY."),
    ("name_after_preposition", "He was seen near Hamuriyeh.", ("Hamuriyeh",), "He was seen near home."),
    ("name_after_preposition_without_case", "THE BRIDGE IN JOATECA IS CLOSED.", ("JOATECA",), "THE BRIDGE IS CLOSED."),
    ("name_with_place_noun", "They met at the Torola River.", ("Torola River",), "They met at the river."),
    ("of_place", "They left the outskirts of Idlib.", ("Idlib",), "They spoke of Idlib."),
    ("chain", "It rained in Hamuriyeh, Syria.", ("Hamuriyeh", "Syria"), "It rained, Syria said."),
    ("dateline", "BAGHDAD, May 29 (Xinhua) - It rained.", ("BAGHDAD",), "It rained in BAGHDAD."),
    ("dateline_without_capitals", "Berne, 19 September. It rained.", ("Berne",), "It rained, 19 September."),
    ("heading_place", "HAWIJA - It rained all day here.", ("HAWIJA",), "It rained all day - here."),
    ("name_joined_to_place", "It rained in Kadaclan and Lias.", ("Lias",), "It rained and Lias sang."),
    ("name_after_from_or_between", "They came from Rumaitha.", ("Rumaitha",), "They came from home."),
    ("toponym_prefix", "They shelled Tal Rifaat again.", ("Tal Rifaat",), "They shelled it again."),
)


@pytest.mark.parametrize(("name", "text", "votes", "silent"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_a_function_votes_for_its_example_and_abstains_on_the_other(
    name: str, text: str, votes: tuple[str, ...], silent: str, voted_words: Callable[[str, str], set[str]]
) -> None:
    assert voted_words(name, text) >= set(votes)
    assert voted_words(name, silent) == set()


def test_every_function_of_these_has_an_example() -> None:
    assert {row[0] for row in EXAMPLES} == {
        function.__name__ for function in (*LOCATION_FUNCTIONS, *DATELINE_FUNCTIONS)
    }
