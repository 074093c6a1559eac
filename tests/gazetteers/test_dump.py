"""Dumps of GeoNames: what a line becomes, what is set aside and why, and the file made of them."""

import sqlite3
import zipfile

import pytest
from gazetteer_files import SMALL_WORLD, dump_line
from hypothesis import given
from hypothesis import strategies as st

from tollspan.errors import InputError
from tollspan.gazetteers.dump import read_alternates, read_dump
from tollspan.gazetteers.place import Place
from tollspan.gazetteers.store import Gazetteer, build_gazetteer


def read(path, **options):
    rejects = []
    return list(read_dump(path, on_reject=rejects.append, **options)), [str(error) for error in rejects]


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text("".join(SMALL_WORLD), encoding="utf-8")
    return path


def test_every_line_of_a_sound_dump_is_a_place(dump):
    entries, rejects = read(dump)
    assert rejects == []
    assert len(entries) == len(SMALL_WORLD)
    assert entries[5] == (
        Place(11, "Homs", "settlement", "SY", "11", 34.72, 36.73, 775_404),
        ["Hims", "Emesa"],
    )


def test_a_zip_file_holds_the_same_places(dump, tmp_path):
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(dump, "SY.txt")
    assert read(path) == read(dump)


@pytest.mark.parametrize(
    ("lat", "lon", "fact"),
    [("91.5", "36", "latitude 91.5"), ("34", "-180.5", "longitude -180.5"), ("north", "36", "latitude 'north'"),
     ("nan", "36", "latitude nan")],
)  # fmt: skip
def test_coordinates_out_of_range_are_set_aside_with_file_and_line(tmp_path, lat, lon, fact):
    path = tmp_path / "XX.txt"
    path.write_text(SMALL_WORLD[0] + dump_line(9, "Nowhere", "PPL", "SY", "1", lat, lon) + SMALL_WORLD[1], "utf-8")
    entries, rejects = read(path)
    assert len(entries) == 2
    assert len(rejects) == 1
    assert f"XX.txt:2: {fact}" in rejects[0]


@pytest.mark.parametrize("content", ["name,lat,lon\nHoms,34.7,36.7\n", "1\tHoms\t34.7\t36.7\n"])
def test_a_file_without_the_columns_of_a_dump_is_refused(tmp_path, content):
    path = tmp_path / "places.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(
        InputError, match=r"places\.txt:1: \d columns, not the 19 of a GeoNames dump; give allCountries"
    ):
        read(path)


def test_a_file_that_is_no_text_or_no_zip_or_not_there_is_refused(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"no zip")
    (tmp_path / "x.txt").write_bytes(SMALL_WORLD[0].encode("utf-16"))
    for name in ("x.zip", "x.txt", "missing.txt"):
        with pytest.raises(InputError, match=name):
            read(tmp_path / name)


def test_one_country_can_be_kept(dump):
    entries, _ = read(dump, countries={"LB"})
    assert {place.country for place, _ in entries} == {"LB"}
    assert len(entries) == 3


def test_alternate_names_are_found_and_links_are_not(dump, tmp_path):
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text(
        "1\t11\ten\tHomsville\n2\t11\tlink\thttps://example.org\n3\tx\ten\tbad\n4\t999\ten\tElsewhere\n", "utf-8"
    )
    rejects = []
    path = tmp_path / "made.sqlite"
    build_gazetteer(
        read_dump(dump, on_reject=rejects.append), path, source="test",
        alternates=read_alternates(names, on_reject=rejects.append),
    )  # fmt: skip
    gazetteer = Gazetteer(path)
    assert [hit.place.geonameid for hit in gazetteer.find("homsville")] == [11]
    assert gazetteer.find("Elsewhere") == ()
    assert [str(error) for error in rejects] == [f"{names}:3: geonameid 'x' is no number"]


@given(
    st.lists(st.tuples(st.text("abcdefgh ", min_size=4, max_size=9), st.integers(0, 10**7)), min_size=1, max_size=12)
)
def test_every_place_of_a_gazetteer_is_found_by_its_name_the_more_populous_first(tmp_path_factory, rows):
    places = [Place(i, name, "settlement", "SY", "", 1.0, 2.0, people) for i, (name, people) in enumerate(rows)]
    path = tmp_path_factory.mktemp("law") / "g.sqlite"
    build_gazetteer(((place, ()) for place in places), path, source="law")
    gazetteer = Gazetteer(path)
    for place in places:
        if len(place.name.split()) and len(" ".join(place.name.split())) > 2:
            hits = gazetteer.find(place.name)
            assert place in [hit.place for hit in hits]
            people = [hit.place.population for hit in hits]
            assert people == sorted(people, reverse=True)


def test_a_file_that_is_no_gazetteer_or_of_another_version_is_refused(tmp_path):
    (tmp_path / "text.sqlite").write_text("hello")
    build_gazetteer([(Place(1, "Homs", "settlement"), ())], tmp_path / "old.sqlite", source="x")
    with sqlite3.connect(tmp_path / "old.sqlite") as base:
        base.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    for name, fact in (("none.sqlite", "no such file"), ("text.sqlite", "not a gazetteer"), ("old.sqlite", "format 0")):
        with pytest.raises(InputError, match=fact):
            Gazetteer(tmp_path / name)


def test_a_build_that_fails_leaves_nothing_behind(tmp_path):
    def entries():
        yield Place(1, "Homs", "settlement"), ()
        raise InputError("broken", place="x")

    with pytest.raises(InputError, match="broken"):
        build_gazetteer(entries(), tmp_path / "g.sqlite", source="x")
    assert list(tmp_path.iterdir()) == []
