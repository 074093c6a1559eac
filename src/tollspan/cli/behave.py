"""``tollspan behave``: a model put to a behaviour suite, capability by capability."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from tollspan.cli.shared import DEFAULT_MODEL, Model, load_tagger
from tollspan.terminal import err, out

if TYPE_CHECKING:
    from tollspan.evaluation.behaviour import BehaviourResult

_WORST: Final = 5


def behave(
    suite: Annotated[Path, typer.Argument(metavar="SUITE", help="folder of behaviour files, see docs/behaviour.md")],
    model: Model = DEFAULT_MODEL,
    functions_only: Annotated[bool, typer.Option(help="the labelling functions without a model")] = False,
    examples: Annotated[int, typer.Option(help="failing cases shown of each of the worst capabilities")] = 2,
    report: Annotated[Path | None, typer.Option(help="folder for behaviour.json and behaviour.md")] = None,
    backend: str = "auto",
) -> None:
    """Test what a model can, capability by capability, and whether it fares worse with names of some regions."""
    from tollspan.evaluation.behaviour import read_suite, run_systems  # noqa: PLC0415
    from tollspan.evaluation.behaviour.report import (  # noqa: PLC0415
        behaviour_table,
        fairness_table,
        gap_sentences,
        write_behaviour,
    )

    cases = read_suite(suite)
    results = run_systems(cases, {} if functions_only else {str(model): load_tagger(model, backend)})
    out.print(behaviour_table(results))
    for result in results:
        if result.fairness is not None:
            out.print(fairness_table(result.fairness, result.system), *gap_sentences(result.fairness), sep="\n")
    _print_worst(results[0], examples)
    if report is not None:
        write_behaviour(results, report)
        err.print(f"written: {report}/behaviour.json, {report}/behaviour.md", markup=False)


def _print_worst(result: BehaviourResult, examples: int) -> None:
    from tollspan.evaluation.behaviour.report import failure_lines, worst_capabilities  # noqa: PLC0415

    for found in worst_capabilities(result, _WORST) if examples else ():
        out.print(f"\n{result.system}: {found.name}, {found.passed} of {found.cases}: {found.says}", markup=False)
        for failure in found.failures[:examples]:
            for line in failure_lines(failure):
                out.print(f"  {line}", markup=False)
