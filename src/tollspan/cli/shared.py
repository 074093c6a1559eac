"""What the verbs share: arguments, rows left out, loading a tagger, writing where the user wants."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from tollspan.documents import format_row, write_annotated
from tollspan.errors import InputError
from tollspan.spans import Document
from tollspan.terminal import document_view, err, out

if TYPE_CHECKING:
    from tollspan.inference.tagger import Tagger

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT…", help="txt, jsonl, csv, tsv, parquet, folders, or - for stdin")
]
Output = Annotated[Path | None, typer.Option(help="JSON lines to write; - is standard output; left out: for the eye")]
Model = Annotated[Path, typer.Option(help="model folder")]
By = Annotated[
    Literal["model", "labels"], typer.Option(help="what tags raw documents: the model, or the labelling functions")
]
Vague = Annotated[Literal["literal", "acled"], typer.Option(help="what words like dozens stand for")]
DEFAULT_MODEL: Final = Path("models/base")
_AT_ONCE: Final = 500


class Rejects:
    """Collects the rows that could not be read, and says so at the end."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def __call__(self, error: InputError) -> None:
        """Take note of one row."""
        self.reasons.append(str(error))
        err.print(f"left out: {error}", markup=False, style="yellow")

    def report(self, done: int) -> None:
        """Print the counts; end with status 1 when nothing could be read."""
        if self.reasons:
            err.print(f"{done} documents done, {len(self.reasons)} left out (see above)")
        if not done:
            raise InputError("no document to work on", place="input", fix="name files that hold text")


def load_tagger(model: Path, backend: str) -> Tagger:
    """The tagger, without the bars that transformers draws while loading."""
    import transformers  # noqa: PLC0415 - loads torch, which other verbs do without

    from tollspan.inference.tagger import Tagger  # noqa: PLC0415

    transformers.logging.disable_progress_bar()
    return Tagger.load(model, backend=backend)


def annotate(
    documents: Iterable[Document], model: Path, backend: str, by: Literal["model", "labels"] = "model"
) -> Iterator[Document]:
    """The documents in their order, those without spans tagged; what tags is loaded when the first of them comes.

    Raises:
        InputError: where a model is needed and there is none.
    """
    tagger: Tagger | None = None
    for is_annotated, group in groupby(documents, key=lambda document: document.annotated):
        if is_annotated:
            yield from group
        elif by == "labels":
            yield from _labelled(group)
        else:
            if not model.is_dir():
                raise InputError(
                    "documents without spans are to be tagged, and there is no such model folder",
                    place=model,
                    fix="train one with `make run`, name another with --model, or do without: --by labels",
                )
            tagger = tagger or load_tagger(model, backend)
            yield from tagger.tag_many(group)


def _labelled(documents: Iterator[Document]) -> Iterator[Document]:
    """Documents with the spans of the labelling functions, few at a time."""
    from tollspan.labeling.engine import label_documents  # noqa: PLC0415 - loads gazetteers

    while chunk := list(islice(documents, _AT_ONCE)):
        yield from label_documents(chunk).documents


def emit(documents: Iterable[Document], output: Path | None) -> int:
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
