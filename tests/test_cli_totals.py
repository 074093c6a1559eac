"""``tollspan totals``: tagged and raw documents in, one row of totals a document out."""

import json
import sys

import pytest

from tollspan import cli

ZERO = {"low": 0, "best": 0, "high": 0}


@pytest.fixture
def totals(monkeypatch, capsys, tmp_path):
    """Run the verb on JSON lines; gives exit status, the rows written, standard output and error."""
    monkeypatch.chdir(tmp_path)

    def command(lines, *options):
        source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["tollspan", "totals", str(source), *map(str, options)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
            sys.exit(0)
        said = capsys.readouterr()
        found = (
            [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()] if output.exists() else []
        )
        return stop.value.code or 0, found, said.out, said.err.replace("\n", "")

    return command


def tagged(doc_id="a", text="Two men were killed.", **fields):
    span = {"start": 0, "end": 7, "label": "CASUALTY", "kind": "killed", "low": 2, "high": 2, "score": 0.9}
    return {"id": doc_id, "text": text, "spans": [span | fields]}


def test_tagged_documents_need_no_model(totals):
    status, rows, _, err = totals([tagged()], "--output", "out.jsonl")
    assert (status, [row["id"] for row in rows]) == (0, ["a"])
    assert rows[0]["totals"]["killed"] == {"low": 2, "best": 2, "high": 2}
    assert rows[0]["totals"]["injured"] == ZERO
    assert "totals of 1 documents written" in err


def test_documents_without_any_span_are_read_by_their_sentences(totals):
    text = "Police arrested five cadres in Gaya."
    _, rows, *_ = totals([{"id": "a", "text": text, "spans": []}], "--output", "out.jsonl")
    assert rows[0]["totals"]["detained"]["best"] == 5


def test_raw_documents_are_labelled_on_request_and_order_is_kept(totals):
    raw = {"id": "b", "text": "Three soldiers were wounded in Homs."}
    _, rows, *_ = totals([tagged(), raw, tagged("c")], "--by", "labels", "--output", "out.jsonl")
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert rows[1]["totals"]["injured"]["best"] == 3


def test_raw_documents_without_a_model_end_with_the_ways_out(totals):
    status, rows, _, err = totals([{"id": "b", "text": "Three soldiers died."}], "--output", "out.jsonl")
    assert (status, rows) == (1, [])
    assert "there is no such model folder" in err
    assert "make run" in err
    assert "--by labels" in err


def test_a_batch_goes_on_past_broken_rows_and_says_which(totals):
    lines = [tagged(), "{oops", tagged("b", end=99), {"id": "c", "spans": []}, tagged("d", kind="eaten"), tagged("e")]
    status, rows, _, err = totals(lines, "--output", "out.jsonl")
    assert (status, [row["id"] for row in rows]) == (0, ["a", "e"])
    assert "2 documents done, 4 left out" in err
    assert all(f"in.jsonl:{line}" in err for line in (2, 3, 4, 5))


def test_no_document_at_all_is_an_error(totals):
    status, rows, _, err = totals(["{oops"], "--output", "out.jsonl")
    assert (status, rows) == (1, [])
    assert "no document to work on" in err


def test_a_count_that_cannot_be_read_is_null_with_its_reason(totals):
    text = "Many people were killed."
    _, rows, *_ = totals([tagged(text=text, end=11, low=None, high=None)], "--output", "out.jsonl")
    assert rows[0]["totals"]["killed"] == {"low": 0, "best": None, "high": None}
    assert rows[0]["unread"][0]["reason"] == "the words are too vague for a number"


def test_vague_words_follow_the_policy_that_is_named(totals):
    dozens = tagged(text="Dozens were killed.", end=6, low=24, high=99)
    literal, acled = (totals([dozens], "--vague", p, "--output", "out.jsonl")[1][0] for p in ("literal", "acled"))
    assert (literal["totals"]["killed"]["best"], acled["totals"]["killed"]["best"]) == (24, 12)


def test_without_output_a_table_is_printed_and_a_dash_prints_rows(totals):
    _, _, table, _ = totals([tagged(), tagged("b", text="Many men were killed.", low=None, high=None, end=8)])
    assert "killed" in table
    assert "?" in table
    _, _, lines, _ = totals([tagged()], "--output", "-")
    assert json.loads(lines)["totals"]["killed"]["best"] == 2
