"""Which report is for training, validation or test: fixed in a file, by report, before anything else is done."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Final, Literal

from tollspan.documents.files import decode
from tollspan.errors import InputError
from tollspan.seeds import read_seeds
from tollspan.spans import Document

Split = Literal["train", "validation", "test"]
SPLITS: Final[tuple[Split, ...]] = ("train", "validation", "test")
_IN_FILE: Final[dict[str, Split]] = {"dev": "validation", "test": "test"}


def read_splits(path: Path) -> dict[str, Split]:
    """Split by report id of a file with lines ``id<TAB>dev`` or ``id<TAB>test``; reports not named are for training.

    Raises:
        InputError: for a line of another form or an id named twice.
    """
    splits: dict[str, Split] = {}
    for number, line in enumerate(decode(path.read_bytes(), place=path).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        doc_id, _, name = line.partition("\t")
        if name.strip() not in _IN_FILE:
            raise InputError(
                f"{line!r} names no split", place=f"{path}:{number}", fix="write id<TAB>dev or id<TAB>test"
            )
        if doc_id in splits:
            raise InputError(f"{doc_id} is named twice", place=f"{path}:{number}", fix="keep one of the lines")
        splits[doc_id] = _IN_FILE[name.strip()]
    return splits


def assign_splits(ids: Collection[str], path: Path) -> dict[str, Split]:
    """Split of every id: by the file where there is one, else 80 / 10 / 10 by a hash of the id.

    Raises:
        InputError: when the file names a report that does not exist.
    """
    if not path.exists():
        return {doc_id: _by_hash(doc_id) for doc_id in ids}
    fixed = read_splits(path)
    if unknown := sorted(set(fixed) - set(ids)):
        raise InputError(f"there is no report {unknown[0]}", place=path, fix="remove the line, or restore the report")
    return {doc_id: fixed.get(doc_id, "train") for doc_id in ids}


def held_out_reports(seeds: Path, splits: str = "splits.tsv") -> list[Document]:
    """The annotated reports of a folder that are kept for testing.

    Args:
        seeds: the folder.
        splits: name of the file in it that says which they are.
    """
    reports = read_seeds(seeds)
    assigned = assign_splits([report.id for report in reports], seeds / splits)
    return [report for report in reports if assigned[report.id] == "test" and report.annotated]


def rank(doc_id: str) -> str:
    """A fixed pseudo-random order of ids, independent of what other ids there are."""
    return hashlib.sha256(doc_id.encode()).hexdigest()


def _by_hash(doc_id: str) -> Split:
    bucket = int(rank(doc_id)[:8], 16) % 10
    return "validation" if bucket == 0 else "test" if bucket == 1 else "train"
