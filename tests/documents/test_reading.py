import io
import json
import sys

import pyarrow as pa
import pytest
from pyarrow import parquet

from tollspan.documents import read_documents
from tollspan.errors import InputError


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
