"""Records to files: CSV, JSON lines or parquet by the file's suffix, row by row, whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from tollspan.documents.files import atomic_path, atomic_writer
from tollspan.errors import InputError
from tollspan.records.rows.record import Record

Write = Callable[[Record], None]

COLUMNS: Final = tuple(field.name for field in fields(Record))
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_BATCH: Final = 5_000


def record_writer(path: Path) -> AbstractContextManager[Write]:
    """A function that writes one record to the file, inside a ``with`` block.

    Raises:
        InputError: for a suffix other than .csv, .jsonl and .parquet.
    """
    writer = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}.get(path.suffix.lower())
    if writer is None:
        raise InputError(
            f"{path.suffix or 'no suffix'} is unknown", place=path, fix="name a .csv, .jsonl or .parquet file"
        )
    return writer(path)


def spreadsheet_safe(cell: object) -> object:
    """The cell, with an apostrophe before words that a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


@contextmanager
def _csv(path: Path) -> Iterator[Write]:
    with atomic_writer(path) as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(COLUMNS)
        yield lambda record: table.writerow([spreadsheet_safe(cell) for cell in flat_row(record).values()])


@contextmanager
def _jsonl(path: Path) -> Iterator[Write]:
    with atomic_writer(path) as out:

        def write(record: Record) -> None:
            out.write(json.dumps(asdict(record), ensure_ascii=False) + "\n")

        yield write


@contextmanager
def _parquet(path: Path) -> Iterator[Write]:
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only this format needs it
    from pyarrow import parquet  # noqa: PLC0415

    types = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    schema = pa.schema([(f.name, types.get(str(f.type).partition(" ")[0], pa.string())) for f in fields(Record)])
    rows: list[dict[str, Any]] = []
    with atomic_path(path) as temporary, parquet.ParquetWriter(temporary, schema) as table:

        def flush() -> None:
            table.write_table(pa.Table.from_pylist(rows, schema=schema))
            rows.clear()

        def write(record: Record) -> None:
            rows.append(flat_row(record))
            if len(rows) >= _BATCH:
                flush()

        yield write
        flush()


def flat_row(record: Record) -> dict[str, Any]:
    """The record with its candidates as one JSON text, for tables."""
    return asdict(record) | {"where_candidates": json.dumps(record.where_candidates, ensure_ascii=False)}
