"""Reads documents from what users have: txt, jsonl, csv, tsv, parquet, folders of them, and standard input.

A bad row is handed to ``on_reject`` and the reading goes on; a path that does not exist stops it before it starts.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tollspan.documents.annotated import parse_json, parse_row
from tollspan.documents.files import decode
from tollspan.documents.report import read_report
from tollspan.errors import InputError
from tollspan.spans import Document

SUFFIXES: Final = (".txt", ".jsonl", ".csv", ".tsv", ".parquet")
Reject = Callable[[InputError], None]


def read_documents(
    inputs: Sequence[str | Path], *, on_reject: Reject, suffixes: Sequence[str] = SUFFIXES
) -> Iterator[Document]:
    """Documents of files, folders and ``-`` (standard input), in the order given.

    Args:
        inputs: paths; a folder stands for the files with known suffixes below it, sorted; ``-`` reads JSON lines when
            the first character is ``{``, else one plain text.
        on_reject: called with the reason for each file or row that cannot be read or has no text.
        suffixes: of the files that a folder stands for.
    Raises:
        InputError: at the start, for a path that does not exist or whose suffix is unknown.
    """
    return _admit(_read_all([(str(path), _files_of(path, suffixes)) for path in inputs], on_reject), on_reject)


def _files_of(path: str | Path, suffixes: Sequence[str]) -> list[tuple[str, Path]]:
    """Pairs of document id and file; the id of a file in a folder is its relative path without the suffix."""
    if str(path) == "-":
        return []
    path = Path(path)
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in suffixes and file.is_file())
        return [(file.relative_to(path).with_suffix("").as_posix(), file) for file in found]
    if not path.exists():
        raise InputError("there is no such file or folder", place=path)
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"{path.suffix or 'no suffix'} is unknown", place=path, fix=f"use one of {', '.join(SUFFIXES)}"
        )
    return [(path.stem, path)]


def _read_all(
    inputs: Iterable[tuple[str, list[tuple[str, Path]]]], on_reject: Reject
) -> Iterator[tuple[str, Document]]:
    for name, files in inputs:
        if name == "-":
            yield from _read_stdin(on_reject)
        for doc_id, file in files:
            try:
                yield from _read_file(doc_id, file, on_reject)
            except InputError as error:
                on_reject(error)
            except OSError as error:
                on_reject(InputError(f"cannot be read ({error.strerror})", place=file))


def _admit(found: Iterable[tuple[str, Document]], on_reject: Reject) -> Iterator[Document]:
    """Pass on documents that have a text and an id of their own."""
    places: dict[str, str] = {}
    for place, document in found:
        if not document.text.strip():
            on_reject(InputError(f"{document.id}: the text is empty", place=place))
        elif document.id in places:
            on_reject(
                InputError(
                    f"id {document.id!r} is taken by {places[document.id]}", place=place, fix="give it another id"
                )
            )
        else:
            places[document.id] = place
            yield document


def _read_file(doc_id: str, file: Path, on_reject: Reject) -> Iterator[tuple[str, Document]]:
    suffix = file.suffix.lower()
    if suffix == ".txt":
        yield str(file), read_report(file, doc_id=doc_id)
    elif suffix == ".parquet":
        yield from _read_rows(_parquet_rows(file), on_reject)
    elif suffix == ".jsonl":
        with file.open("rb") as lines:
            yield from _read_lines(lines, str(file), on_reject)
    else:
        text = decode(file.read_bytes(), place=file)
        yield from _read_rows(_table_rows(text, str(file), "\t" if suffix == ".tsv" else ","), on_reject)


def _read_stdin(on_reject: Reject) -> Iterator[tuple[str, Document]]:
    lines = iter(sys.stdin.buffer)
    first = next(lines, b"")
    if first.lstrip().startswith(b"{"):
        yield from _read_lines((line for part in ([first], lines) for line in part), "<stdin>", on_reject)
        return
    try:
        yield "<stdin>", Document("stdin", decode(first + b"".join(lines), place="<stdin>"))
    except InputError as error:
        on_reject(error)


def _read_lines(lines: Iterable[bytes], place: str, on_reject: Reject) -> Iterator[tuple[str, Document]]:
    for number, line in enumerate(lines, start=1):
        where = f"{place}:{number}"
        try:
            if line.strip():
                yield where, parse_row(parse_json(decode(line, place=where), place=where), place=where)
        except InputError as error:
            on_reject(error)


def _read_rows(rows: Iterable[tuple[str, dict[str, Any]]], on_reject: Reject) -> Iterator[tuple[str, Document]]:
    for place, row in rows:
        try:
            yield place, parse_row(row, place=place)
        except InputError as error:
            on_reject(error)


def _table_rows(text: str, place: str, delimiter: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of a table with a header line; a table without ``id`` numbers its rows."""
    csv.field_size_limit(2**31 - 1)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    _need_text(table.fieldnames or (), place)
    for number, row in enumerate(table, start=1):
        yield f"{place}:{table.line_num}", {"id": str(number), **_known(row)}


def _parquet_rows(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - slow to import, and only this format needs it

    try:
        table = parquet.ParquetFile(file)
        columns = [name for name in table.schema_arrow.names if name in ("id", "text", "date")]
        _need_text(columns, str(file))
        number = 0
        for batch in table.iter_batches(batch_size=1_000, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield f"{file}:row {number}", {"id": str(number), **_known(row)}
    except ArrowException as error:
        raise InputError(f"not a parquet file ({error})", place=file) from None


def _need_text(columns: Iterable[str], place: str) -> None:
    if "text" not in columns:
        raise InputError(f"no column text among {', '.join(columns) or 'none'}", place=place, fix="name a column text")


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("id", "text", "date") if row.get(key) is not None}
