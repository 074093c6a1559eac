import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import documents
from tollspan.documents.report import format_report, parse_report, read_report
from tollspan.errors import InputError
from tollspan.spans import Document

headers = st.fixed_dictionaries(
    {},
    optional={
        key: st.text("abc é:[]", min_size=1).map(str.strip).filter(bool) for key in ("title", "region", "register")
    },
)


@given(documents(), headers, st.dates().map(str))
def test_parse_inverts_format(document, meta, date):
    report = Document("doc", document.text, date, meta, document.spans, annotated=True)
    assert parse_report(format_report(report), doc_id="doc", place="x") == report


def parse(content):
    return parse_report(content, doc_id="x", place="x.txt")


def test_a_text_without_header_is_taken_as_it_stands():
    for content in ("A [bracket](loc) stays.\n", "WASHINGTON: no header\n\nbody", "", "\r\n\r\n", "Note: one\n\ntwo"):
        assert parse(content) == Document("x", content)


def test_a_header_may_stand_before_a_plain_text_and_keeps_crlf_in_the_body():
    document = parse("Title: On Homs\r\nDate: 2012-01-28\r\n\r\nOne [a](loc).\r\nTwo.\r\n")
    assert (document.text, document.date, document.meta) == (
        "One [a](loc).\r\nTwo.\r\n",
        "2012-01-28",
        {"title": "On Homs"},
    )
    assert not document.annotated


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "Date: 28 January\n\nx",
            "x.txt:1: date '28 January' is incomplete or could mean two days; write it as YYYY-MM-DD",
        ),
        ("Title: a\nTitle: b\n\nx", "x.txt:2: the header names Title twice"),
        ("Title: a\nAnnotation: xml\n\nx", "Annotation: 'xml' is unknown"),
        ("Title: a\nAnnotation: inline\n\none\n[x](y)", "x.txt:5:"),
    ],
)
def test_a_broken_header_is_refused_with_its_line(content, message):
    with pytest.raises(InputError) as error:
        parse(content)
    assert message in str(error.value)


def test_a_report_that_is_not_utf8_names_the_byte(tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes(b"one\ncaf\xe9")
    with pytest.raises(InputError, match=r"latin.txt:2: byte 7 \(0xe9\) is not UTF-8; convert the file"):
        read_report(path)


def test_a_byte_order_mark_is_no_text(tmp_path):
    path = tmp_path / "bom.txt"
    path.write_bytes(b"\xef\xbb\xbfHoms")
    assert read_report(path).text == "Homs"
