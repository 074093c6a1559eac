"""Everything that is said about a system on gold documents, gathered once; JSON, Markdown and HTML are views of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tollspan import __version__
from tollspan.evaluation.baselines import BASELINES, Baseline, UnavailableError
from tollspan.evaluation.behaviour.results import BehaviourResult
from tollspan.evaluation.calibration import WISHES, Calibration, calibrate
from tollspan.evaluation.comparison import VALUE, Difference, compare
from tollspan.evaluation.leakage import Leakage
from tollspan.evaluation.mistakes import Confusion, count_mistakes, find_mistakes, kind_confusion, tag_confusion
from tollspan.evaluation.pairing import Pairing, pair_documents
from tollspan.evaluation.scores import MACRO, MICRO, Evaluation, evaluate_pairings
from tollspan.evaluation.strata import EndOfTokens, Part, score_strata
from tollspan.labels import CASUALTY, TAGS


@dataclass(frozen=True, slots=True)
class BaselineResult:
    """A plain alternative on the same documents.

    Attributes:
        name: of the baseline.
        tags: that it can find.
        absent: why it could not run; empty where it ran.
        scores: None where it could not run.
        differences: the system's scores less the baseline's, of the tags that it can find, and of all four where it can
            find all.
    """

    name: str
    tags: tuple[str, ...]
    absent: str
    scores: Evaluation | None
    differences: Mapping[str, Difference]


@dataclass(frozen=True, slots=True)
class Report:
    """Of one system on gold documents.

    Attributes:
        system: its name.
        gold: where the gold documents came from.
        command: that makes the report again.
        leakage: whether the system has seen the documents.
        scores, strata, calibration: see their modules; no calibration where spans carry no scores.
        tag_confusion, kind_confusion: gold → predicted → spans.
        mistakes: by type.
        baselines: plain alternatives, in the order of `BASELINES`.
        behaviour: of the system and, after it, of the labelling functions, where a suite was given.
        version: of tollspan.
    """

    system: str
    gold: str
    command: str
    leakage: Leakage
    scores: Evaluation
    strata: Mapping[str, Mapping[str, Part]]
    tag_confusion: Confusion
    kind_confusion: Confusion
    mistakes: Mapping[str, int]
    calibration: Calibration | None
    baselines: tuple[BaselineResult, ...]
    behaviour: tuple[BehaviourResult, ...] = ()
    version: str = __version__

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that were scored."""
        return tuple(name for name in self.scores.strict if name not in (MICRO, MACRO))

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON holds it."""
        return asdict(self) | {
            "leakage": asdict(self.leakage) | {"statement": self.leakage.statement},
            "behaviour": [result.as_dict() for result in self.behaviour],
        }


def make_report(
    pairings: Sequence[Pairing],
    *,
    system: str,
    gold: str,
    command: str,
    leakage: Leakage,
    baselines: Sequence[Baseline] = BASELINES,
    fields: Sequence[str] = (),
    tokens: EndOfTokens | None = None,
    wishes: Sequence[float] = WISHES,
    behaviour: Sequence[BehaviourResult] = (),
) -> Report:
    """Score documents in every way there is.

    Args:
        pairings: documents with their predictions.
        system, gold, command, leakage: see `Report`.
        baselines: to run on the same documents.
        fields: header fields to score by.
        tokens: see `score_strata`.
        wishes: precisions for which a threshold is looked for.
        behaviour: see `Report`.
    """
    scores = evaluate_pairings(pairings)
    return Report(
        system=system,
        gold=gold,
        command=command,
        leakage=leakage,
        scores=scores,
        strata=score_strata(pairings, fields, tokens),
        tag_confusion=tag_confusion(pairings, [tag for tag in scores.strict if tag not in (MICRO, MACRO)]),
        kind_confusion=kind_confusion(pairings),
        mistakes=count_mistakes(mistake for pairing in pairings for mistake in find_mistakes(pairing)),
        calibration=calibrate(pairings, wishes),
        baselines=tuple(run_baseline(baseline, pairings) for baseline in baselines),
        behaviour=tuple(behaviour),
    )


def run_baseline(baseline: Baseline, pairings: Sequence[Pairing]) -> BaselineResult:
    """Score a baseline on the gold of pairings, and compare it with their predictions."""
    gold = [pairing.gold for pairing in pairings]
    try:
        theirs = pair_documents(gold, baseline.tag(gold))
    except UnavailableError as reason:
        return BaselineResult(baseline.name, baseline.tags, str(reason), None, {})
    found = compare(theirs, pairings).differences
    names = [
        *([MICRO] if baseline.tags == TAGS else []),
        *baseline.tags,
        *([VALUE] if CASUALTY in baseline.tags else []),
    ]
    scores = evaluate_pairings(theirs)
    return BaselineResult(baseline.name, baseline.tags, "", scores, {name: found[name] for name in names})
