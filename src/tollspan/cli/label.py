"""``tollspan label``: labelling functions alone, with their table and their reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tollspan.cli.shared import Inputs, Output, Rejects, emit
from tollspan.documents import read_documents
from tollspan.errors import InputError
from tollspan.terminal import err, out, track


def label(
    inputs: Inputs,
    output: Output = None,
    model: Annotated[str, typer.Option(help="majority, weighted or hmm")] = "majority",
    explain: Annotated[str | None, typer.Option(metavar="ID", help="say who voted for what in this document")] = None,
    page: Annotated[Path | None, typer.Option(help="HTML page with the table and the highlighted texts")] = None,
    table: Annotated[Path | None, typer.Option(help="the table of functions as CSV")] = None,
) -> None:
    """Label documents with labelling functions alone, and print the table of functions."""
    from tollspan.labeling.engine import label_documents  # noqa: PLC0415
    from tollspan.labeling.explain import account_table  # noqa: PLC0415
    from tollspan.labeling.page import write_page  # noqa: PLC0415
    from tollspan.labeling.report import lf_table, write_lf_table  # noqa: PLC0415

    rejects = Rejects()
    documents = list(read_documents(inputs, on_reject=rejects))
    result = label_documents(track(documents, "labelling", len(documents)), model=model)
    if explain is not None:
        chosen = [pair for pair in zip(result.documents, result.votes, strict=True) if pair[0].id == explain]
        if not chosen:
            raise InputError(f"no document has the id {explain!r}", place="--explain", fix="ids are those of --output")
        out.print(account_table(*chosen[0]))
        return
    done = emit(result.documents, output)
    if page is not None:
        write_page(page, result.table, result.documents, title=f"Weak labels of {', '.join(inputs)}")
    if table is not None:
        write_lf_table(result.table, table)
    (err if str(output) == "-" else out).print(lf_table(result.table))
    rejects.report(done)
