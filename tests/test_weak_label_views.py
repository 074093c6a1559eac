"""What people see of weak labels: accounts, the HTML page, outside votes from the configuration."""

import json

import pytest

from tollspan.config import LabelConfig, VotesConfig
from tollspan.errors import ConfigError, InputError
from tollspan.labeling.engine import ALL_FUNCTIONS, label_documents
from tollspan.labeling.explain import explain
from tollspan.labeling.outside import outside_functions
from tollspan.labeling.page import write_page
from tollspan.spans import Document

TEXT = "At least 44 civilians were killed in Homs on Thursday, the Arab League said."


def test_every_candidate_has_an_account_and_every_span_is_one_that_won():
    result = label_documents([Document("a", TEXT)])
    (weak,) = result.documents
    accounts = list(explain(weak, result.votes[0]))
    won = [(a.start, a.end, a.label) for a in accounts if a.outcome == "won"]
    assert won == [(span.start, span.end, span.label) for span in weak.spans]
    assert all(account.supporters for account in accounts)
    assert all(account.score is None for account in accounts if account.outcome != "won")


def test_the_page_escapes_texts_and_loads_nothing(tmp_path):
    document = Document("<script>alert(1)</script>", f"<script>alert(2)</script> {TEXT}")
    result = label_documents([document])
    write_page(tmp_path / "page.html", result.table, result.documents, title="<b>weak</b>")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in page
    assert '<mark class="LOCATION"' in page
    assert "http" not in page
    assert "src=" not in page


def test_an_annotated_file_and_a_table_of_incidents_vote_beside_the_functions(tmp_path):
    votes, records = tmp_path / "llm.jsonl", tmp_path / "ucdp.csv"
    start = TEXT.index("Homs")
    span = {"start": start, "end": start + 4, "label": "LOCATION", "text": "Homs"}
    votes.write_text(json.dumps({"id": "a", "spans": [span]}))
    records.write_text("when,date,place,actor,killed,injured,missing\nx,2012-01-26,Homs,Arab League,44,,\n")
    config = LabelConfig(
        votes=(VotesConfig("llm", str(votes)),), records=(VotesConfig("ucdp", str(records), {"date": "date"}),)
    )
    outside = outside_functions(config)
    result = label_documents([Document("a", TEXT)], (*ALL_FUNCTIONS, *outside))
    sources = {name for span in result.documents[0].spans for name in span.source}
    assert {"llm", "ucdp"} <= sources


def test_outside_votes_that_cannot_be_are_refused(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        outside_functions(LabelConfig(votes=(VotesConfig("a", str(tmp_path / "none.jsonl")),)))
    with pytest.raises(ConfigError, match="name a function twice"):
        outside_functions(LabelConfig(votes=(VotesConfig("a", "x"), VotesConfig("a", "y"))))
