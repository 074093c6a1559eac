"""The word lists and the gazetteer: provenance, size, form."""

from importlib.resources import files

import pytest

from tollspan.labeling.grammar.known_actors import known_actors
from tollspan.labeling.wordlists import load_rows

LISTS = sorted(entry.name for entry in files("tollspan.labeling").joinpath("data").iterdir())


@pytest.mark.parametrize("name", LISTS)
def test_every_list_says_who_wrote_it(name):
    first = files("tollspan.labeling").joinpath("data").joinpath(name).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("#")
    assert "tollspan authors" in first


def test_the_gazetteer_of_actors_holds_at_least_1500_with_a_class_each_and_none_twice():
    rows = load_rows("actors.tsv")
    assert len(rows) >= 1500
    assert len({row[0].lower() for row in rows}) == len(rows)
    classes = {"body", "ngo", "agency", "media", "armed group", "force", "party", "state"}
    assert {row[1] for row in rows} <= classes
    assert "Boko Haram" in known_actors()
