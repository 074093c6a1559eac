import pytest

from tollspan.corpus.lint import lint_document
from tollspan.documents import parse_report


def rules(body):
    document = parse_report(f"Date: 2001-01-01\nAnnotation: inline\n\n{body}", doc_id="x", place="x")
    return [finding.rule for finding in lint_document(document)]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("In [the Gaza Strip](loc)", "leading-word"),
        ("[Homs,](loc) said", "outer-punctuation"),
        ("[Syria's](loc) city", "possessive"),
        ("[44 men](killed 45)", "count-value"),
        ("[civilians](killed ?) died", "count-value"),
        ("at least [44 men](killed 44)", "approximator-outside"),
        ("[Homs](loc) and Homs", "unmarked-twin"),
        ("on Monday", "unmarked-date"),
        ("the police said", "unmarked-party"),
    ],
)
def test_each_rule_finds_its_fault(body, rule):
    assert rule in rules(body)


@pytest.mark.parametrize(
    "body",
    [
        "[At least 44 men](killed 44-) died in [Homs](loc) on [Monday](date), [police](actor) said.",
        "[Washington, D.C.](loc) and the [U.N.](actor)",
        "[an 11-year-old boy](killed 1)",
        "The police station burnt.",
        "[Islamic State (IS)](actor)",
    ],
)
def test_sound_annotation_passes(body):
    assert rules(body) == []
