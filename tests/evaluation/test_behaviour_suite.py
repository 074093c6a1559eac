"""The suite itself: what its cases promise, and that it tests the whole guideline."""

import re
from pathlib import Path

import pytest
import yaml

from tollspan.corpus.lint import lint_document
from tollspan.evaluation.behaviour import read_suite
from tollspan.seeds import read_seeds

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "behaviour"
LEAST = {"minimum": 350, "invariance": 20, "directional": 40}
LEAST_OF_CAPABILITY = 8
UNTESTED = ("This page defines what the tagger must find", "The labelling functions, the seed annotations")


@pytest.fixture(scope="module")
def suite():
    return read_suite(FOLDER)


@pytest.fixture(scope="module")
def rows():
    """Rows written out, by file."""
    files = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.yaml")}
    return {name: file.get("cases", []) for name, file in files.items() if file["type"] != "fairness"}


def guideline_sentences():
    """Sentences of the guideline without mark-up, tables and headings apart."""
    text = (ROOT / "docs" / "guideline.md").read_text(encoding="utf-8")
    blocks = re.split(r"\n\n|\n- |\n(?=#)|\n(?!#)(?<=[a-z]\n)", text)
    kept = [re.sub(r"^#+ .*\n?|^- ", "", block) for block in blocks if not block.startswith("|")]
    for block in kept:
        quoted = re.sub(r"`[^`]*`", lambda match: "`" + "x" * (len(match[0]) - 2) + "`", block)
        ends = [match.end() for match in re.finditer(r"[.:]\)?(?=\s+[A-Z`*(]|$)", quoted)]
        ends = [end for end in ends if quoted[end - 1] != ":"]
        for start, end in zip([0, *ends], ends, strict=False):
            yield re.sub(r"[`*]", "", block[start:end]).strip()


def test_at_least_400_cases_are_written_out_and_no_capability_is_thin(suite, rows):
    types = {capability.name: capability.type for capability in suite.capabilities}
    assert sum(map(len, rows.values())) >= 400
    for kind, least in LEAST.items():
        assert sum(len(rows[name]) for name in rows if types[name] == kind) >= least
    assert all(len(capability.cases) >= LEAST_OF_CAPABILITY for capability in suite.capabilities)


def test_every_sentence_of_the_guideline_is_tested_and_every_rule_stands_in_one(suite):
    sentences = [sentence for sentence in guideline_sentences() if sentence]
    rules = {case.rule for capability in suite.capabilities for case in capability.cases if case.rule}
    homes = {rule: [sentence for sentence in sentences if rule in sentence] for rule in rules}
    assert {rule: found for rule, found in homes.items() if len(found) != 1} == {}
    tested = {found[0] for found in homes.values()}
    assert [s for s in sentences if s not in tested and not s.startswith(UNTESTED)] == []


def test_every_text_passes_the_linter_or_says_why_not(suite):
    for capability in suite.capabilities:
        for case in capability.cases:
            findings = [finding for document in case.check.documents for finding in lint_document(document)]
            assert not findings or case.lint, (case.id, findings)


def test_every_reason_for_a_finding_is_needed(suite):
    excused = [case for capability in suite.capabilities for case in capability.cases if case.lint]
    found = {case.lint for case in excused if any(lint_document(document) for document in case.check.documents)}
    assert {case.lint for case in excused} == found


def test_no_case_stands_in_the_reports_that_models_learn_from(suite):
    reports = "\n".join(" ".join(report.text.split()) for report in read_seeds(ROOT / "seeds"))
    texts = {d.text for capability in suite.capabilities for case in capability.cases for d in case.check.documents}
    assert [text for text in texts if len(text) > 30 and " ".join(text.split()) in reports] == []
