"""Spans as a csv table, a span a row; documents as a parquet table, a document a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from tollspan.spans import Document

SPAN_COLUMNS: Final = ("id", "date", "start", "end", "label", "text", "kind", "low", "high", "score")
_ROWS_AT_ONCE: Final = 1_000


def span_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Lines of a csv file with a row a span, offsets in characters; a document without spans has no row."""
    row = io.StringIO(newline="")
    table = csv.DictWriter(row, SPAN_COLUMNS, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    for document in documents:
        for span in document.spans:
            table.writerow({"id": document.id, "date": document.date, **span.as_dict(document.text)})
        yield row.getvalue()
        row.seek(0)
        row.truncate()
    yield row.getvalue()


def write_parquet(documents: Iterable[Document], path: Path) -> None:
    """Write a parquet file: ``id``, ``text``, ``date``, ``meta``, and ``spans``, structs of what contract 3 has."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only this format needs it
    from pyarrow import parquet  # noqa: PLC0415

    span = pa.struct(
        {
            "start": pa.int64(), "end": pa.int64(), "label": pa.string(), "text": pa.string(), "score": pa.float64(),
            "source": pa.list_(pa.string()), "kind": pa.string(), "low": pa.int64(), "high": pa.int64(),
        }
    )  # fmt: skip
    schema = pa.schema(
        {
            "id": pa.string(), "text": pa.large_string(), "date": pa.string(),
            "meta": pa.map_(pa.string(), pa.string()), "spans": pa.list_(span),
        }
    )  # fmt: skip
    rows = (document.as_dict() for document in documents)
    with parquet.ParquetWriter(path, schema) as table:
        while batch := list(islice(rows, _ROWS_AT_ONCE)):
            table.write_table(pa.Table.from_pylist([_with_pairs(row) for row in batch], schema))


def _with_pairs(row: dict[str, object]) -> dict[str, object]:
    """The row with ``meta`` as pairs, which is how Arrow takes a map."""
    meta = row.get("meta")
    return row | {"meta": list(meta.items()) if isinstance(meta, dict) else []}
