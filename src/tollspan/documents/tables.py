"""Rows of tables, one by one: csv, tsv, parquet. A bad row is an error in its place; the next rows follow."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import IO, Any, Final

from tollspan.errors import InputError

Row = dict[str, Any]
_ROWS_AT_ONCE: Final = 256
_ANNOTATION: Final = ("meta", "spans")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns, or JSON fields, that hold a document's id, text and date.

    None: the column ``id``, ``text`` or ``date``. A table may lack the first and the last of these, but none that is
    named here.
    """

    id: str | None = None
    text: str | None = None
    date: str | None = None

    def named(self) -> dict[str, str]:
        """The columns that were named, by field."""
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}

    def of(self, present: Sequence[str], place: str) -> dict[str, str]:
        """Column of each field that a table with these columns has.

        Raises:
            InputError: for a column that it should have and has not.
        """
        wanted = {"text": "text"} | self.named()
        for field, column in wanted.items():
            if column not in present:
                raise InputError(
                    f"no column {column} among {', '.join(present) or 'none'}",
                    place=place,
                    fix=f"name the column with --{field}-column",
                )
        return {name: name for name in ("id", "date") if name in present} | wanted


def delimited_rows(
    content: IO[bytes], place: str, delimiter: str, columns: Columns
) -> Iterator[tuple[str, Row | InputError]]:
    """Rows of a csv or tsv file with a header line. Bytes that are not UTF-8 spoil only their own row."""
    csv.field_size_limit(2**31 - 1)
    with io.TextIOWrapper(content, encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        table = csv.reader(lines, delimiter=delimiter, strict=True)
        header = _next(table, f"{place}:1")
        if isinstance(header, InputError):
            raise header
        chosen = columns.of(header or (), place)
        where = f"{place}:{table.line_num + 1}"
        while (cells := _next(table, where)) is not None:
            if cells:
                yield where, _row(cells, header or [], chosen, where)
            where = f"{place}:{table.line_num + 1}"


def parquet_rows(file: IO[bytes], place: str, columns: Columns) -> Iterator[tuple[str, Row | InputError]]:
    """Rows of a parquet file, with the annotation if it has one."""
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - slow to import, and only this format needs it

    number = 0
    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        present = table.schema_arrow.names
        chosen = columns.of(present, place) | {name: name for name in _ANNOTATION if name in present}
        for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=list(chosen.values())):
            for found in batch.to_pylist():
                number += 1
                row = {name: found[column] for name, column in chosen.items()}
                if isinstance(row.get("meta"), list):  # How Arrow gives a map.
                    row["meta"] = dict(row["meta"])
                yield f"{place}:row {number}", row
    except (ArrowException, OSError) as error:
        what = f"the rows after {number} cannot be read" if number else "not a parquet file"
        raise InputError(f"{what} ({error})", place=place) from None


def _next(table: Any, place: str) -> list[str] | InputError | None:
    try:
        cells: list[str] | None = next(table, None)
    except csv.Error as error:
        return InputError(f"not a row ({error})", place=place, fix='write a quote within quotes twice: ""')
    return cells


def _row(cells: list[str] | InputError, header: Sequence[str], chosen: dict[str, str], place: str) -> Row | InputError:
    if isinstance(cells, InputError):
        return cells
    if len(cells) != len(header):
        return InputError(
            f"{len(cells)} cells under {len(header)} columns", place=place, fix="put quotes around a text with commas"
        )
    by_column = dict(zip(header, cells, strict=True))
    row = {field: by_column[column] for field, column in chosen.items() if by_column[column]}
    for value in row.values():
        for char in value:
            if "\udc80" <= char <= "\udcff":
                return InputError(
                    f"byte 0x{ord(char) - 0xDC00:02x} is not UTF-8",
                    place=place,
                    fix="convert the file, e.g. iconv -f WINDOWS-1252 -t UTF-8",
                )
    return row
