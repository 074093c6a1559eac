import pytest

from tollspan.errors import SpanError
from tollspan.spans import Document, Span


@pytest.mark.parametrize("bounds", [(3, 3), (-1, 2), (5, 2)])
def test_a_span_is_not_empty_and_not_before_the_text(bounds):
    with pytest.raises(SpanError, match="half-open"):
        Span(*bounds, "DATE")


def test_only_a_casualty_has_a_kind_and_a_range():
    with pytest.raises(SpanError, match="only a CASUALTY"):
        Span(0, 1, "ACTOR", kind="killed")
    with pytest.raises(SpanError, match="is none of killed"):
        Span(0, 1, "CASUALTY", kind="slain")
    with pytest.raises(SpanError, match="low 3 is above high 2"):
        Span(0, 1, "CASUALTY", kind="killed", low=3, high=2)


def test_a_documents_spans_end_inside_the_text_and_do_not_overlap():
    with pytest.raises(SpanError, match="ends after the text"):
        Document("a", "Homs", spans=(Span(0, 5, "LOCATION"),))
    with pytest.raises(SpanError, match="overlap"):
        Document("a", "Homs city", spans=(Span(0, 5, "LOCATION"), Span(4, 9, "LOCATION")))


def test_with_spans_sorts_them():
    document = Document("a", "Homs, Hama").with_spans([Span(6, 10, "LOCATION"), Span(0, 4, "LOCATION")])
    assert [document.surface(span) for span in document.spans] == ["Homs", "Hama"]
