"""Figures as SVG for a page: its fonts, and its colours by name, so that they follow light and dark.

Figures are narrow, so that a phone shows their words at a size one can read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from tollspan.errors import MissingExtraError
from tollspan.evaluation.calibration import Calibration
from tollspan.evaluation.scores import Score

try:
    from matplotlib import rc_context
    from matplotlib.figure import Figure
except ModuleNotFoundError:
    raise MissingExtraError("an evaluation report", "train") from None

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOURS: Final = {
    "ink": "#010101", "soft": "#020202", "line": "#030303", "paper": "#040404", "first": "#050505",
    "second": "#060606", "third": "#070707", "fourth": "#080808",
}  # fmt: skip
"""Stand-ins that the SVG is drawn in, each replaced by the page's CSS variable of that name."""

_SERIES: Final = ("first", "second", "third", "fourth")
_MARKERS: Final = "oDs^"
_WIDTH: Final = 4.6  # inches of 72 points: 331 units
_STYLE: Final[dict[str, Any]] = {
    "svg.fonttype": "none", "text.parse_math": False, "font.size": 9,
    "font.family": "sans-serif", "text.color": _COLOURS["ink"], "axes.edgecolor": _COLOURS["line"],
    "axes.labelcolor": _COLOURS["soft"], "xtick.color": _COLOURS["line"], "ytick.color": _COLOURS["line"],
    "xtick.labelcolor": _COLOURS["soft"], "ytick.labelcolor": _COLOURS["ink"], "axes.spines.top": False,
    "axes.spines.right": False, "axes.grid": True, "grid.color": _COLOURS["line"], "grid.linewidth": 0.5,
    "axes.axisbelow": True, "xtick.major.size": 0, "ytick.major.size": 0,
    "axes.facecolor": "none", "figure.facecolor": "none", "legend.frameon": False,
}  # fmt: skip

Series = Mapping[str, Mapping[str, Score]]


def plot_scores(series: Series, *, label: str) -> str:
    """F1 with its interval, a row a class and a mark a system.

    Args:
        series: system → class → score; a class that a system lacks is left out.
        label: what the figure shows, for those who cannot see it.
    """
    classes = list(dict.fromkeys(name for scores in series.values() for name in scores))
    step = 0.8 / max(len(series), 1)
    with rc_context(_STYLE):
        figure, axes = _figure(0.9 + len(classes) * (0.16 + 0.16 * len(series)))
        for number, (system, scores) in enumerate(series.items()):
            rows = [(classes.index(name) - 0.4 + (number + 0.5) * step, score) for name, score in scores.items()]
            _draw_intervals(axes, rows, _COLOURS[_SERIES[number % len(_SERIES)]], _MARKERS[number % 4], system)
        axes.set_yticks(range(len(classes)), classes)
        axes.set_ylim(len(classes) - 0.45, -0.55)
        axes.grid(visible=False, axis="y")
        axes.set_xlabel("F1, 95 % interval")
        if len(series) > 1:
            figure.legend(loc="outside upper left", ncols=2, handletextpad=0.3, columnspacing=1.2)
        return _svg(figure, label)


def plot_reliability(calibration: Calibration) -> str:
    """Share right against score, a point a bin, with intervals, and the line of perfect calibration."""
    with rc_context(_STYLE):
        figure, axes = _figure(3.4)
        axes.plot([0, 1], [0, 1], color=_COLOURS["soft"], linewidth=1, linestyle=(0, (4, 3)))
        right = [part.right for part in calibration.bins]
        reach = [
            [part.right - part.interval[0] for part in calibration.bins],
            [part.interval[1] - part.right for part in calibration.bins],
        ]
        scores = [part.score for part in calibration.bins]
        axes.errorbar(scores, right, yerr=reach, color=_COLOURS["first"], marker="o", markersize=5, linewidth=1.4)
        axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel="mean score of the bin", ylabel="share right")
        return _svg(figure, "Reliability diagram: share of spans that are right by their score")


def plot_risk(calibration: Calibration) -> str:
    """Share wrong among the surest spans, by the share of spans kept, with the best order there could be."""
    with rc_context(_STYLE):
        figure, axes = _figure(3.4)
        kept, risk = zip(*calibration.curve, strict=True)
        axes.plot(kept, risk, color=_COLOURS["first"], linewidth=1.8, label="by score")
        total = risk[-1]
        best = [max(0.0, (share - (1 - total)) / share) for share in kept]
        axes.plot(kept, best, color=_COLOURS["soft"], linewidth=1, linestyle=(0, (4, 3)), label="best possible")
        axes.axhline(total, color=_COLOURS["soft"], linewidth=1, linestyle=(0, (1, 2)), label="any order")
        axes.set(xlim=(0, 1.02), ylim=(0, None), xlabel="share of predicted spans kept", ylabel="share wrong")
        figure.legend(loc="outside upper left", ncols=3, handletextpad=0.4, columnspacing=1.2)
        return _svg(figure, "Risk–coverage curve: share of wrong spans by share of spans kept")


def _figure(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    return figure, figure.add_subplot()


def _draw_intervals(axes: Axes, rows: Sequence[tuple[float, Score]], colour: str, marker: str, name: str) -> None:
    places = [place for place, _ in rows]
    axes.hlines(places, [s.interval[0] for _, s in rows], [s.interval[1] for _, s in rows], color=colour, linewidth=1.6)
    axes.plot([s.f1 for _, s in rows], places, marker, color=colour, markersize=5, linestyle="none", label=name)


def _svg(figure: Figure, label: str) -> str:
    """The drawing, without XML head, sizes in its ``viewBox`` alone, colours and font left to the page."""
    buffer = io.StringIO()
    # The salt makes the names of marks and clips, and with them a whole page, the same each time and one of a kind.
    with rc_context({"svg.hashsalt": label}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = buffer.getvalue()
    width, height = re.findall(r'(?:width|height)="([\d.]+)pt"', svg)[:2]
    used = set(re.findall(r"#([\w.]+)[\")]", svg))
    svg = svg[svg.index(">", svg.index("<svg")) + 1 :]
    for pattern in (r"<metadata>.*?</metadata>", r"<defs>\s*<style.*?</style>\s*</defs>", r"font-family: [^;]*; "):
        svg = re.sub(pattern, "", svg, flags=re.DOTALL)
    svg = re.sub(r' id="([\w.]+)"', lambda match: match[0] if match[1] in used else "", svg)
    for name, colour in _COLOURS.items():
        svg = svg.replace(colour, f"var(--{name})")
    return f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{label}">{svg.strip()}'
