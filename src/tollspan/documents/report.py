"""Reports as text files: optional header lines ``Key: value``, a blank line, the body.

A header is there when every line before the first blank one is ``Key: value`` and at least one key is of `HEADER_KEYS`;
anything else is a plain text, taken as it stands. ``Annotation: inline`` says that the body carries mark-up (see
`tollspan.documents.markup`); without it brackets are just brackets. `parse_report` and `format_report` are inverses.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tollspan.documents import markup
from tollspan.documents.dates import read_date
from tollspan.documents.files import decode
from tollspan.errors import InputError
from tollspan.spans import Document

HEADER_KEYS: Final = ("Title", "Date", "Country", "Region", "Event", "Register", "English", "Faults", "Annotation")
_INLINE: Final = "inline"
_HEADER: Final = re.compile(r"(?P<head>(?:[A-Z][A-Za-z-]*:[ \t]*[^\r\n]*\r?\n)+)\r?\n")


def parse_report(content: str, *, doc_id: str, place: str | Path) -> Document:
    """Document of one report file's content.

    Raises:
        InputError: for a date that is no ISO date, an unknown value of ``Annotation``, or broken mark-up.
    """
    match = _HEADER.match(content)
    header = _read_header(match["head"], place) if match else {}
    if not header:
        return Document(doc_id, content)
    assert match is not None  # noqa: S101 - a header was read
    body, first_line = content[match.end() :], content.count("\n", 0, match.end()) + 1
    published, annotation = header.pop("Date", None) or None, header.pop("Annotation", None)
    meta = {key.lower(): value for key, value in header.items()}
    if annotation is None:
        return Document(doc_id, body, published, meta)
    if annotation != _INLINE:
        raise InputError(f"Annotation: {annotation!r} is unknown", place=place, fix=f"write Annotation: {_INLINE}")
    text, spans = markup.parse(body, place=str(place), first_line=first_line)
    return Document(doc_id, text, published, meta, spans, annotated=True)


def format_report(document: Document) -> str:
    """Content of the file that `parse_report` reads as this document."""
    header = {key.title(): value for key, value in document.meta.items()}
    if document.date is not None:
        header["Date"] = document.date
    if document.annotated:
        header["Annotation"] = _INLINE
    ordered = sorted(header, key=lambda key: HEADER_KEYS.index(key) if key in HEADER_KEYS else len(HEADER_KEYS))
    head = "".join(f"{key}: {header[key]}\n" for key in ordered)
    body = markup.render(document.text, document.spans) if document.annotated else document.text
    return f"{head}\n{body}" if head else body


def read_report(path: Path, *, doc_id: str | None = None) -> Document:
    """Document of a report file; its id is the file's stem unless given."""
    return parse_report(decode(path.read_bytes(), place=path), doc_id=doc_id or path.stem, place=path)


def _read_header(head: str, place: str | Path) -> dict[str, str]:
    """Header fields by key, empty when the lines merely look like a header."""
    header: dict[str, str] = {}
    for number, line in enumerate(head.splitlines(), start=1):
        key, _, value = line.partition(":")
        if key in header:
            raise InputError(f"the header names {key} twice", place=f"{place}:{number}", fix="keep one of the lines")
        header[key] = value.strip()
        if key == "Date":
            header[key] = read_date(header[key], place=f"{place}:{number}") or ""
    return header if set(header) & set(HEADER_KEYS) else {}
