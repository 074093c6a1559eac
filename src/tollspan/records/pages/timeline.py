"""Draws records along time: one HTML file with all in it, a chart for each kind of harm on the same axis of time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Final

from tollspan.labels import KINDS
from tollspan.records.pages.days import Column, Days, Step
from tollspan.records.pages.rendering import write_page

_WIDTH, _HEIGHT = 1120, 190
_LEFT, _BOTTOM, _TOP = 92, 30, 10
_WIDEST: Final = 110
_LABEL: Final = 84
_LINES: Final = 2


def write_timeline(path: Path, days: Days, *, title: str) -> None:
    """Write the timeline, whole or not at all; all text is escaped, nothing is loaded from elsewhere."""
    columns, step = days.columns(), days.step
    page: dict[str, Any] = {
        "width": _WIDTH,
        "height": _HEIGHT,
        "left": _LEFT,
        "floor": _HEIGHT - _BOTTOM,
        "step": step,
        "charts": [_chart(kind, columns, step) for kind in KINDS if any(column.kinds[kind] for _, column in columns)],
        "columns": [(_name(start, step), column) for start, column in columns if column.records],
        "vague": days.vague,
    }
    write_page(path, "timeline.html.j2", title=title, **page)


def _chart(kind: str, columns: Sequence[tuple[date, Column]], step: Step) -> dict[str, Any]:
    """Bars of one kind, with the lines of its own scale."""
    top = _round_up(max(column.kinds[kind] for _, column in columns))
    lines = [(top * k // _LINES, _y(top * k // _LINES, top)) for k in range(_LINES + 1)]
    return {"kind": kind, "lines": lines, "bars": list(_bars(kind, columns, top, step))}


def _bars(kind: str, columns: Sequence[tuple[date, Column]], top: int, step: Step) -> Iterator[dict[str, Any]]:
    """A bar for each column, the empty ones too; every so manyth has a label."""
    pitch = min((_WIDTH - _LEFT) / len(columns), _WIDEST)
    every = math.ceil(_LABEL / pitch)
    for i, (start, column) in enumerate(columns):
        number, name = column.kinds[kind], _name(start, step)
        y = _y(number, top)
        yield {
            "x": round(_LEFT + i * pitch, 2), "width": round(max(pitch * 0.84, 1.0), 2), "y": y, "number": number,
            "height": round(_y(0, top) - y, 2), "name": name, "label": name if i % every == 0 else "",
        }  # fmt: skip


def _y(number: int, top: int) -> float:
    return round(_HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * number / max(top, 1), 2)


def _name(start: date, step: Step) -> str:
    if step == "month":
        return f"{start:%Y-%m}"
    return f"{start:%G-W%V}" if step == "week" else start.isoformat()


def _round_up(number: int) -> int:
    """The next number of 2, 4, 10, 20, 40, 100 …, which two lines part into whole ones."""
    sizes = (size * 10**power for power in count() for size in (2, 4, 10))
    return int(next(size for size in sizes if size >= number))
