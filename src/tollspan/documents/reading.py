"""Reads documents from what users have: txt, jsonl, csv, tsv, parquet, gzipped too, folders of them, standard input.

Files are read as a stream: memory holds a row, not a file. A bad row is an error in its place, and the reading goes on;
an input that does not exist stops it before it starts.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO, Final

from tollspan.documents.annotated import parse_json, parse_row
from tollspan.documents.files import decode
from tollspan.documents.report import parse_report
from tollspan.documents.seen import SeenIds
from tollspan.documents.sources import STDIN, SUFFIXES, Source, check_inputs, find_sources
from tollspan.documents.tables import Columns, Row, delimited_rows, parquet_rows
from tollspan.errors import InputError
from tollspan.spans import Document

Reject = Callable[[InputError], None]
Content = Document | InputError
_DELIMITERS: Final = {".csv": ",", ".tsv": "\t"}


@dataclass(frozen=True, slots=True)
class Record:
    """What was read at one place.

    Attributes:
        place: ``file`` or ``file:line``.
        content: the document that stands there, or why there is none.
        consumed: bytes of all inputs that have been read, as they lie on the disk.
    """

    place: str
    content: Content
    consumed: int = 0


def read_documents(
    inputs: Sequence[str | Path],
    *,
    on_reject: Reject,
    suffixes: Sequence[str] = SUFFIXES,
    columns: Columns = Columns(),  # noqa: B008 - immutable
) -> Iterator[Document]:
    """Documents of files, folders, patterns and ``-`` (standard input), in the order given.

    Args:
        inputs: a folder stands for the files of known formats below it, by path; ``-`` reads JSON lines when the first
            character is ``{``, else one plain text.
        on_reject: called with the reason for each file or row that cannot be read, has no text or a used id.
        suffixes: of the files that a folder or pattern stands for.
        columns: where tables and JSON lines hold id, text and date.
    Raises:
        InputError: at the start, for a path that does not exist or whose suffix is unknown.
    """
    records = read_records(inputs, suffixes=suffixes, columns=columns)

    def documents() -> Iterator[Document]:
        for record in records:
            if isinstance(record.content, InputError):
                on_reject(record.content)
            else:
                yield record.content

    return documents()


def read_records(
    inputs: Sequence[str | Path],
    *,
    suffixes: Sequence[str] = SUFFIXES,
    columns: Columns = Columns(),  # noqa: B008 - immutable
    longest: int | None = None,
) -> Iterator[Record]:
    """What `read_documents` reads, with the bad rows in their places.

    Args:
        inputs, suffixes, columns: as there.
        longest: characters of a text, at most; a longer one is an error.
    """
    check_inputs(inputs)
    return _admit(_read_all(inputs, suffixes, columns), longest)


def _admit(records: Iterable[Record], longest: int | None) -> Iterator[Record]:
    """Pass on documents that have a text and an id of their own; the others become errors."""
    seen = SeenIds()
    for record in records:
        fault = None
        if isinstance(record.content, Document):
            fault = _fault(record.content, record.place, seen, longest)
        yield replace(record, content=fault) if fault else record


def _fault(document: Document, place: str, seen: SeenIds, longest: int | None) -> InputError | None:
    if not document.text.strip():
        return InputError(f"{document.id}: the text is empty", place=place)
    if longest is not None and len(document.text) > longest:
        return InputError(
            f"{document.id}: the text has {len(document.text):,} characters, more than the {longest:,} allowed",
            place=place,
            fix="part it, or allow more",
        )
    if first := seen.add(document.id, place):
        return InputError(f"id {document.id!r} is taken by {first}", place=place, fix="give it another id")
    return None


def _read_all(inputs: Iterable[str | Path], suffixes: Sequence[str], columns: Columns) -> Iterator[Record]:
    before = 0
    for item in inputs:
        if str(item) == STDIN:
            yield from (Record(place, content, before) for place, content in _read_stdin(columns))
            continue
        for source in find_sources(item, suffixes):
            if isinstance(source, InputError):
                yield Record(source.place, source, before)
            else:
                yield from _read_source(source, columns, before)
                before += source.size


def _read_source(source: Source, columns: Columns, before: int) -> Iterator[Record]:
    try:
        with source.open() as (content, raw):
            for place, found in _contents(source, content, columns):
                yield Record(place, found, before + raw.tell())
    except InputError as error:
        yield Record(error.place, error, before + source.size)
    except (OSError, EOFError, zlib.error) as error:
        fact = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        yield Record(str(source.path), InputError(fact, place=source.path), before + source.size)


def _contents(source: Source, content: IO[bytes], columns: Columns) -> Iterator[tuple[str, Content]]:
    place = str(source.path)
    if source.suffix == ".txt":
        yield place, parse_report(decode(content.read(), place=place), doc_id=source.name, place=place)
    elif source.suffix == ".jsonl":
        yield from _json_lines(content, place, columns)
    else:
        rows = (
            parquet_rows(content, place, columns)
            if source.suffix == ".parquet"
            else delimited_rows(content, place, _DELIMITERS[source.suffix], columns)
        )
        for number, (where, row) in enumerate(rows, start=1):
            yield where, _document(row, where, f"{source.name}:{number}")


def _document(row: Row | InputError, place: str, doc_id: str) -> Content:
    """Document of a table's row; one without an id gets the one given."""
    if isinstance(row, InputError):
        return row
    given = {name: value for name, value in row.items() if value is not None}
    try:
        return parse_row({**given, "id": str(given.get("id", doc_id))}, place=place)
    except InputError as error:
        return error


def _read_stdin(columns: Columns) -> Iterator[tuple[str, Content]]:
    place = "<stdin>"
    lines = iter(sys.stdin.buffer)
    first = next(lines, b"")
    if first.lstrip().startswith(b"{"):
        yield from _json_lines(chain([first], lines), place, columns)
        return
    try:
        yield place, Document("stdin", decode(first + b"".join(lines), place=place))
    except InputError as error:
        yield place, error


def _json_lines(lines: Iterable[bytes], place: str, columns: Columns) -> Iterator[tuple[str, Content]]:
    for number, line in enumerate(lines, start=1):
        where = f"{place}:{number}"
        try:
            if line.strip():
                yield (
                    where,
                    parse_row(
                        _renamed(parse_json(decode(line, place=where), place=where), columns, where), place=where
                    ),
                )
        except InputError as error:
            yield where, error


def _renamed(row: Row, columns: Columns, place: str) -> Row:
    """The row with the fields that ``columns`` names under the usual names."""
    named = {field: column for field, column in columns.named().items() if column != field}
    for field, column in named.items():
        if column not in row:
            raise InputError(f"the row has no {column}", place=place, fix=f"--{field}-column names another field")
    return row | {field: row[column] for field, column in named.items()}
