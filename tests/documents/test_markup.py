import pytest
from hypothesis import given

from strategies import documents
from tollspan.documents.markup import parse, render
from tollspan.errors import InputError
from tollspan.spans import Span


@given(documents())
def test_parse_inverts_render(document):
    assert parse(render(document.text, document.spans)) == (document.text, document.spans)


def test_render_inverts_parse_for_a_body_as_people_write_it():
    body = (
        r"[At least 44](killed 44-) and [up to 9](injured -9) in [Homs](loc), \[3\] [many](missing ?) [two](killed 2)"
    )
    text, spans = parse(body)
    assert text == "At least 44 and up to 9 in Homs, [3] many two"
    assert spans[0] == Span(0, 11, "CASUALTY", kind="killed", low=44)
    assert render(text, spans) == body


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("one\ntwo [Homs] three", "f.txt:3:10: a mark without a note"),
        ("a ] b", "f.txt:2:3: a stray ]"),
        ("a [Homs", "never closed"),
        ("[[a](loc)](loc)", "a stray ["),
        ("[Homs](place)", "(place) is none of loc, actor, date"),
        ("[4](slain 4)", "(slain 4) is none of"),
        ("[4](killed 5-4)", "low 5 is above high 4"),
        ("[](loc)", "is empty"),
        (r"a \b", r"a stray \ "[:-1]),
    ],
)
def test_broken_markup_is_refused_with_line_and_column(body, message):
    with pytest.raises(InputError) as error:
        parse(body, place="f.txt", first_line=2)
    assert message in str(error.value)
    assert str(error.value).startswith("f.txt:")
