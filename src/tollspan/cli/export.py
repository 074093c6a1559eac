"""``tollspan export``: a model for faster runtimes, kept only where it passes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from tollspan.cli.scoring import ForceOverlap, check_overlap, read_gold
from tollspan.cli.shared import DEFAULT_MODEL, Rejects
from tollspan.errors import TollspanError
from tollspan.spans import Document
from tollspan.terminal import err, out

_SEEDS: Final = Path("seeds")


def export(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="model folder")] = DEFAULT_MODEL,
    gold: Annotated[
        list[str] | None,
        typer.Option(help="annotated documents on which reduced precision is judged; in the project: the seeds' test"),
    ] = None,
    force_overlap: ForceOverlap = False,
) -> None:
    """Write ONNX files in fp32 and int8 into a model folder, checked against torch; `--backend auto` uses them."""
    import transformers  # noqa: PLC0415 - loads torch, which other verbs do without

    from tollspan.evaluation.export import export_model  # noqa: PLC0415
    from tollspan.evaluation.export_table import export_table  # noqa: PLC0415

    transformers.logging.disable_progress_bar()
    documents = _gold(gold)
    if documents:
        check_overlap(documents, model, force=force_overlap)
    made = export_model(model, documents)
    out.print(export_table(made))
    if refused := [outcome for outcome in made.outcomes if outcome.refused]:
        reasons = "; ".join(f"{outcome.name}: {outcome.refused}" for outcome in refused)
        raise TollspanError(f"{model}: refused and not kept: {reasons}")


def _gold(inputs: list[str] | None) -> list[Document]:
    from tollspan.corpus.splits import held_out_reports  # noqa: PLC0415

    if inputs:
        return read_gold(inputs, Rejects())
    if (_SEEDS / "splits.tsv").exists():
        documents = held_out_reports(_SEEDS)
        err.print(f"gold: the {len(documents)} test reports of {_SEEDS}")
        return documents
    err.print("no --gold: only fp32 is made, since nothing tells what less precision costs")
    return []
