"""Votes from outside as labelling functions: annotated files (another model's, an LLM's) and records of incidents."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tollspan.documents.files import decode
from tollspan.errors import InputError, SpanError
from tollspan.labeling.external_records import Incident, spans_of_incident
from tollspan.labels import CASUALTY, TAGS
from tollspan.spans import Document, Span

COLUMNS: Final[Mapping[str, str]] = {
    "date": "date", "place": "place", "actor": "actor", "killed": "killed", "injured": "injured", "missing": "missing",
}  # fmt: skip
"""What a CSV of incidents tells, and the column that tells it unless the caller says otherwise."""


@dataclass(frozen=True)
class FileVotes:
    """Spans of an annotated JSONL file as one labelling function; documents are found by id.

    Attributes:
        name: the function's name in votes and tables.
        path: the file, for errors.
        spans: spans by document id, each with its text where the file gives it.
    """

    name: str
    path: Path
    spans: Mapping[str, tuple[tuple[Span, str | None, int], ...]] = field(repr=False)

    @property
    def __name__(self) -> str:
        """The function's name."""
        return self.name

    def __call__(self, document: Document) -> Iterator[Span]:
        """The file's spans of this document, each checked against the document's text.

        Raises:
            InputError: for a span that lies outside the text or whose words are not those of the file.
        """
        for span, words, line in self.spans.get(document.id, ()):
            found = document.text[span.start : span.end]
            if span.end > len(document.text) or (words is not None and words != found):
                raise InputError(
                    f'span {span.start}–{span.end} of {document.id} is "{words or ""}", the document reads "{found}"',
                    place=f"{self.path}:{line}",
                    fix="annotate the text as it is now, or drop the row",
                )
            yield span


def votes_from_file(name: str, path: Path) -> FileVotes:
    """Read an annotated JSONL file (``{"id", "spans": [{"start", "end", "label", "text"?, …}]}``) as a function.

    Raises:
        InputError: for a line that is no JSON object with an id and spans, or a span that cannot be.
    """
    rows: dict[str, tuple[tuple[Span, str | None, int], ...]] = {}
    for number, line in enumerate(decode(path.read_bytes(), place=path).split("\n"), start=1):
        if line.strip():
            row = _read_row(line, f"{path}:{number}")
            spans = tuple((*_read_span(s, f"{path}:{number}"), number) for s in row["spans"])
            rows[str(row["id"])] = rows.get(str(row["id"]), ()) + spans
    return FileVotes(name, path, rows)


def _read_row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"no JSON: {error.msg}", place=f"{place}:{error.colno}", fix="one object a line") from None
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("spans"), list):
        raise InputError('the row lacks "id" or a list "spans"', place=place, fix='write {"id": …, "spans": [ … ]}')
    return row


def _read_span(value: Any, place: str) -> tuple[Span, str | None]:
    try:
        start, end, label = value["start"], value["end"], value["label"]
        if label not in TAGS or not isinstance(start, int) or not isinstance(end, int):
            raise SpanError(f"label {label!r} is none of {', '.join(TAGS)}, or an offset is no whole number")  # noqa: TRY301 - told below with its place
        harm = (value.get("kind"), value.get("low"), value.get("high")) if label == CASUALTY else (None, None, None)
        return Span(start, end, label, None, (), *harm), value.get("text")
    except (KeyError, TypeError, AttributeError, SpanError) as error:
        fix = 'write {"start": 0, "end": 4, "label": "LOCATION"}'
        raise InputError(f"the span {value!r} cannot be read: {error}", place=place, fix=fix) from None


@dataclass(frozen=True)
class RecordVotes:
    """Incidents of a table as one labelling function: it votes for the spans that state their very values."""

    name: str
    incidents: tuple[Incident, ...] = field(repr=False)

    @property
    def __name__(self) -> str:
        """The function's name."""
        return self.name

    def __call__(self, document: Document) -> Iterator[Span]:
        """Spans of the incidents whose place and one more value the document states."""
        found = {span for incident in self.incidents for span in spans_of_incident(incident, document)}
        yield from sorted(found, key=lambda span: (span.start, span.end, span.label, span.kind or ""))


def votes_from_incidents(name: str, path: Path, columns: Mapping[str, str] = COLUMNS) -> RecordVotes:
    """Read a CSV of incidents (UCDP- or GTD-like) as a function; ``columns`` maps our words to the file's columns.

    Raises:
        InputError: for a column that the file lacks, a date that is no ISO date, or a count that is no whole number.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        lacking = [column for column in columns.values() if column not in (reader.fieldnames or ())]
        if lacking:
            fix = f"name the columns; the file has {', '.join(reader.fieldnames or ())}"
            raise InputError(f"no column {', '.join(lacking)}", place=f"{path}:1", fix=fix)
        rows = [{word: (row[column] or "").strip() for word, column in columns.items()} for row in reader]
    return RecordVotes(name, tuple(Incident.read(row, f"{path}:{n}") for n, row in enumerate(rows, start=2)))
