import json

import pytest
from hypothesis import given

from strategies import documents
from tollspan.documents.annotated import format_row, parse_json, parse_row, read_annotated, write_annotated
from tollspan.errors import InputError


@given(documents())
def test_parse_inverts_format(document):
    assert parse_row(parse_json(format_row(document), place="x"), place="x") == document


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "out.jsonl"

    def failing():
        yield parse_row({"id": "a", "text": "x"}, place="x")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_annotated(failing(), path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"text": "x"}, "the row has no id"),
        ({"id": "a"}, "a: the row has no text"),
        ({"id": "a", "text": 3}, "the row has no text"),
        ({"id": "a", "text": "x", "date": "soon"}, "date 'soon' is no date"),
        ({"id": "a", "text": "x", "meta": []}, None),
        ({"id": "a", "text": "Homs", "spans": [{"start": 0, "end": 4}]}, "lacks start, end or label"),
        ({"id": "a", "text": "Homs", "spans": [{"start": 0, "end": 9, "label": "DATE"}]}, "ends after the text"),
        (
            {"id": "a", "text": "Homs", "spans": [{"start": "0", "end": 4, "label": "DATE"}]},
            "start: '0' is of the wrong type",
        ),
        (
            {"id": "a", "text": "In Homs", "spans": [{"start": 0, "end": 4, "label": "LOCATION", "text": "Homs"}]},
            "span 0–4 says 'Homs', the text there is 'In H'; did the text change after annotation?",
        ),
        ({"id": "a", "text": "\ud800"}, "half a surrogate pair"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_place(row, message):
    if message is None:
        assert parse_row(row, place="f.jsonl:12").meta == {}
        return
    with pytest.raises(InputError) as error:
        parse_row(row, place="f.jsonl:12")
    assert str(error.value).startswith("f.jsonl:12")
    assert message in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"):
        list(read_annotated(tmp_path / "none.jsonl"))


def test_a_line_that_is_no_json_names_its_number(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "b"}) + "\n\n{oops\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"x.jsonl:3: not JSON"):
        list(read_annotated(path))
