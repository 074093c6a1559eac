"""The word lists and the gazetteer: provenance, size, form."""

from importlib.resources import files

import pytest

from tollspan.gazetteers.tables import read_table
from tollspan.labeling.grammar.known_actors import known_actors

ROOMS = ("tollspan.labeling", "tollspan.gazetteers")
LISTS = [entry for room in ROOMS for entry in sorted(files(room).joinpath("data").iterdir(), key=lambda e: e.name)]


@pytest.mark.parametrize("entry", LISTS, ids=lambda entry: entry.name)
def test_every_list_says_who_wrote_it(entry):
    first = entry.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("#")
    assert "tollspan authors" in first


def test_the_gazetteer_of_actors_holds_at_least_1500_with_a_class_each_and_none_twice():
    rows = read_table("actors.tsv")
    assert len(rows) >= 1500
    assert len({row[0].lower() for row in rows}) == len(rows)
    classes = {"body", "ngo", "agency", "media", "armed group", "force", "party", "state"}
    assert {row[1] for row in rows} <= classes
    assert "Boko Haram" in known_actors()
