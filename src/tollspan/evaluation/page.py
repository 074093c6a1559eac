"""The report as one HTML file that loads nothing from elsewhere and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from tollspan.evaluation import wording
from tollspan.evaluation.behaviour.report import behaviour_markdown, gap_sentences, worst_capabilities
from tollspan.evaluation.pairing import Pairing
from tollspan.evaluation.passages import Shown, show
from tollspan.evaluation.plots import plot_reliability, plot_risk, plot_scores
from tollspan.evaluation.report import Report
from tollspan.evaluation.scores import MACRO, Score

_FOLDER: Final = Path(__file__).with_name("templates")
FEWEST: Final = 5
"""Documents of a part, at least, for an interval to be shown."""

DOCUMENTS: Final = 200
"""Documents with mistakes that are shown, at most."""


def render_page(report: Report, pairings: Sequence[Pairing], *, documents: int = DOCUMENTS) -> str:
    """The page; every text from documents, files or the command line is escaped.

    Args:
        report: the figures.
        pairings: documents with their predictions, of which those with most mistakes are shown.
        documents: at most so many; the page says how many it leaves out.
    """
    shown = sorted(
        (found for pairing in pairings if (found := show(pairing)).mistakes), key=lambda d: (-d.mistakes, d.id)
    )
    script = (_FOLDER / "report.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            documents=shown[:documents],
            left_out=len(shown[documents:]),
            plots=_plots(report),
            css=Markup((_FOLDER / "report.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            script_hash=f"sha256-{digest}",
            fewest=FEWEST,
            tag_counts=_counts(shown[:documents], 0),
            type_counts=_counts(shown[:documents], 1),
            sections=_sections(report),
        )
    )


def environment() -> Environment:
    """Templates with the words of `wording`; those of HTML escape what they are given."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape((".html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    made.filters |= {
        name: getattr(wording, name) for name in ("number", "percent", "points", "interval", "f1", "summary", "leads")
    }
    made.filters |= {"gaps": gap_sentences, "worst": worst_capabilities, "behaviour": behaviour_markdown}
    made.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
    made.tests["defined_score"] = wording.is_defined
    made.globals |= {"schemes": wording.SCHEMES, "mistake_types": wording.MISTAKES}
    return made


def _plots(report: Report) -> dict[str, Markup]:
    series: dict[str, dict[str, Score]] = {
        report.system: {name: score for name, score in report.scores.strict.items() if name != MACRO}
    }
    for one in report.baselines:
        if one.scores is not None:
            names = [name for name in series[report.system] if name in one.tags or name in one.differences]
            series[one.name] = {name: one.scores.strict[name] for name in names}
    plots = {"scores": plot_scores(series, label="Strict F1 by tag with intervals")}
    if report.calibration:
        plots |= {"reliability": plot_reliability(report.calibration), "risk": plot_risk(report.calibration)}
    return {name: Markup(svg) for name, svg in plots.items()}  # noqa: S704 - matplotlib escapes names


def _counts(documents: Sequence[Shown], part: int) -> dict[str, int]:
    """Passages with mistakes by tag (part 0) or type (part 1) of the mistakes, ``all`` first."""
    passages = [passage for document in documents for passage in document.passages if passage.mistakes]
    counts = Counter(
        name for passage in passages for name in {key.rpartition(":")[2 * part] for key in passage.mistakes}
    )
    return {"all": len(passages), **dict(counts.most_common())}


def _sections(report: Report) -> list[tuple[str, str]]:
    names = {
        "scores": "Scores", "baselines": "Plain alternatives", "casualties": "Casualties", "confusions": "Confusions",
        "strata": "Parts", "behaviour": "Behaviour", "calibration": "Calibration", "mistakes": "Mistakes",
        "reading": "How to read this",
    }  # fmt: skip
    empty = {"strata": not report.strata, "behaviour": not report.behaviour}
    return [(id_, name) for id_, name in names.items() if not empty.get(id_)]
