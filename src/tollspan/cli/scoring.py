"""What the verbs that score share: gold, predictions, and the check that a model has not seen what it is scored on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollspan.cli.shared import Rejects, load_tagger
from tollspan.documents import read_documents
from tollspan.errors import InputError
from tollspan.spans import Document
from tollspan.terminal import out, track

if TYPE_CHECKING:
    from tollspan.evaluation.leakage import Leakage
    from tollspan.evaluation.pairing import Pairing

Gold = Annotated[list[str], typer.Option(help="annotated documents: JSON lines, or folders of marked-up reports")]
ForceOverlap = Annotated[
    bool, typer.Option("--force-overlap", help="score documents that the model has seen, and say so")
]


def read_gold(inputs: list[str], rejects: Rejects) -> list[Document]:
    """Annotated documents; others are left out and said.

    Raises:
        InputError: when there is none.
    """
    documents = []
    for document in read_documents(inputs, on_reject=rejects):
        if document.annotated:
            documents.append(document)
        else:
            rejects(InputError("the document is not annotated", place=document.id, fix="give spans, or inline mark-up"))
    rejects.report(len(documents))
    return documents


def check_overlap(gold: Sequence[Document], seen: Path | None, *, force: bool) -> Leakage:
    """Refuse, or when forced report, gold that a model has seen.

    Args:
        gold: documents to score on.
        seen: model or dataset that says what was seen; None where nothing does.
        force: report instead of refusing.
    Raises:
        InputError: see `check_leakage`, and when ``seen`` does not exist.
    """
    from tollspan.corpus.seen import read_seen  # noqa: PLC0415
    from tollspan.evaluation.leakage import check_leakage  # noqa: PLC0415

    if seen is not None and not seen.exists():
        raise InputError("there is no such file or folder", place=seen, fix="train a model, or name another")
    return check_leakage(gold, read_seen(seen) if seen is not None else None, force=force)


def predict(system: Path, documents: Sequence[Document], rejects: Rejects, backend: str) -> Iterable[Document]:
    """What a model folder makes of the documents, or what a file says that it made."""
    if system.is_dir() or not system.exists():
        return track(load_tagger(system, backend).tag_many(documents), f"tagging by {system}", len(documents))
    return read_documents([system], on_reject=rejects)


def say_missing(system: str, pairings: Sequence[Pairing]) -> None:
    """Say how many documents have no prediction."""
    missing = sum(not pairing.given for pairing in pairings)
    if missing:
        out.print(
            f"{system}: {missing} of {len(pairings)} documents have no prediction and count as predicted empty",
            markup=False,
        )
