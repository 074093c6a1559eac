"""The command ``tollspan``: one thin function a verb."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollspan.documents import format_row, read_documents, write_annotated
from tollspan.errors import InputError, TollspanError
from tollspan.spans import Document
from tollspan.terminal import document_view, err, out, start_logging, track

if TYPE_CHECKING:
    from tollspan.inference.tagger import Tagger

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help=__doc__
)

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT…", help="txt, jsonl, csv, tsv, parquet, folders, or - for stdin")
]
Output = Annotated[Path | None, typer.Option(help="JSON lines to write; - is standard output; left out: for the eye")]
Model = Annotated[Path, typer.Option(help="model folder")]
DEFAULT_MODEL = Path("models/base")


class _Rejects:
    """Collects the rows that could not be read, and says so at the end."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def __call__(self, error: InputError) -> None:
        self.reasons.append(str(error))
        err.print(f"left out: {error}", markup=False, style="yellow")

    def report(self, done: int) -> None:
        """Print the counts; end with status 1 when nothing could be read."""
        if self.reasons:
            err.print(f"{done} documents done, {len(self.reasons)} left out (see above)")
        if not done:
            raise InputError("no document to work on", place="input", fix="name files that hold text")


@app.command()
def tag(inputs: Inputs, output: Output = None, model: Model = DEFAULT_MODEL, backend: str = "auto") -> None:
    """Tag documents with a trained model."""
    rejects = _Rejects()
    documents = read_documents(inputs, on_reject=rejects)
    tagger = _load_tagger(model, backend)
    rejects.report(_emit(track(tagger.tag_many(documents), "tagging"), output))


@app.command()
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

    rejects = _Rejects()
    documents = list(read_documents(inputs, on_reject=rejects))
    result = label_documents(track(documents, "labelling", len(documents)), model=model)
    if explain is not None:
        chosen = [pair for pair in zip(result.documents, result.votes, strict=True) if pair[0].id == explain]
        if not chosen:
            raise InputError(f"no document has the id {explain!r}", place="--explain", fix="ids are those of --output")
        out.print(account_table(*chosen[0]))
        return
    done = _emit(result.documents, output)
    if page is not None:
        write_page(page, result.table, result.documents, title=f"Weak labels of {', '.join(inputs)}")
    if table is not None:
        write_lf_table(result.table, table)
    (err if str(output) == "-" else out).print(lf_table(result.table))
    rejects.report(done)


@app.command()
def evaluate(
    gold: Annotated[list[str], typer.Option(help="annotated documents: JSON lines, or folders of marked-up reports")],
    model: Model = DEFAULT_MODEL,
    report: Annotated[Path | None, typer.Option(help="folder for metrics.json and report.md")] = None,
    backend: str = "auto",
) -> None:
    """Score a model on annotated documents: strict and overlap F1 by tag, with intervals."""
    from tollspan.evaluation.report import scores_table, write_report  # noqa: PLC0415
    from tollspan.evaluation.scores import evaluate_documents  # noqa: PLC0415

    rejects = _Rejects()
    documents = [document for document in read_documents(gold, on_reject=rejects) if _is_gold(document, rejects)]
    rejects.report(len(documents))
    tagger = _load_tagger(model, backend)
    scores = evaluate_documents(documents, track(tagger.tag_many(documents), "tagging", len(documents)))
    out.print(scores_table(scores))
    if report is not None:
        write_report(scores, report, title=f"{model} on {', '.join(gold)}")
        err.print(f"written: {report}/metrics.json, {report}/report.md", markup=False)


@app.command()
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

    rejects = _Rejects()
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


def main() -> None:
    """Run the command; a user's mistake ends as one line on standard error."""
    start_logging()
    try:
        app()
    except TollspanError as error:
        err.print(f"error: {error}", markup=False, style="red")
        sys.exit(1)


def _load_tagger(model: Path, backend: str) -> Tagger:
    """The tagger, without the bars that transformers draws while loading."""
    import transformers  # noqa: PLC0415 - loads torch, which other verbs do without

    from tollspan.inference.tagger import Tagger  # noqa: PLC0415

    transformers.logging.disable_progress_bar()
    return Tagger.load(model, backend=backend)


def _emit(documents: Iterable[Document], output: Path | None) -> int:
    """Write documents to where the user wants them; returns how many."""
    if output is not None and str(output) != "-":
        count = write_annotated(documents, output)
        err.print(f"{count} documents written to {output}", markup=False)
        return count
    count = 0
    for count, document in enumerate(documents, start=1):
        if output is None:
            out.print(document_view(document), "")
        else:
            sys.stdout.write(format_row(document) + "\n")
    return count


def _is_gold(document: Document, rejects: _Rejects) -> bool:
    if not document.annotated:
        rejects(InputError("the document is not annotated", place=document.id, fix="give spans, or inline mark-up"))
    return document.annotated


if __name__ == "__main__":
    main()
