"""What the corpus promises: how much, how varied, nothing twice, sound annotation."""

from collections import defaultdict
from pathlib import Path

import pytest
from datasketch import MinHash, MinHashLSH

from conftest import ROOT
from tollspan.corpus.coverage import case_form, coverage_markdown, tally
from tollspan.corpus.lint import lint_document
from tollspan.corpus.lint_exceptions import read_exceptions
from tollspan.corpus.splits import assign_splits
from tollspan.labels import KINDS
from tollspan.seeds import read_seeds

SEEDS = ROOT / "seeds"
ALL = read_seeds(SEEDS)
REPORTS = [report for report in ALL if report.annotated]
TALLY = tally(REPORTS)
SPLITS = assign_splits([report.id for report in ALL], SEEDS / "splits.tsv")


def words(report):
    return [word for word in "".join(c if c.isalnum() else " " for c in report.text.lower()).split() if word]


def shingles(report, size):
    row = words(report)
    return {" ".join(row[i : i + size]) for i in range(len(row) - size + 1)}


def test_the_corpus_is_as_large_as_promised():
    assert len(REPORTS) >= 800
    assert sum(len(report.text.split()) for report in REPORTS) >= 110_000
    assert len(ALL) - len(REPORTS) >= 8, "plain texts stand beside the marked-up ones"


def test_coverage_md_is_current():
    assert (SEEDS / "COVERAGE.md").read_text(encoding="utf-8") == coverage_markdown(REPORTS)


def test_countries_and_regions_are_many_and_none_dominates():
    countries = TALLY["country"]
    assert len(countries) >= 70
    assert max(countries.values()) <= 0.12 * len(REPORTS)
    assert set(TALLY["region"]) >= {"africa", "americas", "asia", "europe", "middle-east", "oceania"}


def test_every_promised_event_register_and_decade_is_there():
    events = (
        "insurgency air-strike shelling bombing shooting riot protest raid trial kidnapping displacement gang piracy "
    )
    events += (
        "border-clash coup mine prison-break disaster crash epidemic diplomacy election sport business weather culture "
    )
    assert set(TALLY["event"]) >= set((events + "technology history").split())
    registers = "wire live-blog bulletin sitrep communique statement ministry incident-log court local-paper background"
    assert set(TALLY["register"]) >= set((registers + " transcript").split())
    assert TALLY["register"]["incident-log"] >= len(REPORTS) / 3
    assert set(TALLY["decade"]) >= {"1970s", "1980s", "1990s", "2000s", "2010s", "2020s"}
    assert min(TALLY["english"].values()) > len(REPORTS) / 4


def test_damaged_and_long_texts_and_quiet_ones_are_there():
    assert TALLY["case"]["capitals"] >= 60
    assert TALLY["case"]["lower"] >= 60
    assert TALLY["faults"]["ocr"] + TALLY["faults"]["encoding"] >= 30
    assert TALLY["words"]["701 and more"] >= 25
    assert TALLY["casualty mentions"]["0"] + TALLY["casualty mentions"]["1"] >= 200
    assert TALLY["casualty mentions"]["0"] >= 90


@pytest.mark.parametrize(
    "form",
    [
        *KINDS, "digits", "number words", "singular", "range", "lower bound", "upper bound", "approximate", "vague",
        "zero", "ellipsis", "subset", "cumulative", "updated", "disputed",
    ],
)  # fmt: skip
def test_every_form_of_number_occurs_at_least_25_times(form):
    assert TALLY["forms of counts"][form] >= 25


def test_named_victims_without_a_number_occur_at_least_25_times():
    assert TALLY["named victims"]["without a number"] >= 25


def test_no_eight_words_in_a_row_occur_in_two_reports():
    reports = defaultdict(set)
    for report in ALL:
        for shingle in shingles(report, 8):
            reports[shingle].add(report.id)
    assert {shingle: ids for shingle, ids in reports.items() if len(ids) > 1} == {}


def test_no_two_reports_are_near_duplicates():
    index = MinHashLSH(threshold=0.3, num_perm=64)
    found = []
    for report in ALL:
        sketch = MinHash(num_perm=64)
        sketch.update_batch([shingle.encode() for shingle in shingles(report, 3)])
        found += [(report.id, other) for other in index.query(sketch)]
        index.insert(report.id, sketch)
    assert found == []


def test_dev_and_test_are_held_out_and_stratified_like_the_whole():
    by_split = defaultdict(list)
    for report in REPORTS:
        by_split[SPLITS[report.id]].append(report)
    assert len(by_split["validation"]) == len(by_split["test"]) == 60
    assert SPLITS["middle-east/na-homs-two-day-toll"] == "test"
    for split in ("validation", "test"):
        for share in (
            lambda reports: sum(r.meta["register"] == "incident-log" for r in reports) / len(reports),
            lambda reports: sum(case_form(r) != "mixed" for r in reports) / len(reports),
            lambda reports: sum(r.meta["region"] == "asia" for r in reports) / len(reports),
        ):
            assert abs(share(by_split[split]) - share(REPORTS)) < 0.08


def test_the_linter_finds_nothing_but_listed_exceptions():
    exceptions = read_exceptions(SEEDS / "exceptions.tsv")
    found = {(report.id, finding.key(report)) for report in REPORTS for finding in lint_document(report)}
    assert sorted(found - exceptions.keys()) == []
    assert sorted(exceptions.keys() - found) == [], "an exception that is no longer needed"
    assert all(reason.strip() for reason in exceptions.values())


def test_every_folder_has_a_readme():
    for name in ("src", "training", "configs", "data", "models", "seeds", "tests", "benchmarks", "docs"):
        assert len(Path(ROOT, name, "README.md").read_text(encoding="utf-8")) > 40
