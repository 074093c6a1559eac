"""``tollspan records`` and ``tollspan gazetteer build`` as users call them."""

import csv
import json
import subprocess
import sys

import pytest
from gazetteer_files import SMALL_WORLD, dump_line
from marked import marked

from tollspan.documents import format_row


def tollspan(*arguments, folder):
    return subprocess.run(
        [sys.executable, "-m", "tollspan.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    one = marked("[19 people](killed 19) died in [Homs](loc) on [Thursday](date).", doc_id="one")
    bad = '{"id": "bad", "text": "Two died.", "date": "soon", "spans": []}'
    two = marked("[Two men](injured 2) were hurt in [Idlib](loc).", doc_id="two")
    (folder / "tagged.jsonl").write_text("\n".join((format_row(one), bad, format_row(two))) + "\n", "utf-8")
    return folder


def test_records_writes_rows_pages_and_a_summary_and_goes_on_past_a_bad_row(folder, small_world_file):
    done = tollspan(
        "records", "tagged.jsonl", "--output", "r.csv", "--map", "m.html", "--timeline", "t.html", "--summary",
        "--gazetteer", small_world_file, folder=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "tagged.jsonl:2: date 'soon' is no date" in done.stderr
    with (folder / "r.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["report_id"], row["best"], row["where_coordinates"]) for row in rows] == [
        ("one", "19", "Homs"), ("two", "2", "Idlib"),
    ]  # fmt: skip
    assert "Homs Governorate" in done.stdout
    assert (folder / "m.html").exists()
    assert (folder / "t.html").exists()


def test_a_gazetteer_that_is_none_is_refused_before_anything_is_written(folder):
    done = tollspan("records", "tagged.jsonl", "--output", "no.csv", "--gazetteer", "tagged.jsonl", folder=folder)
    assert done.returncode == 1
    assert "tagged.jsonl: not a gazetteer; build one: tollspan gazetteer build DUMP" in done.stderr
    assert not (folder / "no.csv").exists()


def test_gazetteer_build_keeps_the_dumps_places_and_adds_other_countries(folder):
    lines = [*SMALL_WORLD[4:6], dump_line(99, "Nowhere", "PPL", "SY", "11", "134", "36")]
    (folder / "SY.txt").write_text("".join(lines), "utf-8")
    done = tollspan("gazetteer", "build", "SY.txt", "--output", "sy.sqlite", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "SY.txt:3: latitude 134 is not within -90 to 90" in done.stderr
    text = "[Two men](killed 2) died in [Homs](loc). [Two men](killed 2) died in [Nicosia](loc), [Cyprus](loc)."
    (folder / "x.jsonl").write_text(format_row(marked(text)) + "\n", "utf-8")
    done = tollspan("records", "x.jsonl", "--output", "x-records.jsonl", "--gazetteer", "sy.sqlite", folder=folder)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (folder / "x-records.jsonl").read_text("utf-8").splitlines()]
    assert [row["country"] for row in rows] == ["Syria", "Cyprus"]
    assert rows[0]["geonameid"] == 11


def test_gazetteer_build_refuses_a_table_of_another_kind(folder):
    (folder / "table.txt").write_text("name,lat,lon\nHoms,34.7,36.7\n", "utf-8")
    done = tollspan("gazetteer", "build", "table.txt", "--output", "no.sqlite", folder=folder)
    assert done.returncode == 1
    assert "table.txt:1: 1 columns, not the 19 of a GeoNames dump" in done.stderr
    assert not (folder / "no.sqlite").exists()
