"""The negative labelling functions, an example and a counter-example each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tollspan.labeling.functions.negatives import NEGATIVE_FUNCTIONS

EXAMPLES: Final = (
    ("place_inside_party", "Then Karachi police came.", ("Karachi",), "Then police in Karachi came."),
    ("place_inside_organisation", "The Bank of China came.", ("China",), "The bank came to China."),
    ("people_who_attack", "Six gunmen attacked.", ("Six gunmen",), "Six gunmen died."),
    ("people_unharmed", "12 miners were rescued.", ("12 miners",), "12 miners were killed."),
    ("planned_harm", "It could kill thousands.", ("thousands",), "It killed thousands."),
    ("speaker_in_apposition", "We met Keiko Arimura, a teacher, there.", ("a teacher",), "We met a teacher there."),
    ("party_before_thing", "The military governor came.", ("military",), "The military came."),
    ("whole_of_a_part", "16 of the 20 people aboard died.", ("20 people",), "The 20 people aboard died."),
    ("name_of_thing", "They signed the Medellin Declaration.", ("Medellin Declaration",), "They signed it."),
)


@pytest.mark.parametrize(("name", "text", "votes", "silent"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_a_function_votes_for_its_example_and_abstains_on_the_other(
    name: str, text: str, votes: tuple[str, ...], silent: str, voted_words: Callable[[str, str], set[str]]
) -> None:
    assert voted_words(name, text) >= set(votes)
    assert voted_words(name, silent) == set()


def test_every_function_of_these_has_an_example() -> None:
    assert {row[0] for row in EXAMPLES} == {function.__name__ for function in (*NEGATIVE_FUNCTIONS,)}
