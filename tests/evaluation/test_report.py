import re
from dataclasses import replace

import pytest

from browser import Page, find_chromium
from tollspan.errors import InputError
from tollspan.evaluation.leakage import Leakage, Overlap
from tollspan.evaluation.markdown import render_markdown, render_tables
from tollspan.evaluation.output import FILES, read_report, write_report
from tollspan.evaluation.page import render_page
from tollspan.evaluation.pairing import pair_documents
from tollspan.evaluation.report import make_report
from tollspan.evaluation.wording import summary
from tollspan.spans import Document, Span

EVIL = "<script>alert(1)</script>"
TEXT = "At least 12 people died in Homs on Monday, police said. <b>Two</b> were hurt & taken to Aleppo."


def span(words, label, score=0.9, **count):
    start = TEXT.index(words)
    return Span(start, start + len(words), label, score, **count)


GOLD = (
    span("At least 12 people", "CASUALTY", kind="killed", low=12),
    span("Homs", "LOCATION"),
    span("Monday", "DATE"),
    span("police", "ACTOR"),
    span("Two", "CASUALTY", kind="injured", low=2, high=2),
    span("Aleppo", "LOCATION"),
)
FOUND = (
    span("12 people", "CASUALTY", 0.6, kind="killed", low=12, high=12),
    span("Homs", "LOCATION", 0.95),
    span("Monday", "DATE", 0.99),
    span("Two", "CASUALTY", 0.4, kind="killed", low=2, high=2),
    span("Aleppo", "ACTOR", 0.3),
    span("hurt", EVIL, 0.2),
)


@pytest.fixture(scope="module")
def pairings():
    """A document of every mistake, with texts that would be mark-up if they could, and one without mistakes."""
    evil = Document(f"a{EVIL}", TEXT, "2012-01-28", {"title": EVIL, "source": f"|{EVIL}"}, GOLD, annotated=True)
    good = Document("b", TEXT, meta={"title": "Quiet"}, spans=GOLD, annotated=True)
    return pair_documents([evil, good], [evil.with_spans(FOUND), good])


@pytest.fixture(scope="module")
def report(pairings):
    """All figures on them."""
    leakage = Leakage(2, 9, (Overlap(f"a{EVIL}", EVIL, "train", 0.8),))
    return make_report(
        pairings, system=f"model {EVIL}", gold="gold.jsonl", command="tollspan evaluate", leakage=leakage
    )


@pytest.fixture(scope="module")
def page(report, pairings, tmp_path_factory):
    """The page as a file."""
    folder = tmp_path_factory.mktemp("report")
    write_report(report, pairings, folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    return folder / "report.html"


def test_the_json_is_read_back_as_the_same_report(report, page):
    again = read_report(page.with_name("metrics.json"))
    assert again.scores.strict["micro"].f1 == pytest.approx(report.scores.strict["micro"].f1, abs=1e-4)
    assert again.leakage == report.leakage
    assert again.tag_confusion == report.tag_confusion
    assert render_tables(again) == render_tables(report)
    with pytest.raises(InputError, match="not a report"):
        read_report(page)


def test_the_page_loads_nothing_and_holds_no_mark_up_of_the_texts(page):
    html = page.read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", html)
    assert html.count("<script") == 1
    assert EVIL not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<b>Two" not in html


def test_markdown_says_the_same_and_a_bar_in_a_name_makes_no_new_column(report):
    text = render_markdown(report)
    assert summary(report) in text
    assert report.leakage.statement in text
    assert f"| source | \\|{EVIL} |" in text
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1, table


def test_what_is_left_out_of_the_page_is_said(report, pairings):
    assert "1 more have some" in render_page(report, [*pairings, *pairings[:1]], documents=1)


def test_a_document_without_prediction_is_said_in_every_output(report, pairings):
    missing = pair_documents([one.gold for one in pairings], [pairings[0].predicted])
    scores = replace(report.scores, unpredicted=1)
    changed = replace(report, scores=scores)
    assert "1 of 2 documents have no prediction" in render_markdown(changed)
    assert "1 of 2 documents have no prediction" in render_page(changed, missing)


def test_a_report_on_nothing_found_and_nothing_gold_is_whole():
    document = Document("a", "Rain.", annotated=True)
    pairings = pair_documents([document], [document])
    report = make_report(pairings, system="s", gold="g", command="c", leakage=Leakage(1, None), baselines=())
    assert "| CASUALTY | – | – | – | – | 0 |" in render_markdown(report)
    assert "The predicted spans carry no scores." in render_page(report, pairings)


needs_chromium = pytest.mark.skipif(find_chromium() is None, reason="Chromium is not installed")


def visible(tab, selector):
    """Texts of the elements that can be seen."""
    script = f"[...document.querySelectorAll({selector!r})].filter(e => e.offsetParent).map(e => e.textContent)"
    return tab.run(f"JSON.stringify({script})")


@needs_chromium
def test_in_a_browser_filters_work_by_mouse_and_keyboard_and_titles_stay_text(page):
    import json

    with Page(page) as tab:
        wrong = "mark.wrong:not(.dim)"
        assert json.loads(visible(tab, "article h3"))[0].startswith(EVIL)
        assert len(json.loads(visible(tab, wrong))) == 8
        tab.click("input[name=tag][value=CASUALTY]")
        assert [text.split("CASUALTY")[0] for text in json.loads(visible(tab, wrong))] == [
            "At least 12 people", "Two", "12 people", "Two",
        ]  # fmt: skip
        tab.click("input[name=type][value=kind]")
        assert [text.split("CASUALTY")[0] for text in json.loads(visible(tab, wrong))] == ["Two", "Two"]
        tab.click("input[name=tag][value=ACTOR]")
        assert json.loads(visible(tab, "article")) == []
        assert tab.run("document.getElementById('shown').textContent") == "0 passages in 0 documents"
        tab.run("document.querySelector('input[name=tag][value=all]').focus()")
        tab.press("ArrowRight", 39)
        chosen = tab.run("document.querySelector('input[name=tag]:checked').value")
        assert chosen == tab.run("document.querySelectorAll('input[name=tag]')[1].value")
        said = [
            event for event in tab.events if event.get("method") in {"Page.javascriptDialogOpening", "Log.entryAdded"}
        ]
        asked = [e["params"]["request"]["url"] for e in tab.events if e.get("method") == "Network.requestWillBeSent"]
    assert said == [], "neither a dialog nor a complaint"
    assert asked == [page.resolve().as_uri()]


@needs_chromium
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_in_a_browser_the_page_fits_its_width_and_its_words_stand_out(page, width, dark):
    with Page(page, width=width, dark=dark) as tab:
        assert tab.run("document.documentElement.scrollWidth") <= width
        paper, ink = (
            [int(part) for part in re.findall(r"\d+", tab.run(f"getComputedStyle(document.body).{name}"))[:3]]
            for name in ("backgroundColor", "color")
        )
        assert (sum(paper) < sum(ink)) == dark
        assert abs(sum(paper) - sum(ink)) > 450
        dead = tab.run("[...document.querySelectorAll('.scroll')].filter(e => e.tabIndex !== 0).length")
        assert dead == 0, "what scrolls is reached by keyboard"
