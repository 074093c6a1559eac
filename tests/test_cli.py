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
    assert all(verb in out for verb in ("tag", "label", "totals", "records", "evaluate", "compare", "check"))


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


@pytest.fixture(scope="module")
def test_reports(small_seeds, tmp_path_factory):
    """The test reports of the smoke model's seeds, as JSON lines."""
    from tollspan.corpus.splits import read_splits
    from tollspan.documents import write_annotated
    from tollspan.seeds import read_seeds

    splits = read_splits(small_seeds / "splits.tsv")
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    write_annotated([report for report in read_seeds(small_seeds) if splits.get(report.id) == "test"], path)
    return path


def test_evaluate_reports_what_tag_gives(run, smoke_model, test_reports, tmp_path):
    status, out, _ = run("evaluate", "--gold", test_reports, "--model", smoke_model, "--report", tmp_path)
    assert status == 0
    assert "strict micro F1 95 % interval" in out.replace("\n", " ").replace("  ", " ")
    assert "labelling functions" in out
    assert "None of the" in out
    metrics = json.loads((tmp_path / "metrics.json").read_text())
    f1 = metrics["scores"]["strict"]["micro"]["f1"]
    assert 0 < f1 < 1
    tagged = tmp_path / "tagged.jsonl"
    run("tag", test_reports, "--model", smoke_model, "--output", tagged)
    status, out, _ = run("evaluate", "--gold", test_reports, "--predictions", tagged, "--report", tmp_path / "again")
    assert status == 0
    assert "Not checked" in out
    again = json.loads((tmp_path / "again" / "metrics.json").read_text())
    assert again["scores"] == metrics["scores"]
    assert f"{f1:.3f}" in (tmp_path / "report.md").read_text()


def test_evaluate_refuses_what_the_model_has_seen_unless_forced_and_then_says_so(
    run, smoke_model, small_seeds, tmp_path
):
    seen = json.loads((smoke_model / "seen.json").read_text())["train"][0]["id"]
    command = ("evaluate", "--gold", small_seeds / f"{seen}.txt", "--model", smoke_model)
    status, _, err = run(*command)
    assert status == 1
    assert f"the same text as {seen} (train)" in err
    status, out, _ = run(*command, "--force-overlap", "--report", tmp_path, "--no-baselines")
    assert status == 0
    assert "NOT A TEST" in out
    for name in ("report.html", "report.md", "metrics.json"):
        assert "NOT A TEST" in (tmp_path / name).read_text(), name


@pytest.fixture
def two_systems(tmp_path):
    """Gold, a file of predictions that finds every place, and one that finds none and lacks a document."""
    texts = [f"Police left Homs on day {n}." for n in range(12)]
    rows = [
        {"id": f"d{n}", "text": text, "spans": [{"start": 12, "end": 16, "label": "LOCATION"}]}
        for n, text in enumerate(texts)
    ]
    files = {"gold": rows, "good": rows, "bad": [row | {"spans": []} for row in rows[1:]]}
    for name, content in files.items():
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, content)), encoding="utf-8")
    return tmp_path


def test_compare_gives_a_verdict_the_changes_and_json(run, two_systems):
    gold, good, bad, output = (two_systems / name for name in ("gold.jsonl", "good.jsonl", "bad.jsonl", "out.json"))
    status, out, _ = run("compare", bad, good, "--gold", gold, "--output", output)
    assert status == 0
    said = " ".join(out.split())
    assert f"{good} is better than {bad}" in said
    assert "1 of 12 documents have no prediction" in said
    assert "Homs" in said
    found = json.loads(output.read_text())
    assert found["differences"]["micro"]["difference"] == 1
    assert len(found["changes"]) == 12
    status, out, _ = run("compare", good, good, "--gold", gold)
    assert "give the same spans on all 12 documents" in " ".join(out.split())


def test_evaluate_says_which_documents_have_no_prediction_and_which_rows_are_bad(run, two_systems):
    predictions = two_systems / "bad.jsonl"
    predictions.write_text(predictions.read_text() + "\n{oops", encoding="utf-8")
    status, out, err = run("evaluate", "--gold", two_systems / "gold.jsonl", "--predictions", predictions)
    assert status == 0
    assert "1 of 12 documents have no prediction and count as predicted empty" in " ".join(out.split())
    assert f"{predictions}:12: not JSON" in err.replace("\n", "")


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
