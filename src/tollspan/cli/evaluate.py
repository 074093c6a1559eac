"""``tollspan evaluate``: a model, or what it predicted, against gold."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollspan.cli.scoring import ForceOverlap, Gold, check_overlap, predict, read_gold, say_missing
from tollspan.cli.shared import DEFAULT_MODEL, Model, Rejects, load_tagger
from tollspan.errors import InputError
from tollspan.terminal import err, out

if TYPE_CHECKING:
    from tollspan.evaluation.behaviour import BehaviourResult


def evaluate(
    gold: Gold,
    model: Model = DEFAULT_MODEL,
    predictions: Annotated[
        Path | None, typer.Option(help="annotated JSON lines to score instead of a model's output")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="folder for report.html, report.md and metrics.json")] = None,
    by: Annotated[list[str] | None, typer.Option(help="header field (meta) to score by; repeat for more")] = None,
    precision: Annotated[
        list[float] | None, typer.Option(min=0.0, max=1.0, help="wished precision to find a threshold for")
    ] = None,
    baselines: Annotated[bool, typer.Option(help="compare with plain alternatives in the report")] = True,
    behaviour: Annotated[
        Path | None, typer.Option(help="behaviour suite to put the model to in the report: tests/behaviour")
    ] = None,
    trained_on: Annotated[
        Path | None, typer.Option(help="dataset behind --predictions: its folder or manifest.json, to find overlap")
    ] = None,
    force_overlap: ForceOverlap = False,
    backend: str = "auto",
) -> None:
    """Score a model on annotated documents: by tag, kind and value, with intervals."""
    from tollspan.evaluation.baselines import BASELINES  # noqa: PLC0415
    from tollspan.evaluation.calibration import WISHES  # noqa: PLC0415
    from tollspan.evaluation.pairing import pair_documents  # noqa: PLC0415
    from tollspan.evaluation.scores import evaluate_pairings  # noqa: PLC0415
    from tollspan.evaluation.tables import baselines_table, scores_table  # noqa: PLC0415

    if behaviour and (predictions or not report):
        raise InputError("a behaviour suite needs a model and a report", place="--behaviour", fix="see tollspan behave")
    rejects = Rejects()
    documents = read_gold(gold, rejects)
    leakage = check_overlap(documents, trained_on or (None if predictions else model), force=force_overlap)
    pairings = pair_documents(documents, predict(predictions or model, documents, rejects, backend))
    if report is None:
        out.print(scores_table(evaluate_pairings(pairings)))
    else:
        from tollspan.evaluation.output import FILES, write_report  # noqa: PLC0415
        from tollspan.evaluation.report import make_report  # noqa: PLC0415
        from tollspan.evaluation.strata import end_of_subwords  # noqa: PLC0415

        found = make_report(
            pairings,
            system=str(predictions or model),
            gold=", ".join(gold),
            command=shlex.join(["tollspan", *sys.argv[1:]]),
            leakage=leakage,
            baselines=BASELINES if baselines else (),
            fields=by or (),
            tokens=None if predictions else end_of_subwords(model),
            wishes=sorted({*WISHES, *(precision or ())}),
            behaviour=_behaviour(behaviour, model, backend) if behaviour else (),
        )
        write_report(found, pairings, report)
        out.print(scores_table(found.scores), *([baselines_table(found)] if found.baselines else []))
        err.print(f"written: {', '.join(str(report / name) for name in FILES)}", markup=False)
    say_missing(str(predictions or model), pairings)
    out.print(leakage.statement, markup=False)


def _behaviour(suite: Path, model: Path, backend: str) -> list[BehaviourResult]:
    from tollspan.evaluation.behaviour import read_suite, run_systems  # noqa: PLC0415

    return run_systems(read_suite(suite), {str(model): load_tagger(model, backend)})
