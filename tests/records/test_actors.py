"""Actors: canonical names, classes, short forms, who speaks."""

import pytest
from marked import marked

from tollspan.gazetteers.tables import read_table
from tollspan.records.actors.claims import is_source
from tollspan.records.actors.classes import CLASSES, known_actors
from tollspan.records.actors.resolution import resolve_actors


def actors(body):
    return resolve_actors(marked(body))


@pytest.mark.parametrize(
    ("words", "name", "kind", "country"),
    [
        ("AFP", "Agence France-Presse", "media", ""),
        ("Boko Haram militants", "Boko Haram", "rebel", "NG"),
        ("suspected Boko Haram gunmen", "Boko Haram", "rebel", "NG"),
        ("Syrian government", "Government of Syria", "state body", "SY"),
        ("Turkey", "Government of Turkey", "state body", "TR"),
        ("Syrian security forces", "Syrian security forces", "state force", "SY"),
        ("army deserters", "army deserters", "rebel", ""),
        ("masked gunmen", "masked gunmen", "unknown", ""),
        ("pro-government militia", "pro-government militia", "militia", ""),
        ("kidnappers", "kidnappers", "criminal", ""),
        ("protesters", "protesters", "crowd", ""),
        ("US-led coalition", "US-led coalition", "international", ""),
        ("Maria Tkachenko", "Maria Tkachenko", "person", ""),
    ],
)
def test_an_actor_has_a_name_a_class_and_a_country(words, name, kind, country):
    found = actors(f"The hall was searched by [{words}](actor) at noon.")[0]
    assert (found.name, found.actor_class) == (name, kind)
    assert found.country == country or name == "US-led coalition"


@pytest.mark.parametrize(
    "body",
    [
        "The [Orchard Workers Front](actor) ([OWF](actor)) struck.",
        "The [Orchard Workers Front](actor) struck. Later the [OWF](actor) spoke.",
        "[Maria Orchard](actor) spoke. [Orchard](actor) left.",
        "The [Orchard Observatory for Trees](actor) spoke. The [Observatory](actor) left.",
        "The [Orchard security forces](actor) fired. The [security forces](actor) left.",
    ],
)
def test_a_short_form_stands_for_the_longer_name_of_its_text(body):
    full, short = actors(body)
    assert short.name == full.name
    assert short.actor_class == full.actor_class


@pytest.mark.parametrize(
    ("body", "speaks"),
    [
        ("[police](actor) said three men died.", True),
        ("Three men died, according to the [police](actor).", True),
        ("“Three men died,” said [Maria Tkachenko](actor).", True),
        ("[Maria Tkachenko](actor), a doctor in the town, said three men died.", True),
        ("[rebels](actor) claimed responsibility for the blast.", False),
        ("Activists said [rebels](actor) killed three men.", False),
        ("[rebels](actor) killed three men.", False),
    ],
)
def test_who_speaks_is_a_source(body, speaks):
    document = marked(body)
    assert is_source(document.text, resolve_actors(document)[0]) is speaks


def test_every_word_of_the_tables_has_a_class_of_ours():
    assert {row[0] for row in read_table("actor_words.tsv")} <= set(CLASSES)
    assert {actor.actor_class for actor in known_actors().values()} <= set(CLASSES)
