"""Fixtures of the tests of records."""

import pytest
from gazetteer_files import SMALL_WORLD

from tollspan.gazetteers.dump import read_dump
from tollspan.gazetteers.store import Gazetteer, build_gazetteer


@pytest.fixture(scope="session")
def small_world_file(tmp_path_factory):
    """A gazetteer of some twenty places, as a file."""
    folder = tmp_path_factory.mktemp("world")
    (folder / "dump.txt").write_text("".join(SMALL_WORLD), encoding="utf-8")
    rejects = []
    build_gazetteer(read_dump(folder / "dump.txt", on_reject=rejects.append), folder / "w.sqlite", source="test")
    assert not rejects
    return folder / "w.sqlite"


@pytest.fixture(scope="session")
def small_world(small_world_file):
    """The same, open."""
    return Gazetteer(small_world_file)
