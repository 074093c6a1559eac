"""``tollspan evaluate``: a model against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tollspan.cli.shared import DEFAULT_MODEL, Model, Rejects, load_tagger
from tollspan.documents import read_documents
from tollspan.errors import InputError
from tollspan.spans import Document
from tollspan.terminal import err, out, track


def evaluate(
    gold: Annotated[list[str], typer.Option(help="annotated documents: JSON lines, or folders of marked-up reports")],
    model: Model = DEFAULT_MODEL,
    report: Annotated[Path | None, typer.Option(help="folder for metrics.json and report.md")] = None,
    backend: str = "auto",
) -> None:
    """Score a model on annotated documents: strict and overlap F1 by tag, with intervals."""
    from tollspan.evaluation.report import scores_table, write_report  # noqa: PLC0415
    from tollspan.evaluation.scores import evaluate_documents  # noqa: PLC0415

    rejects = Rejects()
    documents = [document for document in read_documents(gold, on_reject=rejects) if _is_gold(document, rejects)]
    rejects.report(len(documents))
    tagger = load_tagger(model, backend)
    scores = evaluate_documents(documents, track(tagger.tag_many(documents), "tagging", len(documents)))
    out.print(scores_table(scores))
    if report is not None:
        write_report(scores, report, title=f"{model} on {', '.join(gold)}")
        err.print(f"written: {report}/metrics.json, {report}/report.md", markup=False)


def _is_gold(document: Document, rejects: Rejects) -> bool:
    if not document.annotated:
        rejects(InputError("the document is not annotated", place=document.id, fix="give spans, or inline mark-up"))
    return document.annotated
