import pytest

from tollspan.evaluation import baselines
from tollspan.evaluation.baselines import BASELINES, UnavailableError, find_counts, tag_by_rules, tag_by_spacy
from tollspan.evaluation.pairing import pair_documents
from tollspan.evaluation.report import run_baseline
from tollspan.spans import Document


def counts(text):
    return [(text[s.start : s.end], s.kind, s.low, s.high) for s in find_counts(Document("a", text))]


def test_the_pattern_finds_numbers_near_words_of_harm_in_the_same_sentence():
    assert counts("At least 44 civilians were killed in Homs. Twelve soldiers were wounded.") == [
        ("At least 44 civilians", "killed", 44, None),
        ("Twelve soldiers", "injured", 12, 12),
    ]
    assert counts("The price rose to 44 pounds. It killed trade.") == []
    assert counts("More than 5,400 people fled; dozens were arrested.")[0] == (
        "More than 5,400 people", "displaced", 5401, None,
    )  # fmt: skip


@pytest.mark.parametrize("baseline", BASELINES, ids=lambda one: one.name)
def test_every_baseline_runs_or_says_why_not_and_finds_only_its_own_tags(baseline):
    text = "Two people were killed in Homs on Monday, the Arab League said."
    gold = tag_by_rules([Document("a", text)])
    found = run_baseline(baseline, pair_documents(gold, gold))
    if found.scores is None:
        assert "not installed" in found.absent
        return
    assert all(span.label in baseline.tags for document in baseline.tag(gold) for span in document.spans)
    assert set(found.differences) - {"micro", "casualty values"} == set(baseline.tags)
    assert ("micro" in found.differences) == (len(baseline.tags) == 4)


def test_spacys_entities_become_our_tags_without_article_and_possessive(tmp_path, monkeypatch):
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed; it is no dependency")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "the Philippines's"}, {"label": "CARDINAL", "pattern": "two"}])
    pipeline.to_disk(tmp_path)
    monkeypatch.setattr(baselines, "SPACY_MODEL", str(tmp_path))
    (document,) = tag_by_spacy([Document("a", "In the Philippines's south two died.")])
    assert [(document.surface(span), span.label) for span in document.spans] == [("Philippines", "LOCATION")]


def test_a_missing_model_is_a_reason_not_a_crash(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(UnavailableError, match="spaCy is not installed"):
        tag_by_spacy([])
