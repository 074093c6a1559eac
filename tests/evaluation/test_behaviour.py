"""The runner: what passes, what fails, what is refused. The suite itself is tested in test_behaviour_suite.py."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strategies import documents
from tollspan import cli
from tollspan.corpus.edits import Edit
from tollspan.errors import InputError
from tollspan.evaluation.behaviour import BehaviourResult, read_suite, run_suite, run_systems
from tollspan.evaluation.behaviour.alignment import change_by
from tollspan.evaluation.behaviour.changes import CHANGES, surround
from tollspan.evaluation.behaviour.checks import AsMarked, Scope, Unchanged
from tollspan.evaluation.behaviour.report import behaviour_markdown, write_behaviour
from tollspan.evaluation.leakage import Leakage
from tollspan.evaluation.markdown import render_markdown
from tollspan.evaluation.output import read_report, write_report
from tollspan.evaluation.page import render_page
from tollspan.evaluation.pairing import pair_documents
from tollspan.evaluation.report import make_report
from tollspan.labels import CASUALTY, LOCATION
from tollspan.spans import Document, Span

FOLDER = Path(__file__).parents[1] / "behaviour"


class Answers:
    """Tags by a function from text to spans."""

    def __init__(self, spans_of):
        self.spans_of = spans_of

    def tag_many(self, texts):
        for document in texts:
            yield document.with_spans(self.spans_of(document.text))


@pytest.fixture(scope="module")
def suite():
    return read_suite(FOLDER)


@pytest.fixture(scope="module")
def gold(suite):
    """Spans by text."""
    cases = [case for capability in suite.capabilities for case in capability.cases]
    every = [*(d for case in cases for d in case.check.documents), *suite.frames.documents]
    return {document.text: document.spans for document in every}


@pytest.fixture
def write(tmp_path):
    """A suite of one file."""

    def file(content, name="one.yaml"):
        (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path

    return file


def test_a_text_has_the_same_annotation_wherever_it_stands(suite, gold):
    for capability in suite.capabilities:
        for case in capability.cases:
            for document in case.check.documents:
                assert document.spans == gold[document.text], case.id


def test_an_oracle_passes_everything(suite, gold):
    result = run_suite(suite, Answers(gold.__getitem__), system="oracle")
    assert [failure for found in result.capabilities for failure in found.failures] == []
    assert all(row.f1 == dict.fromkeys(row.f1, 1.0) for row in result.fairness.regions)
    assert all(gap.gap == 0 and gap.p == 1 for gap in result.fairness.gaps.values())


def test_an_empty_tagger_passes_only_where_nothing_is_to_be_found(suite):
    result = run_suite(suite, Answers(lambda text: ()), system="empty")
    failed = {failure.id for found in result.capabilities for failure in found.failures}
    for capability in suite.capabilities:
        for case in capability.cases:
            check = case.check
            scoped = (
                [scope.of(document) for document, scope in zip(check.documents, check.scopes, strict=True)]
                if isinstance(check, AsMarked)
                else [check.scope.of(check.document)]
            )
            assert (case.id in failed) == any(scoped), case.id
    assert all(set(row.f1.values()) == {0.0} for row in result.fairness.regions)


def test_a_tagger_that_is_blind_to_one_regions_places_shows_in_the_gap(suite, gold):
    blind = {d.text for frame in suite.frames.texts for d in frame[suite.frames.regions.index("Oceania")]}

    def see(text):
        return [span for span in gold[text] if span.label != LOCATION or text not in blind]

    fairness = run_suite(suite, Answers(see), system="blind").fairness
    gap = fairness.gaps[LOCATION]
    assert (gap.gap, gap.worst) == (1, "Oceania")
    assert gap.p < 0.01 < gap.chance
    assert fairness.gaps["ACTOR"].gap == 0


def test_a_tagger_that_changes_texts_is_refused(suite):
    class Rewriter:
        def tag_many(self, texts):
            return (replace(document, text=document.text + "!") for document in texts)

    with pytest.raises(InputError, match="gave other texts back"):
        run_suite(suite, Rewriter(), system="rewriter")


@given(documents(trimmed=True), st.data())
def test_spans_that_move_along_with_edits_are_unchanged(document, data):
    edges = sorted(data.draw(st.sets(st.integers(0, len(document.text)), max_size=6)))
    edits = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        edit = Edit(start, end, data.draw(st.text("ab ", min_size=1, max_size=5)))
        crosses = any(
            start < s.end and s.start < end and not (s.start <= start and end <= s.end) for s in document.spans
        )
        if not crosses:
            edits.append(edit)
    changed = change_by(document, edits)
    if changed is not None:
        check = Unchanged(document, changed, Scope())
        assert check.faults([document, changed.document]) == ()
        if document.spans:
            assert check.faults([document, changed.document.with_spans(changed.document.spans[1:])]) != ()


@given(documents(trimmed=True), documents(trimmed=True), documents(trimmed=True))
def test_spans_in_added_text_are_not_looked_at(document, before, after):
    assume(document.text)
    changed = surround(document, before, after)
    if changed is not None:
        assert changed.document.text == before.text + document.text + after.text
        assert Unchanged(document, changed, Scope()).faults([document, changed.document]) == ()


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_alters_the_text_and_keeps_its_spans_and_some_texts_have_something_to_change(name, gold):
    texts = [Document("x", text, spans=spans) for text, spans in list(gold.items())[:300]]
    changed = [(document, found) for document in texts if (found := CHANGES[name](document)) is not None]
    assert changed
    for document, found in changed:
        assert found.document.text != document.text
        assert [span.label for span in found.document.spans] == [span.label for span in document.spans]
        assert Unchanged(document, found, Scope()).faults([document, found.document]) == ()


def answers(text, start, words, low, high, kind="killed"):
    return Document("x", text).with_spans([Span(start, start + len(words), CASUALTY, kind=kind, low=low, high=high)])


@pytest.mark.parametrize(
    ("words", "low", "high", "twice", "low2", "high2"),
    [
        ("44", 44, 44, "88", 88, 88),
        ("more than 50", 51, None, "more than 100", 101, None),
        ("fewer than 50", None, 49, "fewer than 100", None, 99),
        ("between 20 and 30", 20, 30, "between 40 and 60", 40, 60),
        ("5,400", 5400, 5400, "10,800", 10800, 10800),
    ],
)
def test_doubling_a_number_must_double_its_range_and_nothing_else(words, low, high, twice, low2, high2):
    base = answers(f"In all {words} died.", 7, words, low, high)
    check = Unchanged(base, CHANGES["doubled_numbers"](base), Scope())
    text = check.changed.document.text
    assert text == f"In all {twice} died."
    assert check.faults([base, answers(text, 7, twice, low2, high2)]) == ()
    assert check.faults([base, answers(text, 7, twice, low, high)]) != ()
    assert check.faults([base, answers(text, 7, twice, low2, high2, kind="injured")]) != ()


def test_only_the_tags_and_words_in_question_are_looked_at(write):
    folder = write(
        "type: minimum\nsays: x\ncases:\n"
        "  - {id: a, text: '[Two](killed 2) died in [Homs](loc), police said.', about: [police]}\n"
        "  - {id: b, text: '[Two](killed 2) died in [Homs](loc).', tags: [LOCATION]}\n"
    )
    suite = read_suite(folder)
    homs = Answers(lambda text: [Span(text.index("Homs"), text.index("Homs") + 4, LOCATION)])
    assert run_suite(suite, homs, system="x").capabilities[0].failures == ()
    police = Answers(lambda text: [Span(0, 3, "ACTOR")])
    assert [f.id for f in run_suite(suite, police, system="x").capabilities[0].failures] == ["b"]


@pytest.mark.parametrize(("kinds", "failures"), [("true", ["a"]), ("false", [])])
def test_kinds_are_compared_unless_the_file_says_otherwise(write, kinds, failures):
    text = "cases: [{id: a, text: '[Two](killed 2) died.'}]"
    suite = read_suite(write(f"type: minimum\nsays: x\nkinds: {kinds}\n{text}"))
    injured = Answers(lambda text: [Span(0, 3, CASUALTY, kind="injured", low=2, high=2)])
    found = run_suite(suite, injured, system="x").capabilities[0].failures
    assert [failure.id for failure in found] == failures


def test_a_fault_says_what_a_mention_was_taken_for_and_a_tagger_of_other_tags_is_shown_as_it_is(write):
    suite = read_suite(write("type: minimum\nsays: x\ncases: [{id: a, text: '[Two](killed 2) died in [Homs](loc).'}]"))
    other = Answers(lambda text: [Span(0, 3, "NUMBER"), Span(4, 8, "VERB")])
    (failure,) = run_suite(suite, other, system="x").capabilities[0].failures
    assert failure.faults == (
        "[Two](killed 2) is taken for [Two](number)",
        "[Homs](loc) is missed",
        "[died](verb) is wrong",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("type: minimum\nsays: x\ncases: [{id: a, text: t, tekst: u}]", "case a: tekst: the field is unknown; did you"),
        ("type: minimum\nsays: x\ncases: [{id: a, text: t, swaps: []}]", "case a: swaps: the field is unknown; known"),
        ("type: minimum\nsays: x\ncases: [{id: a}]", "case a: text: "),
        ("type: minimum\nsays: x\ncases: [{text: t}]", "case 1: id: "),
        ("type: minimum\nsays: x\ncases: [{id: a, text: no}]", "case a: text: input should be a valid string"),
        ("type: minimum\nsays: x\ncases: [{id: a, text: t, tags: [PLACE]}]", "case a: tags"),
        ("type: minimum\nsays: x\ncases: [{id: a, text: '[Homs](place)'}]", "case a: text:1:"),
        ("type: minimum\nsays: x\ncases: [{id: a, text: t, about: [u]}]", "'u' stands 0 times"),
        ("type: minimum\nsays: x\ncases: [{id: a, text: t t, about: [t]}]", "'t' stands 2 times"),
        ("type: minimum\nsays: x\ncases: [{id: a, text: t}, {id: a, text: u}]", "2 cases have the id a"),
        ("type: minimum\nsays: x\nsays: y\ncases: []", "a key is named twice"),
        ("type: minimum\nsay: x\ncases: []", "say: the field is unknown; did you mean says?"),
        ("type: minimal\nsays: x\ncases: []", "type: 'minimal' is unknown"),
        ("type: minimum\nsays: x\ncases: []", "no .yaml files with cases"),
        ("- a", "type: '' is unknown"),
        ("a: [", "not YAML"),
        ("type: invariance\nsays: x\ncases: [{id: a, text: t}]", "a change that changes nothing, or none"),
        ("type: invariance\nsays: x\ncases: [{id: a, text: t, changes: [capital]}]", "did you mean capitals?"),
        ("type: invariance\nsays: x\ncases: [{id: a, text: t, swaps: [{u: v}]}]", "'u' does not stand in the text"),
        ("type: invariance\nsays: x\ncases: [{id: a, text: 'in [A](loc)', swaps: [{in A: B}]}]", "crosses the edge"),
        ("type: invariance\nsays: x\nderive: {of: [nouns], changes: [capitals]}", "'nouns' is no capability"),
        ("type: invariance\nsays: x\nderive: {from: [nouns]}", "derive: from: the field is unknown"),
        (
            "type: directional\nsays: x\ncases: [{id: a, text: t, contrast: u, about: [t]}]",
            "one of the two texts has none",
        ),
        ("type: fairness\nsays: x\nturns: 0\nframes: []\nregions: {}", "turns: input should be greater"),
        ("type: fairness\nsays: x\nturns: 1\nframes: [{id: f, text: '{a2}'}]\nregions: {R: {a: [b]}}", "1 names for a"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_file_case_and_field(write, content, message):
    with pytest.raises(InputError) as error:
        read_suite(write(content))
    assert message in str(error.value)
    assert "one.yaml" in str(error.value) or "cases" in message or "2 cases" in message


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"no \.yaml files"):
        read_suite(tmp_path)


def test_the_report_shows_behaviour_beside_the_scores_and_escapes_its_texts(write):
    evil = "<script>alert(1)</script>"
    folder = write(
        f"type: minimum\nsays: Counts {evil}.\ncases: [{{id: a, text: '[Two](killed 2) died. {evil}'}}]\n",
        "counts.yaml",
    )
    write(
        f"type: fairness\nsays: F1 {evil}.\nturns: 1\nframes: [{{id: f, text: 'In [{{a}}](loc)'}}]\n"
        f"regions: {{North: {{a: [Oslo]}}, '{evil}': {{a: [Lae]}}}}\n",
        "names.yaml",
    )
    results = run_systems(read_suite(folder), {evil: Answers(lambda text: ())})
    gold = [Document("a", "Two died.", spans=(Span(0, 3, CASUALTY, kind="killed", low=2, high=2),), annotated=True)]
    pairings = pair_documents(gold, gold)
    leakage = Leakage(0, 0, ())
    report = make_report(pairings, system="x", gold="y", command="z", leakage=leakage, baselines=(), behaviour=results)
    page = render_page(report, pairings)
    assert 'href="#behaviour"' in page
    assert "[Two](killed 2) is missed" in page
    assert evil not in page
    assert "### Fairness: labelling functions" in render_markdown(report)
    write_report(report, pairings, folder)
    assert read_report(folder / "metrics.json").behaviour[0].capabilities == results[0].capabilities


def test_json_holds_every_failure_and_markdown_shows_mark_up_as_text(suite, tmp_path):
    result = run_suite(suite, Answers(lambda text: ()), system="empty")
    write_behaviour([result, replace(result, system="other")], tmp_path)
    rows = json.loads((tmp_path / "behaviour.json").read_text(encoding="utf-8"))
    assert [row["system"] for row in rows] == ["empty", "other"]
    for row, found in zip(rows[0]["capabilities"], result.capabilities, strict=True):
        assert (row["passed"], len(row["failures"])) == (found.passed, len(found.failures))
    text = (tmp_path / "behaviour.md").read_text(encoding="utf-8")
    assert text == "# Behaviour\n\n" + behaviour_markdown([result, replace(result, system="other")])
    assert "| minimum | dates | 40 | " in text
    assert "`The dam broke on [August 30](date).`" in text


def test_a_system_without_frames_has_no_fairness(write):
    folder = write("type: minimum\nsays: x\ncases: [{id: a, text: Rain.}]")
    result = run_suite(read_suite(folder), Answers(lambda text: ()), system="x")
    assert isinstance(result, BehaviourResult)
    assert result.fairness is None
    assert "airness" not in behaviour_markdown([result])


def test_the_command_puts_the_labelling_functions_to_a_suite(write, tmp_path, monkeypatch, capsys):
    folder = write(
        "type: minimum\nsays: Counts.\ncases:\n"
        "  - {id: good, text: '[Two people](killed 2) were killed in [Homs](loc).'}\n"
        "  - {id: bad, text: '[Two people](injured 2) were killed in [Homs](loc).'}\n"
    )
    monkeypatch.setattr(
        sys, "argv", ["tollspan", "behave", str(folder), "--functions-only", "--report", str(tmp_path / "out")]
    )
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert not stop.value.code
    out = capsys.readouterr().out
    assert "0.50 (" in out
    assert "bad: [Two people](injured 2) is taken for [Two people](killed 2)" in out
    assert (tmp_path / "out" / "behaviour.json").exists()


@pytest.mark.parametrize("more", [[], ["--report", "out", "--predictions", "p.jsonl"]])
def test_evaluate_refuses_a_suite_without_a_model_and_a_report(monkeypatch, capsys, more):
    words = ["tollspan", "evaluate", "--gold", "gold.jsonl", "--behaviour", str(FOLDER), *more]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 1
    assert "a behaviour suite needs a model and a report" in capsys.readouterr().err
