"""The report as Markdown: whole, and its tables for the model card."""

from __future__ import annotations

import re

from tollspan.evaluation.page import FEWEST, environment
from tollspan.evaluation.report import Report


def render_markdown(report: Report) -> str:
    """The whole report, without single mistakes."""
    text = environment().get_template("report.md.j2").render(report=report, fewest=FEWEST)
    return re.sub(r"\n{3,}", "\n\n", text) + "\n"


def render_tables(report: Report) -> str:
    """The tables of scores and of plain alternatives."""
    made = environment()
    return "\n".join(made.get_template(f"{name}.md.j2").render(report=report) for name in ("scores", "baselines"))
