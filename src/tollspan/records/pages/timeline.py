"""Draws records along time: one HTML file with all in it, a column a day, week or month, stacked by kind of harm."""

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

_WIDTH, _HEIGHT = 1120, 360
_LEFT, _BOTTOM, _TOP = 56, 34, 12
_WIDEST: Final = 110
_LABEL: Final = 84
_LINES: Final = 4


def write_timeline(path: Path, days: Days, *, title: str) -> None:
    """Write the timeline, whole or not at all; all text is escaped, nothing is loaded from elsewhere."""
    columns, step = days.columns(), days.step
    top = _round_up(max((sum(column.kinds.values()) for _, column in columns), default=0))
    page: dict[str, Any] = {
        "width": _WIDTH,
        "height": _HEIGHT,
        "left": _LEFT,
        "floor": _HEIGHT - _BOTTOM,
        "step": step,
        "bars": list(_bars(columns, top, step)),
        "lines": [(top * k // _LINES, _y(top * k // _LINES, top)) for k in range(_LINES + 1)] if top else [],
        "columns": [(_name(start, step), column) for start, column in columns if column.records],
        "vague": days.vague,
        "kinds": [kind for kind in KINDS if any(column.kinds[kind] for _, column in columns)],
    }
    write_page(path, "timeline.html.j2", title=title, **page)


def _bars(columns: Sequence[tuple[date, Column]], top: int, step: Step) -> Iterator[dict[str, Any]]:
    """Columns as stacks of rectangles; every so manyth has a label."""
    pitch = min((_WIDTH - _LEFT) / max(len(columns), 1), _WIDEST)
    every = max(1, math.ceil(_LABEL / pitch))
    for i, (start, column) in enumerate(columns):
        parts, done = [], 0
        for kind in KINDS:
            if number := column.kinds[kind]:
                done += number
                height = _y(done - number, top) - _y(done, top)
                parts.append({"kind": kind, "number": number, "y": _y(done, top), "height": round(height, 2)})
        name = _name(start, step)
        label = name if i % every == 0 else ""
        yield {
            "x": round(_LEFT + i * pitch, 2),
            "width": round(pitch * 0.84, 2),
            "parts": parts,
            "name": name,
            "label": label,
        }


def _y(number: int, top: int) -> float:
    return round(_HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * number / max(top, 1), 2)


def _name(start: date, step: Step) -> str:
    if step == "month":
        return f"{start:%Y-%m}"
    return f"{start:%G-W%V}" if step == "week" else start.isoformat()


def _round_up(number: int) -> int:
    """The next number that four lines part into whole ones: 4, 8, 20, 40, 80, 200 …; 0 for 0."""
    sizes = (size * 10**power for power in count() for size in (4, 8, 20))
    return next(size for size in sizes if size >= number) if number else 0
