import csv
import gzip
import html
import json
import re

import pytest
from hypothesis import given, settings

from strategies import documents
from tollspan.corpus.bio import type_with_kind
from tollspan.documents import read_documents
from tollspan.documents.annotated import format_row
from tollspan.errors import InputError
from tollspan.formats.conll import conll_lines
from tollspan.formats.page import page_pieces
from tollspan.formats.tables import SPAN_COLUMNS, span_lines
from tollspan.formats.writing import stem_of, write_documents
from tollspan.spans import Document, Span

TEXT = "At least 44 civilians <b>died</b> in Homs,\n\non “Thursday” & after."
DOCUMENTS = [
    Document(
        "a",
        TEXT,
        "2012-01-28",
        {"title": "t"},
        (
            Span(0, 21, "CASUALTY", 0.91234, kind="killed", low=44),
            Span(37, 41, "LOCATION", 0.5),
            Span(48, 56, "DATE", 1.0),
        ),
        annotated=True,
    ),
    Document("b", "No span.", annotated=True),
]


def rows_of(path):
    rows = list(read_documents([path], on_reject=pytest.fail))
    return [json.loads(format_row(document)) for document in rows]


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.parquet"])
def test_documents_are_read_again_as_they_were_written(tmp_path, name):
    assert write_documents(DOCUMENTS, tmp_path / name) == 2
    assert rows_of(tmp_path / name) == [json.loads(format_row(document)) for document in DOCUMENTS]


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.conll", "x.html", "x.csv.gz", "x.parquet"])
def test_the_same_documents_give_the_same_bytes(tmp_path, name):
    for folder in ("one", "two"):
        write_documents(iter(DOCUMENTS), tmp_path / folder / name)
    first = (tmp_path / "one" / name).read_bytes()
    assert first == (tmp_path / "two" / name).read_bytes()
    if name.endswith("gz"):
        write_documents(DOCUMENTS, tmp_path / "x.csv")
        assert gzip.decompress(first) == (tmp_path / "x.csv").read_bytes()


def test_a_csv_file_has_a_row_a_span():
    rows = list(csv.DictReader("".join(span_lines(DOCUMENTS)).splitlines(keepends=True)))
    assert tuple(rows[0]) == SPAN_COLUMNS
    assert [(row["id"], row["label"], row["text"]) for row in rows] == [
        ("a", "CASUALTY", "At least 44 civilians"),
        ("a", "LOCATION", "Homs"),
        ("a", "DATE", "Thursday"),
    ]
    assert (rows[0]["low"], rows[0]["high"], rows[0]["kind"], rows[0]["score"]) == ("44", "", "killed", "0.9123")


@given(documents(trimmed=True))
def test_conll_words_and_tags_give_the_spans_again(document):
    lines = "".join(conll_lines([document])).split("\n")
    assert lines[0] == "# id = doc"
    assert lines[-2:] == ["", ""]
    found = []
    for line in lines[1:-2]:
        word, start, end, tag = line.split("\t")
        assert document.text[int(start) : int(end)] == word
        if tag.startswith("B-"):
            found.append([int(start), int(end), tag[2:]])
        elif tag.startswith("I-"):
            assert found[-1][2] == tag[2:]
            found[-1][1] = int(end)
    assert [tuple(span) for span in found] == [(s.start, s.end, type_with_kind(s)) for s in document.spans]


@settings(deadline=None, max_examples=50)
@given(documents())
def test_a_page_shows_the_text_whole_and_loads_nothing(document):
    page = "".join(page_pieces([document]))
    (shown,) = re.findall(r'<p class="text">(.*?)</p></article>', page, flags=re.DOTALL)
    assert html.unescape(re.sub(r"<[^>]*>", "", shown)) == html.unescape(html.escape(document.text))
    assert shown.count("<mark") == len(document.spans)
    assert not re.search(r"<script|<link|src=|https?://", page.replace(shown, ""))


def test_a_page_tells_kind_and_range_of_a_count():
    page = "".join(page_pieces(DOCUMENTS))
    assert 'title="CASUALTY 0.91" data-note="killed 44–">At least 44 civilians</mark>' in page
    assert "&lt;b&gt;died" in page


def test_documents_are_written_as_they_come(tmp_path):
    done = []
    stream = (done.append(n) or Document(str(n), "x") for n in range(100))
    for pieces in (span_lines, conll_lines, page_pieces):
        done.clear()
        running = pieces(Document(str(n), "x", None) for n in range(100) if done.append(n) is None)
        for _ in range(8):
            next(running)
        assert len(done) < 20
    assert write_documents(stream, tmp_path / "x.parquet") == 100


@pytest.mark.parametrize("name", ["x", "x.txt", "x.gz", "x.parquet.gz", "x.docx"])
def test_a_name_that_asks_for_no_format_is_refused(tmp_path, name):
    with pytest.raises(InputError, match=r"no format to write; end the name in \.jsonl, "):
        write_documents(DOCUMENTS, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_names_of_files_beside_the_output_leave_the_suffix_out(tmp_path):
    assert stem_of(tmp_path / "a.b.jsonl").name == "a.b"
    assert stem_of(tmp_path / "a.CSV.gz").name == "a"


def test_a_folder_in_the_place_of_the_output_is_refused(tmp_path):
    (tmp_path / "x.jsonl").mkdir()
    with pytest.raises(InputError, match="is a folder; name a file"):
        write_documents(DOCUMENTS, tmp_path / "x.jsonl")
