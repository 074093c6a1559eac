"""``tollspan check``: annotation that contradicts the guideline or itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tollspan.cli.shared import Inputs, Rejects
from tollspan.documents import read_documents
from tollspan.terminal import out


def check(
    inputs: Inputs,
    exceptions: Annotated[
        Path | None, typer.Option(help="findings to let stand: id, rule, words, reason by tabs")
    ] = None,
) -> None:
    """Find annotation that contradicts the guideline or itself; ends with status 1 when there is any."""
    from tollspan.corpus.lint import lint_document  # noqa: PLC0415
    from tollspan.corpus.lint_exceptions import read_exceptions  # noqa: PLC0415

    known = read_exceptions(exceptions) if exceptions else {}

    rejects = Rejects()
    documents = findings = 0
    for document in read_documents(inputs, on_reject=rejects, suffixes=(".txt", ".jsonl")):
        documents += 1
        for finding in lint_document(document) if document.annotated else ():
            if (document.id, finding.key(document)) in known:
                continue
            findings += 1
            out.print(f"{document.id}: line {finding.line(document)}: {finding.rule}: {finding.message}", markup=False)
    out.print(f"{documents} documents, {findings} findings")
    rejects.report(documents)
    if findings or rejects.reasons:
        raise typer.Exit(1)
