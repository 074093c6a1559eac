"""The gazetteer that ships: what it knows, and where its compiled file lives."""

import pytest

from tollspan.gazetteers import builtin
from tollspan.gazetteers.geonames import bare_name, mean_point
from tollspan.gazetteers.place import Place
from tollspan.gazetteers.tables import read_table


@pytest.fixture(scope="module")
def shipped():
    """Compiled on the first run of a machine, in ten to thirty seconds; opened from a cache afterwards."""
    return builtin.builtin_gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Homs", "SY", "settlement"),
        ("Deir Ezzor", "SY", "admin1"),
        ("Daraa", "SY", "admin1"),
        ("Palamu", "IN", "admin2"),
        ("Salahuddin", "IQ", "admin1"),
        ("Lower Shabelle", "SO", "admin1"),
        ("UK", "GB", "country"),
        ("Ivory Coast", "CI", "country"),
        ("Donbas", "UA", "area"),
        ("Red Sea", "", "sea"),
    ],
)
def test_the_shipped_gazetteer_knows_towns_divisions_landscapes_and_other_spellings(shipped, name, country, kind):
    assert any((hit.place.country, hit.place.kind) == (country, kind) for hit in shipped.find(name))


def test_every_row_of_the_tables_of_places_is_found_by_its_name_with_coordinates_on_the_globe(shipped):
    for name, _, *country in read_table("areas.tsv"):
        assert any(hit.place.country == "".join(country[:1]) for hit in shipped.find(name)), name
    for country, key, others in read_table("spellings.tsv"):
        for name in others.split(";"):
            assert any(hit.place.country == country for hit in shipped.find(name)), (name, key)
    for row in read_table("regions.tsv"):
        assert -90 <= float(row[4]) <= 90
        assert -180 <= float(row[5]) <= 180


def test_a_division_is_known_without_its_type():
    assert bare_name("Palamu District") == "palamu"
    assert bare_name("Departamento de Santander") == "santander"
    assert bare_name("Central Region") == "central region"


def test_the_middle_of_points_on_both_sides_of_the_date_line_lies_between_them():
    lat, lon = mean_point([(-17, 179), (-17, -179)])
    assert (round(lat), abs(round(lon))) == (-17, 180)


def test_where_the_cache_folder_cannot_be_written_the_gazetteer_is_compiled_for_the_run(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("TOLLSPAN_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr(builtin, "shipped_places", lambda: iter([(Place(1, "Homs", "settlement", "SY"), ())]))
    builtin.builtin_gazetteer.cache_clear()
    try:
        assert builtin.builtin_gazetteer().find("Homs")
    finally:
        builtin.builtin_gazetteer.cache_clear()
