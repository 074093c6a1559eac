"""Writes annotated documents in the format that the file's name asks for, whole or not at all."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tollspan.documents.annotated import format_row
from tollspan.documents.files import atomic_path
from tollspan.errors import InputError
from tollspan.formats.conll import conll_lines
from tollspan.formats.page import page_pieces
from tollspan.formats.tables import span_lines, write_parquet
from tollspan.spans import Document

Pieces = Callable[[Iterable[Document]], Iterator[str]]


def json_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Contract 3, a document a line."""
    return (format_row(document) + "\n" for document in documents)


TEXT_FORMATS: Final[Mapping[str, Pieces]] = {
    ".jsonl": json_lines,
    ".csv": span_lines,
    ".conll": conll_lines,
    ".html": page_pieces,
}
"""Those that are text; each may be gzipped."""

PARQUET: Final = ".parquet"
_GZIPPED: Final = ".gz"


def format_of(path: Path) -> str:
    """Suffix of the format that a file's name asks for.

    Raises:
        InputError: for a name that asks for none.
    """
    name = path.name.lower()
    suffix = Path(name.removesuffix(_GZIPPED)).suffix
    if suffix in TEXT_FORMATS or name.endswith(PARQUET):
        return suffix
    known = f"{', '.join(TEXT_FORMATS)} (these also with {_GZIPPED}) or {PARQUET}"
    raise InputError(f"{path.suffix or 'no suffix'} is no format to write", place=path, fix=f"end the name in {known}")


def stem_of(path: Path) -> Path:
    """The path without the suffix of its format, for the names of files that lie beside it."""
    suffix = format_of(path)
    return path.with_name(path.name[: path.name.lower().rindex(suffix)])


def write_documents(documents: Iterable[Document], path: Path) -> int:
    """Write documents in the format of the path's suffix; returns how many.

    The same documents give the same bytes. The file appears when all is written, and not at all when something fails.

    Raises:
        InputError: for an unknown suffix, or a place that cannot be written.
    """
    suffix = format_of(path)
    count = 0

    def counted() -> Iterator[Document]:
        nonlocal count
        for count, document in enumerate(documents, start=1):
            yield document

    with atomic_path(path) as temporary:
        if suffix == PARQUET:
            write_parquet(counted(), temporary)
        else:
            _write_text(TEXT_FORMATS[suffix](counted()), temporary, packed=path.name.lower().endswith(_GZIPPED))
    return count


def _write_text(pieces: Iterable[str], path: Path, *, packed: bool) -> None:
    if not packed:
        with path.open("w", encoding="utf-8", newline="") as out:
            out.writelines(pieces)
        return
    # No name and time in the file, so that the same documents give the same bytes.
    with (
        path.open("wb") as raw,
        gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packer,
        io.TextIOWrapper(packer, encoding="utf-8", newline="") as out,
    ):
        out.writelines(pieces)
