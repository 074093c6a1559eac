"""``tollspan compare``: two systems on the same gold, and whether their difference is more than chance."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tollspan.cli.scoring import ForceOverlap, Gold, check_overlap, predict, read_gold, say_missing
from tollspan.cli.shared import Rejects
from tollspan.terminal import err, out


def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help="a model folder, or annotated JSON lines it predicted")],
    b: Annotated[Path, typer.Argument(metavar="B", help="likewise")],
    gold: Gold,
    output: Annotated[Path | None, typer.Option(help="JSON file with all figures and every document changed")] = None,
    force_overlap: ForceOverlap = False,
    backend: str = "auto",
) -> None:
    """Compare two systems on annotated documents: difference, interval, p value, and what changed."""
    from tollspan.evaluation.comparison import compare as compare_pairings  # noqa: PLC0415
    from tollspan.evaluation.comparison import verdict  # noqa: PLC0415
    from tollspan.evaluation.pairing import pair_documents  # noqa: PLC0415
    from tollspan.evaluation.tables import changes_table, comparison_table  # noqa: PLC0415

    rejects = Rejects()
    documents = read_gold(gold, rejects)
    for side in (a, b):
        leakage = check_overlap(documents, side if side.is_dir() else None, force=force_overlap)
        out.print(f"{side}: {leakage.statement}", markup=False)
    sides = [pair_documents(documents, predict(side, documents, rejects, backend)) for side in (a, b)]
    found, said = compare_pairings(sides[0], sides[1]), (str(a), str(b))
    out.print(comparison_table(found, *said))
    if found.changes:
        out.print(changes_table(found, {document.id: document for document in documents}))
    for name, pairings in zip(said, sides, strict=True):
        say_missing(name, pairings)
    out.print(verdict(found, *said), markup=False)
    if output is not None:
        from tollspan.evaluation.output import write_metrics  # noqa: PLC0415

        write_metrics(output, {"a": said[0], "b": said[1], "verdict": verdict(found, *said), **asdict(found)})
        err.print(f"written: {output}", markup=False)
