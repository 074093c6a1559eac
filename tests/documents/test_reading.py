import gzip
import io
import json
import os
import sys
import tracemalloc

import pyarrow as pa
import pytest
from pyarrow import parquet

from tollspan.documents import read_documents
from tollspan.documents.reading import read_records
from tollspan.documents.seen import SeenIds
from tollspan.documents.tables import Columns
from tollspan.errors import InputError
from tollspan.spans import Document, Span


def read(*paths, **options):
    rejects = []
    documents = list(read_documents(paths, on_reject=lambda error: rejects.append(str(error)), **options))
    return documents, rejects


def test_every_format_gives_the_same_documents(tmp_path):
    rows = [
        {"id": "a", "text": "Two died,\nin “Homs”.", "date": "2012-01-28"},
        {"id": "b", "text": "سوريا 😀", "date": None},
    ]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "x.csv").write_text(
        'id,text,date\na,"Two died,\nin “Homs”.",2012-01-28\nb,سوريا 😀,\n', encoding="utf-8"
    )
    (tmp_path / "x.tsv").write_text(
        'id\ttext\tdate\na\t"Two died,\nin “Homs”."\t2012-01-28\nb\tسوريا 😀\t\n', encoding="utf-8"
    )
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "x.parquet")
    first, rejects = read(tmp_path / "x.jsonl")
    assert [document.date for document in first] == ["2012-01-28", None]
    assert not rejects
    for name in ("x.csv", "x.tsv", "x.parquet"):
        assert read(tmp_path / name) == (first, []), name


def test_a_folder_gives_its_reports_by_relative_path(tmp_path):
    for name in ("b/two.txt", "b/skip.md", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    documents, _ = read(tmp_path)
    assert [document.id for document in documents] == ["a", "b/two"]


def test_bad_rows_are_set_aside_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "x.jsonl"
    lines = [
        b'{"id": "a", "text": "good"}',
        b"{oops",
        b'{"id": "b", "text": " \\t"}',
        b'{"id": "a", "text": "again"}',
        b"\xff",
    ]
    path.write_bytes(b"\n".join([*lines, b'{"id": "c", "text": "good"}']))
    documents, rejects = read(path)
    assert [document.id for document in documents] == ["a", "c"]
    for line, reason in zip(
        (2, 3, 4, 5), ("not JSON", "b: the text is empty", "id 'a' is taken by", "is not UTF-8"), strict=True
    ):
        assert any(reject.startswith(f"{path}:{line}") and reason in reject for reject in rejects), reason
    assert len(rejects) == 4


def test_empty_and_odd_files_are_set_aside_with_reasons(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "white.txt").write_text(" \n\t\r\n")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "no-text.csv").write_text("id,body\n1,x\n")
    (tmp_path / "fake.parquet").write_text("PAR0")
    (tmp_path / "odd.txt").write_text("x\x00y \u202eسوريا e\u0301 😀\r\n", newline="")
    documents, rejects = read(tmp_path)
    assert [document.text for document in documents] == ["x\x00y \u202eسوريا e\u0301 😀\r\n"]
    assert len(rejects) == 5
    assert any("no column text among id, body" in reject for reject in rejects)
    assert any("not a parquet file" in reject for reject in rejects)


def test_a_line_of_two_megabytes_is_one_document(tmp_path):
    (tmp_path / "long.txt").write_text("word " * 400_000)
    documents, _ = read(tmp_path / "long.txt")
    assert len(documents[0].text) == 2_000_000


@pytest.mark.parametrize(("name", "message"), [("none.txt", "no such file or folder"), ("x.docx", ".docx is unknown")])
def test_a_wrong_path_stops_before_anything_is_read(tmp_path, name, message):
    (tmp_path / "x.docx").write_text("x")
    with pytest.raises(InputError, match=message):
        read(tmp_path / name)


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}', ["a", "b"]),
        (b"Two died.\nin Homs", ["stdin"]),
        (b"", []),
    ],
)
def test_standard_input_is_json_lines_or_one_text(monkeypatch, given, ids):
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": io.BytesIO(given)}))
    documents, _ = read("-")
    assert [document.id for document in documents] == ids


def test_a_gzipped_file_gives_what_it_holds(tmp_path):
    for name, content in {
        "a.txt": "Two died.",
        "b.jsonl": '{"id": "x", "text": "y"}',
        "c.csv": "id,text\nz,w\n",
    }.items():
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content.encode()))
    documents, rejects = read(tmp_path)
    assert [(document.id, document.text) for document in documents] == [("a", "Two died."), ("x", "y"), ("z", "w")]
    assert not rejects


def test_a_damaged_gzip_file_gives_its_rows_up_to_the_damage(tmp_path):
    rows = "".join(f'{{"id": "d{n}", "text": "{os.urandom(40).hex()}"}}\n' for n in range(2_000))
    whole = gzip.compress(rows.encode())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "fake.txt.gz").write_bytes(b"plain")
    (tmp_path / "good.txt").write_text("x")
    documents, rejects = read(tmp_path)
    assert 100 < len(documents) < 2_000
    assert documents[-1].id == "good"
    assert [reject.split(": ", 1)[1][:14] for reject in rejects] == ["cannot be read", "cannot be read"]


def test_a_pattern_stands_for_the_files_that_fit_it(tmp_path, monkeypatch):
    for name in ("y/2012/a.txt", "y/2013/a.txt", "y/2013/b.md", "z.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    documents, _ = read(f"{tmp_path}/y/**/*.txt")
    assert [document.id for document in documents] == ["2012/a", "2013/a"]
    monkeypatch.chdir(tmp_path)
    assert [document.id for document in read("*.txt")[0]] == ["z"]
    with pytest.raises(InputError, match="no file fits this pattern"):
        read("*.csv")
    (tmp_path / "[1].txt").write_text("a file may be named like a pattern")
    assert [document.id for document in read("[1].txt")[0]] == ["[1]"]


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "parquet"])
def test_other_columns_may_hold_id_text_and_date(tmp_path, suffix):
    rows = [{"no": 7, "body": "Two died.", "day": "28 Jan 2012", "text": "not this"}]
    path = tmp_path / f"x.{suffix}"
    if suffix == "parquet":
        parquet.write_table(pa.Table.from_pylist(rows), path)
    elif suffix == "jsonl":
        path.write_text(json.dumps(rows[0]))
    else:
        mark = "," if suffix == "csv" else "\t"
        path.write_text("\n".join(mark.join(map(str, line)) for line in (rows[0], rows[0].values())))
    documents, rejects = read(path, columns=Columns(id="no", text="body", date="day"))
    assert (documents, rejects) == ([Document("7", "Two died.", "2012-01-28")], [])
    _, rejects = read(path, columns=Columns(text="words"))
    assert len(rejects) == 1
    assert "words" in rejects[0]
    assert "--text-column" in rejects[0]


def test_rows_without_ids_are_numbered_by_file(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("text\none\ntwo\n")
    assert [document.id for document in read(tmp_path)[0]] == ["a:1", "a:2", "b:1", "b:2"]


def test_a_bad_row_of_a_table_spoils_no_other(tmp_path):
    rows = [
        b"id,text",
        b"a,good",
        b"b,Two died, in Homs",
        b"c,caf\xe9",
        b'd,"two"three',
        b"e",
        b'f,"good,\n""twice"""',
        b"g,",
        b'h,"never closed',
        b"i,swallowed",
    ]
    (tmp_path / "x.csv").write_bytes(b"\n".join(rows))
    documents, rejects = read(tmp_path / "x.csv")
    assert [(document.id, document.text) for document in documents] == [("a", "good"), ("f", 'good,\n"twice"')]
    expected = {
        3: "3 cells under 2 columns",
        4: "byte 0xe9 is not UTF-8",
        5: "not a row",
        6: "1 cells under 2 columns",
        9: "the row has no text",
        10: "not a row (unexpected end of data)",
    }
    assert len(rejects) == len(expected)
    for (line, reason), reject in zip(expected.items(), rejects, strict=True):
        assert reject.startswith(f"{tmp_path}/x.csv:{line}: ")
        assert reason in reject


def test_what_tag_writes_as_parquet_keeps_its_spans(tmp_path):
    row = {"id": "a", "text": "In Homs", "spans": [{"start": 3, "end": 7, "label": "LOCATION", "kind": None}]}
    parquet.write_table(pa.Table.from_pylist([row]), tmp_path / "x.parquet")
    (document,), _ = read(tmp_path / "x.parquet")
    assert document.spans == (Span(3, 7, "LOCATION"),)


def test_a_parquet_file_that_is_cut_off_or_packed_is_refused(tmp_path):
    parquet.write_table(pa.table({"text": ["x"] * 999}), tmp_path / "x.parquet")
    whole = (tmp_path / "x.parquet").read_bytes()
    (tmp_path / "x.parquet").write_bytes(whole[: len(whole) // 2])
    _, rejects = read(tmp_path / "x.parquet")
    assert "not a parquet file" in rejects[0]
    (tmp_path / "x.parquet.gz").write_bytes(gzip.compress(whole))
    with pytest.raises(InputError, match=r"\.gz is unknown; use one of .*all but the last"):
        read(tmp_path / "x.parquet.gz")


def test_a_text_that_is_longer_than_allowed_is_set_aside(tmp_path):
    (tmp_path / "long.txt").write_text("word " * 10_000_000)
    (tmp_path / "short.txt").write_text("word")
    records = list(read_records([tmp_path], longest=1_000_000))
    assert str(records[0].content) == (
        f"{tmp_path}/long.txt: long: the text has 50,000,000 characters, more than the 1,000,000 allowed;"
        " part it, or allow more"
    )
    assert records[1].content == Document("short", "word")


def test_records_tell_how_much_has_been_read(tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text("".join(f'{{"id": "{name}{n}", "text": "x"}}\n' for n in range(500)))
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(b"id,text\na,b\n"))
    (tmp_path / "d.txt").write_text("good")
    consumed = [record.consumed for record in read_records([tmp_path])]
    assert consumed == sorted(consumed)
    assert consumed[-1] == sum(path.stat().st_size for path in tmp_path.iterdir())


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "csv.gz"])
def test_a_file_is_read_row_by_row(tmp_path, suffix):
    path = tmp_path / f"x.{suffix}"
    with gzip.open(path, "wt", compresslevel=1) if suffix.endswith("gz") else path.open("w") as out:
        if "csv" in suffix:
            out.write("id,text\n")
        for n in range(1_000):
            text = f"{n} " * 3_000
            out.write(f"{n},{text}\n" if "csv" in suffix else json.dumps({"id": n, "text": text}) + "\n")
    tracemalloc.start()
    assert sum(1 for _ in read_records([path])) == 1_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_ids_are_told_apart_however_many_there_are():
    seen = SeenIds()
    assert all(seen.add(f"document {number}", f"f:{number}") is None for number in range(50_000))
    assert seen.add("document 3", "again") == "f:3"
    assert seen.add("document 03", "new") is None
