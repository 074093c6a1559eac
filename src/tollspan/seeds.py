"""Reads the folder of seed reports whole; one that cannot be read stops the run before anything is written."""

from __future__ import annotations

from pathlib import Path

from tollspan.documents import read_documents
from tollspan.errors import InputError
from tollspan.spans import Document


def read_seeds(folder: str | Path) -> list[Document]:
    """Reports of a folder, sorted by id.

    Raises:
        InputError: naming every report that cannot be read, or when there is none.
    """
    faults: list[InputError] = []
    reports = sorted(
        read_documents([folder], on_reject=faults.append, suffixes=(".txt",)), key=lambda report: report.id
    )
    if faults:
        reasons = "\n  ".join(map(str, faults))
        raise InputError(
            f"{len(faults)} reports cannot be used:\n  {reasons}\n", place=folder, fix="mend or remove them"
        )
    if not reports:
        raise InputError("there are no reports", place=folder, fix="put .txt files there; see seeds/README.md")
    return reports
