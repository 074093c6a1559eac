"""Writes a report into a folder: one HTML page, Markdown, and JSON that can be read back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from tollspan.documents.files import atomic_writer
from tollspan.errors import InputError
from tollspan.evaluation.markdown import render_markdown
from tollspan.evaluation.page import render_page
from tollspan.evaluation.pairing import Pairing
from tollspan.evaluation.report import Report

FILES: Final = ("report.html", "report.md", "metrics.json")


def write_report(report: Report, pairings: Sequence[Pairing], folder: Path) -> None:
    """Write `FILES` into a folder, each whole or not at all."""
    for name, text in (("report.html", render_page(report, pairings)), ("report.md", render_markdown(report))):
        with atomic_writer(folder / name) as out:
            out.write(text)
    write_metrics(folder / "metrics.json", report.as_dict())


def write_metrics(path: Path, metrics: Mapping[str, Any]) -> None:
    """Write figures as JSON, rounded to four digits."""
    with atomic_writer(path) as out:
        json.dump(_rounded(metrics), out, indent=2, ensure_ascii=False)
        out.write("\n")


def read_report(path: Path) -> Report:
    """The report that ``metrics.json`` holds.

    Raises:
        InputError: when the file is none, or of another version's form.
    """
    try:
        return TypeAdapter(Report).validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise InputError(f"not a report ({error})", place=path, fix="evaluate again") from None


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, (list, tuple)) else value
