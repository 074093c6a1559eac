"""Every labelling function on an example that it votes for and one that it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from examples.actors import ACTORS
from examples.casualties import CASUALTIES
from examples.dates import DATES
from examples.negatives import NEGATIVES
from examples.places import PLACES
from tollspan.labeling import ALL_FUNCTIONS, label_documents
from tollspan.labels import CASUALTY
from tollspan.spans import Document

EXAMPLES: Final = (*CASUALTIES, *ACTORS, *PLACES, *DATES, *NEGATIVES)


@pytest.mark.parametrize(("name", "text", "votes", "silent"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_a_function_votes_for_its_example_and_abstains_on_the_other(
    name: str, text: str, votes: tuple[str, ...], silent: str, voted_words: Callable[[str, str], set[str]]
) -> None:
    assert voted_words(name, text) >= set(votes)
    assert voted_words(name, silent) == set()


def test_every_function_has_an_example() -> None:
    assert {row[0] for row in EXAMPLES} == {function.__name__ for function in ALL_FUNCTIONS}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Three more passengers were killed.", {"Three more passengers"}),
        ("A patrolman lost two teeth.", {"A patrolman"}),
        ("The army lost one officer.", {"one officer"}),
        ("Two were killed and a third was wounded.", {"Two", "a third"}),
        ("The dead number two hundred.", {"two hundred"}),
        ("Nineteen men without papers are in custody.", {"Nineteen men"}),
        ("Five loggers have not been heard from.", {"Five loggers"}),
        ("Five people, including a clerk, were killed.", {"Five people", "a clerk"}),
    ],
)
def test_harm_is_read_from_idioms_and_far_predicates(text: str, counts: set[str]) -> None:
    (labelled,) = label_documents([Document("x", text)]).documents
    found = {text[span.start : span.end] for span in labelled.spans if span.label == CASUALTY}
    assert found >= counts
