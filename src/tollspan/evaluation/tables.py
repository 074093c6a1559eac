"""Scores and comparisons as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from tollspan.evaluation.comparison import Change, Comparison, p_value
from tollspan.evaluation.report import Report
from tollspan.evaluation.scores import MACRO, MICRO, Evaluation, Score
from tollspan.evaluation.wording import NONE, f1, interval, is_defined, leads, number, points
from tollspan.spans import Document, Span

_CHANGES: Final = 10
"""Documents with the largest differences that a table of changes shows."""

_SPANS: Final = 4
"""Spans of each sort that it shows of a document."""


def scores_table(scores: Evaluation, title: str = "") -> Table:
    """Scores by tag: strict, and by overlap."""
    low, high = scores.strict[MICRO].interval
    kind, value = scores.casualties["kind"], scores.casualties["value"]
    caption = (
        f"{scores.documents} documents; strict micro F1 95 % interval {low:.3f}–{high:.3f} (documents resampled); of"
        f" the gold casualties, kind right {number(kind.recall)}, kind and range right {number(value.recall)}"
    )
    header = ("match", "tag", "precision", "recall", "F1", "95 %", "gold spans")
    table = Table(*header, title=title or None, title_justify="left", caption=caption, caption_justify="left")
    for how, by_tag in (("strict", scores.strict), ("overlap", scores.type)):
        for row in _rows(by_tag):
            table.add_row(how, *row, end_section=row[0] == MACRO)
    return table


def baselines_table(report: Report) -> Table:
    """Strict F1 of the system and of plain alternatives."""
    table = Table("strict F1", *report.tags, "all", "values", "the system's lead, points")
    row = [f1(report.scores.strict[tag]) for tag in (*report.tags, MICRO)]
    table.add_row(Text(report.system), *row, f1(report.scores.casualties["value"]), "")
    for one in report.baselines:
        if one.scores is None:
            table.add_row(one.name, *[""] * (len(report.tags) + 2), f"not run: {one.absent}")
            continue
        row = [f1(one.scores.strict[tag]) if tag in one.tags else NONE for tag in report.tags]
        row.append(f1(one.scores.strict[MICRO]) if MICRO in one.differences else NONE)
        value = f1(one.scores.casualties["value"]) if "CASUALTY" in one.tags else NONE
        table.add_row(one.name, *row, value, leads(one))
    return table


def comparison_table(comparison: Comparison, a: str, b: str) -> Table:
    """Strict F1 of two systems by tag, with difference, interval and p value."""
    title = f"strict F1 on {comparison.documents} documents"
    table = Table("", escape(a), escape(b), "points", "95 %", "p", title=title, title_justify="left")
    for name, found in comparison.differences.items():
        low, high = (points(end) for end in found.interval)
        p = p_value(found.p).removeprefix("= ")
        table.add_row(name, number(found.a), number(found.b), points(found.difference), f"{low} to {high}", p)
    table.caption = (
        f"p: approximate randomisation, of tags Holm-adjusted; effect {comparison.effect:+.2f} standard deviations of"
        " the documents' differences"
    )
    table.caption_justify = "left"
    return table


def changes_table(comparison: Comparison, documents: Mapping[str, Document]) -> Table:
    """The documents whose score changed most, and the spans that changed.

    Args:
        comparison: of two systems.
        documents: gold documents by id.
    """
    shown = comparison.changes[:_CHANGES]
    title = f"{len(comparison.changes)} documents with other spans" + (
        f", the {len(shown)} with the largest differences" if len(shown) < len(comparison.changes) else ""
    )
    table = Table("document", "points", "gained", "lost", "cleared", "added", title=title, title_justify="left")
    for change in shown:
        cells = _spans(change, documents[change.id])
        table.add_row(Text(change.id), points(change.difference), *map(Text, cells), end_section=True)
    table.caption = (
        "gained, lost: gold spans that only B, only A has; cleared, added: wrong spans that only A, only B has"
    )
    table.caption_justify = "left"
    return table


def _rows(by_tag: Mapping[str, Score]) -> Iterator[tuple[str, ...]]:
    for tag, score in by_tag.items():
        if is_defined(score):
            figures = *(number(x) for x in (score.precision, score.recall, score.f1)), interval(score.interval)
        else:
            figures = (NONE,) * 4
        yield tag, *figures, str(score.support)


def _spans(change: Change, document: Document) -> Iterator[str]:
    for spans in (change.gained, change.lost, change.cleared, change.added):
        more = f"\n+{len(spans) - _SPANS} more" if len(spans) > _SPANS else ""
        yield "\n".join(_named(span, document) for span in spans[:_SPANS]) + more


def _named(span: Span, document: Document) -> str:
    return f"{document.surface(span)} ({span.kind or span.label})".replace("\n", " ")
