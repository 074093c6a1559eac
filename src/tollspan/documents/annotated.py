"""Annotated documents as JSON lines (contract 3): rows ↔ `Document`, every span checked against its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from tollspan.documents.dates import read_date
from tollspan.documents.files import atomic_writer, decode
from tollspan.errors import InputError, SpanError
from tollspan.spans import Document, Span

_SPAN_TYPES: Final[dict[str, type | tuple[type, ...]]] = {
    "start": int, "end": int, "label": str, "text": str, "score": (int, float), "source": list, "kind": str,
    "low": int, "high": int,
}  # fmt: skip


_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read_annotated(path: Path) -> Iterator[Document]:
    """Documents of a JSONL file, one a line, blank lines passed over.

    Raises:
        InputError: when the file cannot be read, or at the first line that is no document, with its number.
    """
    try:
        content = decode(path.read_bytes(), place=path)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", place=path) from None
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield parse_row(parse_json(line, place=f"{path}:{number}"), place=f"{path}:{number}")


def write_annotated(documents: Iterable[Document], path: Path) -> int:
    """Write documents as JSONL, whole or not at all; returns how many."""
    count = 0
    with atomic_writer(path) as out:
        for count, document in enumerate(documents, start=1):
            out.write(format_row(document) + "\n")
    return count


def format_row(document: Document) -> str:
    """One line of contract 3, without the line end."""
    return json.dumps(document.as_dict(), ensure_ascii=False)


def parse_json(line: str, *, place: str) -> dict[str, Any]:
    """The JSON object of one line."""
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"not JSON ({error})", place=place, fix="write one JSON object a line") from None
    if not isinstance(row, dict):
        raise InputError(f"a JSON {type(row).__name__}, not an object", place=place, fix='write {"id": …, "text": …}')
    return row


def parse_row(row: dict[str, Any], *, place: str) -> Document:
    """Document of one row; ``spans`` left out means that it is not annotated.

    Raises:
        InputError: for a missing or mistyped field, or a span that does not fit the text.
    """
    doc_id, text = row.get("id"), row.get("text")
    if isinstance(doc_id, int) and not isinstance(doc_id, bool):
        doc_id = str(doc_id)
    if not isinstance(doc_id, str) or not doc_id:
        raise InputError("the row has no id", place=place, fix='add "id": a string that no other row has')
    if not isinstance(text, str):
        raise InputError(f"{doc_id}: the row has no text", place=place, fix='add "text": a string')
    if _SURROGATE.search(text):
        raise InputError(f"{doc_id}: the text holds half a surrogate pair", place=place, fix="write whole characters")
    spans = tuple(_parse_span(item, text, f"{place} ({doc_id})") for item in row.get("spans") or ())
    meta = row.get("meta") or {}
    if not isinstance(meta, dict):
        raise InputError(f"{doc_id}: meta is no object", place=place, fix='write "meta": {"title": "…"}')
    try:
        document = Document(
            doc_id, text, read_date(row.get("date"), place=place), {str(k): str(v) for k, v in meta.items()}
        )
        return document.with_spans(spans) if "spans" in row else document
    except SpanError as error:
        raise InputError(str(error), place=place, fix="spans are flat and end inside the text") from None


def _parse_span(item: object, text: str, place: str) -> Span:
    if not isinstance(item, dict) or not {"start", "end", "label"} <= set(item):
        raise InputError(f"span {item!r} lacks start, end or label", place=place)
    for key, types in _SPAN_TYPES.items():
        if item.get(key) is not None and (not isinstance(item[key], types) or isinstance(item[key], bool)):
            raise InputError(f"span field {key}: {item[key]!r} is of the wrong type", place=place)
    known = {key: item[key] for key in ("start", "end", "label", "score", "kind", "low", "high") if key in item}
    try:
        span = Span(**known, source=tuple(map(str, item.get("source") or ())))
    except (SpanError, TypeError) as error:
        raise InputError(str(error), place=place) from None
    found = text[span.start : span.end]
    if "text" in item and item["text"] != found:
        raise InputError(
            f"span {span.start}–{span.end} says {item['text']!r}, the text there is {found!r}",
            place=place,
            fix="did the text change after annotation?",
        )
    return span
