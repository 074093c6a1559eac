"""How figures are said: numbers, intervals and sentences, the same on the terminal, in Markdown and on the page."""

from __future__ import annotations

from typing import Final

from tollspan.evaluation.comparison import Difference, p_value
from tollspan.evaluation.intervals import Interval
from tollspan.evaluation.mistakes import BOUNDS, KIND, MISSED, RANGE, SPURIOUS, TAG
from tollspan.evaluation.report import BaselineResult, Report
from tollspan.evaluation.scores import MICRO, Score

NONE: Final = "–"

SCHEMES: Final = {
    "strict": "Bounds and tag agree; what seqeval counts.",
    "exact": "Bounds agree, whatever the tag.",
    "partial": "Bounds agree, or half a point where they only overlap, whatever the tag.",
    "type": "The tag agrees and a character is shared.",
}

MISTAKES: Final = {
    MISSED: "A gold span of which nothing was predicted.",
    SPURIOUS: "A predicted span where gold has nothing.",
    BOUNDS: "The two overlap, their bounds differ.",
    TAG: "The two overlap, their tags differ.",
    KIND: "A casualty of another kind than gold says.",
    RANGE: "A casualty whose low or high is not gold's.",
}


def number(value: float) -> str:
    """A share or score, three digits."""
    return f"{value:.3f}"


def percent(value: float) -> str:
    """A share, without digits."""
    return f"{100 * value:.0f} %"


def points(value: float) -> str:
    """A difference of F1 in points of a hundred."""
    return f"{100 * value:+.1f}".replace("-", "−")


def interval(ends: Interval) -> str:
    """The ends of an interval."""
    return f"{ends[0]:.3f}–{ends[1]:.3f}"


def is_defined(score: Score) -> bool:
    """Whether either side has such spans."""
    return bool(score.support or score.predicted)


def f1(score: Score) -> str:
    """F1, or `NONE` where neither side has such spans."""
    return number(score.f1) if is_defined(score) else NONE


def summary(report: Report) -> str:
    """What the report says, in a sentence or two that do not overstate."""
    micro = report.scores.strict[MICRO]
    said = (
        f"On {report.scores.documents:,} documents with {micro.support:,} gold spans: strict F1 {f1(micro)}"
        f" (95 % {interval(micro.interval)})."
    )
    rivals = [one for one in report.baselines if MICRO in one.differences]
    return " ".join([said, *(_against(one) for one in rivals)])


def lead(name: str, difference: Difference) -> str:
    """The system's lead over a baseline for one class."""
    return f"{name} {points(difference.difference)} (p {p_value(difference.p)})"


def leads(baseline: BaselineResult) -> str:
    """The system's lead over a baseline, class by class; of all four tags only their sum and the values."""
    shown = baseline.differences
    if MICRO in shown:
        shown = {name: gap for name, gap in shown.items() if name not in baseline.tags}
    return ", ".join(lead("all" if name == MICRO else name, gap) for name, gap in shown.items())


def _against(baseline: BaselineResult) -> str:
    gap = baseline.differences[MICRO]
    low, high = gap.interval
    facts = f"{points(gap.difference)} points, 95 % {points(low)} to {points(high)}, p {p_value(gap.p)}"
    if not gap.shown:
        return f"No difference from {baseline.name} ({number(gap.a)}) that these documents can show ({facts})."
    return f"{'Better' if gap.difference > 0 else 'Worse'} than {baseline.name} ({number(gap.a)}): {facts}."
