"""The table of labelling functions for people: on the terminal and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from rich.table import Table

from tollspan.documents.files import atomic_writer
from tollspan.labeling.analysis import FunctionRow


def lf_table(rows: Sequence[FunctionRow]) -> Table:
    """The table for the terminal; precision and recall stay empty where no document was annotated."""
    names = ("function", "tag", "polarity", "votes", "coverage", "overlaps", "conflicts", "precision", "recall")
    table = Table(*names, title="labelling functions", title_justify="left")
    for row in rows:
        shares = (row.coverage, row.overlaps, row.conflicts, row.precision, row.recall)
        table.add_row(
            row.name, row.tag, f"{row.polarity:+d}", str(row.votes), *("" if s is None else f"{s:.3f}" for s in shares)
        )
    return table


def write_lf_table(rows: Sequence[FunctionRow], path: Path) -> None:
    """The same as CSV."""
    with atomic_writer(path) as out:
        table = csv.DictWriter(out, [field.name for field in fields(FunctionRow)], lineterminator="\n")
        table.writeheader()
        table.writerows(asdict(row) for row in rows)
