"""``tollspan totals``: how many people each document says were harmed, by kind, nobody counted twice."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from tollspan.cli.shared import DEFAULT_MODEL, By, Inputs, Model, Rejects, Vague, annotate
from tollspan.documents import atomic_writer, read_documents
from tollspan.terminal import err, out, track


def totals(
    inputs: Inputs,
    output: Annotated[
        Path | None, typer.Option(help="JSON lines to write; - is standard output; left out: a table")
    ] = None,
    vague: Vague = "literal",
    by: By = "model",
    model: Model = DEFAULT_MODEL,
    backend: str = "auto",
) -> None:
    """Add up who was killed, injured, missing, detained, displaced in each document, tagged or not."""
    from tollspan.records.totals import totals_row  # noqa: PLC0415

    rejects = Rejects()
    documents = annotate(read_documents(inputs, on_reject=rejects), model, backend, by)
    rows = (totals_row(document, vague) for document in track(documents, "totals"))
    rejects.report(_write(rows, output))


def _write(rows: Iterator[dict[str, Any]], output: Path | None) -> int:
    if output is None:
        return _print_table(rows)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if str(output) == "-":
        return _write_lines(lines, sys.stdout)
    with atomic_writer(output) as file:
        count = _write_lines(lines, file)
    err.print(f"totals of {count} documents written to {output}", markup=False)
    return count


def _write_lines(lines: Iterable[str], file: Any) -> int:
    count = 0
    for count, line in enumerate(lines, start=1):
        file.write(line)
    return count


def _print_table(rows: Iterable[dict[str, Any]]) -> int:
    from rich.table import Table  # noqa: PLC0415

    from tollspan.records.totals import TOTAL_KINDS  # noqa: PLC0415

    table, count = Table("id", *TOTAL_KINDS), 0
    for count, row in enumerate(rows, start=1):
        cells = ["?" if total["best"] is None else f"{total['best']:,}" for total in row["totals"].values()]
        table.add_row(row["id"], *cells)
    out.print(table)
    return count
