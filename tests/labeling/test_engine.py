"""The door of labelling, the table of functions, and votes from outside."""

import json

import pytest

from tollspan.errors import ConfigError, InputError
from tollspan.labeling import ALL_FUNCTIONS, label_documents
from tollspan.labeling.external import votes_from_file, votes_from_incidents
from tollspan.labels import ACTOR, CASUALTY, DATE, LOCATION
from tollspan.spans import Document, Span

TEXT = "BAGHDAD, May 29 (Xinhua) - At least 12 soldiers were killed in Mosul on Friday, police sources said."
GOLD = (Span(0, 7, LOCATION), Span(9, 15, DATE), Span(63, 68, LOCATION))


@pytest.mark.parametrize("model", ["majority", "weighted", "hmm"])
def test_mark_up_never_influences_weak_spans_and_a_rerun_is_equal(model):
    plain, marked = Document("x", TEXT), Document("x", TEXT, spans=GOLD, annotated=True)
    wrong = Document("x", TEXT, spans=(Span(0, 40, ACTOR),), annotated=True)
    results = [label_documents([document], model=model) for document in (plain, marked, wrong, plain)]
    assert len({(result.documents[0].spans, result.votes) for result in results}) == 1
    assert not any(result.documents[0].annotated for result in results)


def test_a_dateline_gives_place_date_and_agency_and_a_count_with_its_value():
    (document,) = label_documents([Document("x", TEXT)]).documents
    found = {(document.surface(span), span.label) for span in document.spans}
    assert found >= {
        ("BAGHDAD", LOCATION), ("May 29", DATE), ("Xinhua", ACTOR), ("At least 12 soldiers", CASUALTY),
        ("Mosul", LOCATION), ("Friday", DATE), ("police sources", ACTOR),
    }  # fmt: skip
    (count,) = [span for span in document.spans if span.label == CASUALTY]
    assert (count.kind, count.low, count.high) == ("killed", 12, None)
    assert "counted_people_suffer" in count.source


def test_the_table_counts_coverage_overlaps_conflicts_and_is_judged_by_annotated_documents_alone():
    documents = [Document("a", TEXT, spans=GOLD, annotated=True), Document("b", "It rained.")]
    rows = {row.name: row for row in label_documents(documents).table}
    assert (rows["weekday"].votes, rows["weekday"].coverage, rows["weekday"].correct) == (1, 0.5, 0)
    assert rows["day_of_month"].precision == 1
    assert rows["day_of_month"].recall == 1
    assert rows["day_of_month"].conflicts == 0
    assert rows["dateline"].overlaps == 1
    assert all(row.precision is None for row in label_documents([Document("b", TEXT)]).table)


def test_an_unknown_model_is_refused_with_the_known_ones():
    with pytest.raises(ConfigError, match="majority, weighted, hmm"):
        label_documents([], model="snorkel")


def test_an_empty_document_and_strange_text_are_labelled():
    texts = ["", " \n\t ", "\x00", "🙂" * 50, "é́" * 50, "שלום 12 הרוגים", "12\r\nkilled\r\n"]
    result = label_documents([Document(str(n), text) for n, text in enumerate(texts)])
    assert [document.text for document in result.documents] == texts


def write(path, *rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_an_annotated_file_votes_like_any_function(tmp_path):
    span = {"start": 63, "end": 68, "label": "LOCATION", "text": "Mosul"}
    votes = votes_from_file("model_b", write(tmp_path / "b.jsonl", {"id": "x", "spans": [span]}))
    result = label_documents([Document("x", TEXT), Document("y", TEXT)], (*ALL_FUNCTIONS, votes))
    assert [[v for v in document if v.source == ("model_b",)] for document in result.votes] == [
        [Span(63, 68, LOCATION, source=("model_b",))], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{nonsense", "b.jsonl:1:2: no JSON"),
        ({"spans": []}, 'b.jsonl:1: the row lacks "id"'),
        ({"id": "x", "spans": [{"start": 0}]}, "b.jsonl:1: the span"),
        ({"id": "x", "spans": [{"start": 5, "end": 5, "label": "DATE"}]}, "b.jsonl:1: the span"),
        ({"id": "x", "spans": [{"start": 0, "end": 5, "label": "PLACE"}]}, "none of CASUALTY"),
    ],
)
def test_a_broken_annotated_file_names_line_and_fix(tmp_path, row, message):
    with pytest.raises(InputError, match=message):
        votes_from_file("b", write(tmp_path / "b.jsonl", row))


@pytest.mark.parametrize("end", [12, 400])
def test_a_span_whose_words_are_not_the_documents_is_refused(tmp_path, end):
    span = {"start": 0, "end": end, "label": "LOCATION", "text": "Basra"}
    votes = votes_from_file("b", write(tmp_path / "b.jsonl", {"id": "x", "spans": [span]}))
    with pytest.raises(InputError, match=r'b\.jsonl:1: span 0–.* of x is "Basra"'):
        list(votes(Document("x", TEXT)))


CSV = "day,town,perp,dead\n2012-05-29,Mosul,,12\n2012-05-30,Kirkuk,ISIS,3\n"
COLUMNS = {"date": "day", "place": "town", "actor": "perp", "killed": "dead"}


def test_an_incident_votes_for_the_values_that_a_report_states(tmp_path):
    votes = votes_from_incidents("ucdp", write(tmp_path / "i.csv", CSV), COLUMNS)
    document = Document("x", "May 29: 12 soldiers died in Mosul. On May 30 three sang.")
    found = [(document.surface(span), span.label, span.kind) for span in votes(document)]
    assert found == [("May 29", DATE, None), ("12 soldiers", CASUALTY, "killed"), ("Mosul", LOCATION, None)]
    assert list(votes(Document("y", "12 soldiers died on May 29."))) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("day,town\n", "i.csv:1: no column perp, dead"),
        (CSV.replace("2012-05-29", "29/5"), "i.csv:2:"),
        (CSV.replace(",12", ",x"), "i.csv:2:"),
    ],
)
def test_a_broken_table_names_line_and_fix(tmp_path, content, message):
    with pytest.raises(InputError, match=message):
        votes_from_incidents("ucdp", write(tmp_path / "i.csv", content), COLUMNS)
