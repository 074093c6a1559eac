"""Scores as people read them: a table for the terminal, Markdown for reports and cards, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table

from tollspan.documents.files import atomic_writer
from tollspan.evaluation.scores import Evaluation

_HEADER = ("match", "tag", "precision", "recall", "F1", "gold spans")


def scores_table(scores: Evaluation, title: str = "") -> Table:
    """Scores by tag for the terminal."""
    table = Table(*_HEADER, title=title or None, title_justify="left", caption=summary(scores), caption_justify="left")
    for row in _rows(scores):
        table.add_row(*row, end_section=row[1] == "micro")
    return table


def scores_markdown(scores: Evaluation) -> str:
    """Scores by tag as a Markdown table with the summary below."""
    lines = [_HEADER, ["---"] * len(_HEADER), *_rows(scores)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + f"\n\n{summary(scores)}\n"


def summary(scores: Evaluation) -> str:
    """One line: documents, interval, casualty attributes."""
    low, high = scores.interval
    return (
        f"{scores.documents} documents; strict micro F1 95 % interval {low:.3f}–{high:.3f} (documents resampled); of"
        f" the gold casualties, kind right {scores.kind:.3f}, kind and range right {scores.value:.3f}"
    )


def write_report(scores: Evaluation, folder: Path, *, title: str) -> None:
    """Write ``metrics.json`` and ``report.md`` into a folder."""
    write_metrics(folder / "metrics.json", {"title": title, "scores": asdict(scores)})
    with atomic_writer(folder / "report.md") as out:
        out.write(f"# {title}\n\n{scores_markdown(scores)}")


def write_metrics(path: Path, metrics: dict[str, Any]) -> None:
    """Write figures as JSON, rounded to four digits."""
    with atomic_writer(path) as out:
        json.dump(_rounded(metrics), out, indent=2, ensure_ascii=False)
        out.write("\n")


def _rows(scores: Evaluation) -> Iterator[tuple[str, ...]]:
    for how, by_tag in (("strict", scores.strict), ("overlap", scores.overlap)):
        for tag, score in by_tag.items():
            figures = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
            yield how, tag, *figures, str(score.support)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, (list, tuple)) else value
