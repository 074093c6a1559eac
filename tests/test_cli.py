import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tollspan import cli

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command in this process; gives exit status, standard output and error."""

    def command(*words):
        monkeypatch.setattr(sys, "argv", ["tollspan", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
            sys.exit(0)
        said = capsys.readouterr()
        return stop.value.code or 0, said.out, said.err

    return command


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_help_names_every_verb(run):
    _, out, _ = run("--help")
    assert all(verb in out for verb in ("tag", "label", "evaluate", "check"))


def test_tag_writes_contract_3_with_ids_kept_and_says_what_was_left_out(run, smoke_model, tmp_path):
    source, output = tmp_path / "in.jsonl", tmp_path / "out" / "tagged.jsonl"
    texts = ["Police killed at least 44 people in Homs on Monday.", "شرطة Homs 😀 e\u0301\r\n", "x\x00y"]
    lines = [json.dumps({"id": f"d{n}", "text": text, "date": "2012-01-28"}) for n, text in enumerate(texts)]
    source.write_text("\n".join([*lines[:2], "{oops", lines[2], '{"id": "e", "text": "  "}']), encoding="utf-8")
    status, _, err = run("tag", source, "--model", smoke_model, "--output", output)
    assert status == 0
    assert [(row["id"], row["text"], row["date"]) for row in rows(output)] == [
        (f"d{n}", text, "2012-01-28") for n, text in enumerate(texts)
    ]
    for row in rows(output):
        for span in row["spans"]:
            assert row["text"][span["start"] : span["end"]] == span["text"]
            assert 0 <= span["score"] <= 1
            assert ("kind" in span) == (span["label"] == "CASUALTY")
    assert "3 documents done, 2 left out" in err
    assert f"{source}:3: not JSON" in err.replace("\n", "")


def test_tag_without_output_prints_the_report_and_its_counts(run, smoke_model, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Two people died in Homs.", encoding="utf-8")
    status, out, _ = run("tag", path, "--model", smoke_model)
    assert status == 0
    assert "report" in out
    assert "casualty counts" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["tag", "none.txt"], "none.txt: there is no such file or folder"),
        (["tag", "empty.txt", "--model", "MODEL"], "no document to work on"),
        (["tag", "good.txt", "--model", "nowhere"], "nowhere: there is no such model folder"),
        (["evaluate", "--gold", "good.txt", "--model", "MODEL"], "no document to work on"),
    ],
)
def test_a_mistake_is_one_clear_line_and_writes_nothing(run, smoke_model, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").write_text("")
    Path("good.txt").write_text("Two died.")
    words = [str(smoke_model) if word == "MODEL" else word for word in words]
    status, _, err = run(*words, *(["--output", "out.jsonl"] if words[0] == "tag" else []))
    assert status == 1
    assert message in err
    assert "Traceback" not in err
    if "empty" not in str(words):
        assert not Path("out.jsonl").exists()


def test_label_works_on_any_documents_and_prints_the_table(run, tmp_path):
    path, output = tmp_path / "report.txt", tmp_path / "weak.jsonl"
    path.write_text("At least 44 civilians were killed in Homs on Thursday, the Arab League said.", encoding="utf-8")
    status, out, _ = run("label", path, "--output", output)
    assert status == 0
    (row,) = rows(output)
    assert {span["label"] for span in row["spans"]} == {"CASUALTY", "LOCATION", "DATE", "ACTOR"}
    assert all(span["source"] and 0 < span["score"] <= 1 for span in row["spans"])
    assert "labelling functions" in out


def test_evaluate_reports_what_tag_gives(run, smoke_model, tmp_path):
    gold = ROOT / "seeds" / "oceania"
    status, out, _ = run("evaluate", "--gold", gold, "--model", smoke_model, "--report", tmp_path)
    assert status == 0
    assert "strict micro F1 95 % interval" in out.replace("\n", " ").replace("  ", " ")
    metrics = json.loads((tmp_path / "metrics.json").read_text())
    assert 0 < metrics["scores"]["strict"]["micro"]["f1"] < 1
    run("tag", gold, "--model", smoke_model, "--output", tmp_path / "tagged.jsonl")
    from tollspan.documents import read_annotated, read_documents
    from tollspan.evaluation.scores import evaluate_documents

    again = evaluate_documents(
        list(read_documents([gold], on_reject=lambda _: None)), read_annotated(tmp_path / "tagged.jsonl")
    )
    assert round(again.strict["micro"].f1, 4) == metrics["scores"]["strict"]["micro"]["f1"]
    assert "| strict | micro |" in (tmp_path / "report.md").read_text()


def test_check_names_file_and_line(run, tmp_path):
    (tmp_path / "bad.txt").write_text(
        "Annotation: inline\n\nRain.\n[the army](actor) left [44 men](killed 45)", encoding="utf-8"
    )
    status, out, _ = run("check", tmp_path)
    assert status == 1
    assert "bad: line 2: leading-word" in out
    assert "reads as 44–44 but is marked 45–45" in out


def test_importing_tollspan_does_not_load_torch():
    code = "import sys, tollspan; assert not {'torch', 'transformers', 'datasets'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ)
