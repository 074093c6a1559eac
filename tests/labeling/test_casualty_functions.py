"""The labelling functions for casualties, an example and a counter-example each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tollspan.labeling import label_documents
from tollspan.labeling.functions.casualties import CASUALTY_FUNCTIONS
from tollspan.labeling.functions.casualty_context import CASUALTY_CONTEXT_FUNCTIONS
from tollspan.labeling.functions.casualty_movements import CASUALTY_MOVEMENT_FUNCTIONS
from tollspan.labeling.functions.casualty_objects import CASUALTY_OBJECT_FUNCTIONS
from tollspan.labeling.functions.casualty_parts import CASUALTY_PART_FUNCTIONS
from tollspan.labeling.functions.casualty_tolls import CASUALTY_TOLL_FUNCTIONS
from tollspan.labels import CASUALTY
from tollspan.spans import Document

EXAMPLES: Final = (
    ("counted_people_suffer", "Police said 19 people died in Daraa.", ("19 people",), "Some 200 people gathered."),
    ("bare_number_suffers", "Of the crew, dozens have been killed.", ("dozens",), "He is 51 and lives here."),
    ("single_person_suffers", "An 11-year-old boy was killed.", ("An 11-year-old boy",), "A boy was singing."),
    ("nobody_suffers", "No one was hurt.", ("No one",), "No one was there."),
    (
        "counted_people_far_from_predicate",
        "Two men in a white car were shot dead.",
        ("Two men",),
        "Two men in a white car were seen.",
    ),
    (
        "bare_number_far_from_predicate",
        "Three of the passengers were killed.",
        ("Three",),
        "Three of the bridges are open.",
    ),
    (
        "single_person_far_from_predicate",
        "A woman standing at the gate was wounded.",
        ("A woman",),
        "A woman standing at the gate sang.",
    ),
    ("counted_people_with_participle", "12 people killed in Kano", ("12 people",), "12 people seen in Kano"),
    ("bare_number_with_participle", "The blast left 19 dead.", ("19",), "The blast left 19 dead fish."),
    ("single_person_with_participle", "A farmer shot dead at home", ("A farmer",), "A farmer at home"),
    (
        "first_definite_person_suffers",
        "The ferry sank and the skipper is missing.",
        ("the skipper",),
        "A skipper waved; the skipper is missing.",
    ),
    (
        "first_definite_person_as_object",
        "The blast killed the driver.",
        ("the driver",),
        "A driver waved. It killed the driver.",
    ),
    ("unlisted_people_suffer", "Four zitherists were killed.", ("Four zitherists",), "Four pylons were repainted."),
    ("unlisted_person_suffers", "A zitherist was killed.", ("A zitherist",), "A zitherist was heard."),
    ("object_people", "The bomb killed at least 44 civilians.", ("at least 44 civilians",), "He fed 44 civilians."),
    ("object_number", "It killed 12 and wounded more than 30.", ("12", "more than 30"), "It sold 12 and kept 30."),
    ("object_person", "They murdered a shopkeeper.", ("a shopkeeper",), "They met a shopkeeper."),
    ("taken_or_left", "They took 12 people hostage.", ("12 people",), "They took 12 people home."),
    ("harm_of_people", "We mourn the deaths of 12 miners.", ("12 miners",), "The photos of 12 miners hang here."),
    ("casualty_noun", "The flood caused 15 deaths.", ("15 deaths",), "The delay could cost 15 lives."),
    ("no_casualties", "There were no casualties.", ("no casualties",), "There were no windows."),
    ("toll", "The death toll rose to 80 on Monday.", ("80",), "The temperature rose to 80 on Monday."),
    (
        "subset",
        "The rebels killed 62 people, including two children.",
        ("two children",),
        "The list has names, including two children.",
    ),
    (
        "list_member",
        "19 people died in Daraa, 15 in Homs, five in Aleppo.",
        ("15", "five"),
        "19 people voted in Daraa, 15 in Homs.",
    ),
    (
        "joined_object",
        "It killed three soldiers, two civilians.",
        ("two civilians",),
        "It fed three soldiers, two civilians.",
    ),
    ("unlisted_object", "The gang murdered a zitherist.", ("a zitherist",), "The gang heard a zitherist."),
    (
        "part_of_them",
        "Six tenants, two of them infants, were killed.",
        ("two",),
        "Six roads, two of them paved, meet here.",
    ),
    ("labelled_number", "Dead: 17. Injured: 204.", ("17", "204"), "Pages: 17. Copies: 204."),
    ("headline_person", "Hitman killed in Cali", ("Hitman",), "Hitman seen in Cali"),
    (
        "further_object",
        "It killed the mayor and two bodyguards.",
        ("two bodyguards",),
        "It met the mayor and two bodyguards.",
    ),
    ("part_of_the_harmed", "He knew four of the dead.", ("four",), "He knew four of the words."),
    ("people_lost", "The raid cost the army 11 men.", ("11 men",), "The car cost the army 11 wheels."),
    ("rival_count", "Nine were killed. The parish says 87.", ("87",), "Nine were seen. The parish says 87."),
    (
        "number_behind_name",
        "24 people died: Sambalpur 17, Sonepur seven and Kalahandi six.",
        ("seven", "six"),
        "24 people voted: Sambalpur 17, Sonepur seven and Kalahandi six.",
    ),
    (
        "people_who_flee",
        "Some 1,900 people have left their houses.",
        ("Some 1,900 people",),
        "Some 1,900 people have left comments.",
    ),
    ("people_led_away", "Four women were led away in a truck.", ("Four women",), "Four women were led to the stage."),
    (
        "people_dragged_off",
        "They carried off 26 peasants.",
        ("26 peasants",),
        "They carried 26 peasants across the stream.",
    ),
    (
        "people_after_counts",
        "Six were killed. Two nurses, both Cuban, lay there.",
        ("Two nurses",),
        "Six were seen. Two nurses, both Cuban, sat there.",
    ),
    (
        "people_near_harm",
        "At the hospital lie three passengers.",
        ("three passengers",),
        "On the deck sit three passengers.",
    ),
    (
        "armed_people_near_harm",
        "The bomb killed nine villagers; our two soldiers fell later.",
        ("two soldiers",),
        "On parade our two soldiers sang.",
    ),
    ("number_near_harm", "The bomb hurt nine people. By gunfire, wounded, two.", ("two",), "By bus, on Monday, two."),
    (
        "person_near_harm",
        "Three men were hurt and the ambulance took away, bleeding, a barmaid.",
        ("a barmaid",),
        "We met a barmaid.",
    ),
)


@pytest.mark.parametrize(("name", "text", "votes", "silent"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_a_function_votes_for_its_example_and_abstains_on_the_other(
    name: str, text: str, votes: tuple[str, ...], silent: str, voted_words: Callable[[str, str], set[str]]
) -> None:
    assert voted_words(name, text) >= set(votes)
    assert voted_words(name, silent) == set()


def test_every_function_of_these_has_an_example() -> None:
    assert {row[0] for row in EXAMPLES} == {
        function.__name__
        for functions in (
            CASUALTY_FUNCTIONS,
            CASUALTY_OBJECT_FUNCTIONS,
            CASUALTY_TOLL_FUNCTIONS,
            CASUALTY_PART_FUNCTIONS,
            CASUALTY_MOVEMENT_FUNCTIONS,
            CASUALTY_CONTEXT_FUNCTIONS,
        )
        for function in functions
    }


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
