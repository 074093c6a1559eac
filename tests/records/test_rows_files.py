"""Records as files and pages: nothing lost, nothing executed, nothing loaded from elsewhere."""

import csv
import json
import re
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked
from pyarrow import parquet

from tollspan.errors import InputError
from tollspan.records.pages.days import Days
from tollspan.records.pages.map import view_of, write_map
from tollspan.records.pages.spots import Spot, Spots
from tollspan.records.pages.timeline import write_timeline
from tollspan.records.rows.record import Record, records_of
from tollspan.records.rows.tally import Tally
from tollspan.records.rows.writing import COLUMNS, record_writer, spreadsheet_safe

BODY = (
    "[19 people](killed 19) died in [Homs](loc) on [Thursday](date). [Five](killed 5) died in [Idlib](loc)"
    " [yesterday](date) and [two](injured 2) were hurt.\n\n"
    "[Many](killed ?) died in [Tell Nowhere](loc) in [2009](date)."
)


@pytest.fixture(scope="module")
def records(small_world):
    return list(records_of(marked(BODY), small_world))


def write(records, path):
    with record_writer(path) as take:
        for record in records:
            take(record)


def test_the_three_formats_hold_the_same_rows(records, tmp_path):
    for name in ("r.csv", "r.jsonl", "r.parquet"):
        write(records, tmp_path / name)
    lines = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text("utf-8").splitlines()]
    table = parquet.read_table(tmp_path / "r.parquet").to_pylist()
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    assert len(lines) == len(table) == len(cells) == len(records)
    for line, row, cell, record in zip(lines, table, cells, records, strict=True):
        assert tuple(line) == tuple(row) == tuple(cell) == COLUMNS
        for field in fields(Record):
            value = getattr(record, field.name)
            if field.name == "where_candidates":
                assert json.loads(row[field.name]) == json.loads(cell[field.name]) == line[field.name]
                continue
            assert line[field.name] == row[field.name] == value
            assert cell[field.name] == ("" if value is None else str(value))


@given(st.text(max_size=20))
def test_no_cell_of_words_begins_as_a_formula(words):
    safe = spreadsheet_safe(words)
    assert not str(safe).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe in (words, f"'{words}")


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_a_formula_in_a_text_is_neutralised_in_csv_and_numbers_stay_numbers(records, tmp_path, words):
    write([replace(records[0], sentence=words, longitude=-89.2)], tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        (cell,) = csv.DictReader(file)
    assert cell["sentence"] == f"'{words}"
    assert float(cell["longitude"]) == -89.2


def test_a_file_of_another_kind_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"\.xlsx is unknown; name a \.csv, \.jsonl or \.parquet file"):
        record_writer(tmp_path / "r.xlsx")


@pytest.mark.parametrize("name", ["r.csv", "r.jsonl", "r.parquet"])
def test_a_run_that_fails_leaves_no_file(records, tmp_path, name):
    with pytest.raises(RuntimeError), record_writer(tmp_path / name) as take:
        take(records[0])
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def pages(records, small_world, tmp_path):
    evil = '<script>alert("1")</script>'
    spots, days = Spots(), Days()
    for record in [*records, replace(records[0], sentence=evil, report_id=evil, where_coordinates=evil)]:
        spots.add(record)
        days.add(record)
    write_map(tmp_path / "map.html", spots, small_world, title=evil)
    write_timeline(tmp_path / "time.html", days, title=evil)
    return {name: (tmp_path / f"{name}.html").read_text("utf-8") for name in ("map", "time")}


def test_pages_load_nothing_and_escape_what_texts_hold(pages):
    for page in pages.values():
        assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:|//)|@import|<link""", page)
        assert 'alert("1")' not in page
        assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;" in page


def test_pages_show_every_place_and_day_with_its_sentence(pages, records):
    for record in records:
        assert record.sentence.split(" ")[0] in pages["map"]
        assert record.where_coordinates in pages["map"]
        assert not record.date_start or record.date_start in pages["time"]
    assert "No day known to within a week" in pages["time"]
    assert 'class="land"' in pages["map"]


def test_pages_of_no_records_are_pages_too(small_world, tmp_path):
    write_map(tmp_path / "m.html", Spots(), small_world, title="none")
    write_timeline(tmp_path / "t.html", Days(), title="none")
    assert "Places (0)" in (tmp_path / "m.html").read_text("utf-8")


@given(st.lists(st.tuples(st.floats(-85, 85), st.floats(-180, 180)), min_size=1, max_size=9))
def test_the_map_shows_every_point_at_first_sight(points):
    spots = [Spot("x", "", "", lat, lon, exact=True) for lat, lon in points]
    view = view_of(spots)
    for spot in spots:
        x, y = view.point(spot.lat, spot.lon)
        assert view.x - 0.01 <= x <= view.x + view.width + 0.01
        assert view.y - 0.01 <= y <= view.y + view.height + 0.01


@given(st.lists(st.integers(0, 1_500), min_size=1, max_size=12))
def test_the_timeline_loses_nobody_whatever_a_column_stands_for(records, offsets):
    days = Days()
    for offset in offsets:
        day = (date(2010, 1, 1) + timedelta(offset)).isoformat()
        days.add(replace(records[0], date_start=day, date_end=day, date_prec=1))
    columns = [column for _, column in days.columns()]
    assert sum(column.kinds["killed"] for column in columns) == 19 * len(offsets)
    assert sum(len(column.records) + column.more for column in columns) == len(offsets)


def test_the_tally_adds_what_counts_and_says_what_it_cannot_read(records):
    tally = Tally()
    for record in [*records, replace(records[0], counted=False)]:
        tally.add(record)
    assert tally.kinds == {"killed": 24, "injured": 2}
    assert tally.places["Syria", "Homs Governorate"] == {"killed": 19}
    assert tally.weeks["2012-W04"] == {"killed": 24, "injured": 2}
    assert (tally.records, tally.unread) == (len(records) + 1, 1)
