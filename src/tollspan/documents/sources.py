"""The files that a command's INPUT names: files, folders, patterns; gzipped or not; ``-`` is standard input."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path
from typing import IO, Final, cast

from tollspan.errors import InputError

SUFFIXES: Final = (".txt", ".jsonl", ".csv", ".tsv", ".parquet")
STDIN: Final = "-"
_GZIPPED: Final = ".gz"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    Attributes:
        name: id of its document, or what the ids of rows without one begin with: its path within the folder or pattern
            that named it, without suffixes.
        path: of the file.
        suffix: of its format, one of `SUFFIXES`.
        gzipped: whether it is compressed.
        size: bytes on the disk.
    """

    name: str
    path: Path
    suffix: str
    gzipped: bool
    size: int

    @contextmanager
    def open(self) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """Its bytes, decompressed, and the file itself, which tells how much of it has been read."""
        with self.path.open("rb") as raw:
            if not self.gzipped:
                yield raw, raw
                return
            with gzip.open(raw) as content:
                yield cast("IO[bytes]", content), raw


def check_inputs(inputs: Sequence[str | Path]) -> None:
    """Refuse an input that names nothing.

    Raises:
        InputError: for a path that does not exist, a pattern that fits no file, or a file of unknown format.
    """
    for item in map(str, inputs):
        if item == STDIN or Path(item).is_dir():
            continue
        if not Path(item).exists():
            if not has_magic(item):
                raise InputError("there is no such file or folder", place=item)
            root, pattern = _parted(item)
            if next(root.glob(pattern), None) is None:
                raise InputError("no file fits this pattern", place=item)
        elif _format(Path(item).name) is None:
            known = f"{', '.join(SUFFIXES)}, all but the last also with {_GZIPPED}"
            raise InputError(f"{Path(item).suffix or 'no suffix'} is unknown", place=item, fix=f"use one of {known}")


def find_sources(item: str | Path, suffixes: Sequence[str] = SUFFIXES) -> Iterator[Source | InputError]:
    """Files that one input names, in the order of their paths; an error for a folder or name that cannot be read."""
    path = Path(item)
    if path.is_dir():
        yield from _walk(path, "", suffixes)
    elif path.exists():
        yield from _source(path, path.name, SUFFIXES)
    else:
        root, pattern = _parted(str(item))
        for found in sorted(root.glob(pattern)):
            if found.is_file():
                yield from _source(found, found.relative_to(root).as_posix(), suffixes)


def _walk(folder: Path, prefix: str, suffixes: Sequence[str]) -> Iterator[Source | InputError]:
    """Files below a folder, of which one folder's names at a time are held."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False), entry.is_file()) for entry in found)
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror})", place=folder)
        return
    for name, is_folder, is_file in entries:
        if is_folder:
            yield from _walk(folder / name, f"{prefix}{name}/", suffixes)
        elif is_file:
            yield from _source(folder / name, prefix + name, suffixes)


def _source(path: Path, name: str, suffixes: Sequence[str]) -> Iterator[Source | InputError]:
    parts = _format(path.name)
    if parts is None or parts[0] not in suffixes:
        return
    if any("\ud800" <= char <= "\udfff" for char in name):
        place = os.fsencode(path).decode("utf-8", "backslashreplace")
        yield InputError("the file's name is not UTF-8", place=place, fix="rename it")
        return
    suffix, gzipped = parts
    try:
        size = path.stat().st_size
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror})", place=path)
        return
    yield Source(name[: -len(suffix) - len(_GZIPPED) * gzipped], path, suffix, gzipped, size)


def _format(name: str) -> tuple[str, bool] | None:
    """Suffix of the format, and whether the file is gzipped; None where the name tells no format."""
    gzipped = name.lower().endswith(_GZIPPED)
    suffix = Path(name.lower().removesuffix(_GZIPPED)).suffix
    return (suffix, gzipped) if suffix in SUFFIXES and not (gzipped and suffix == ".parquet") else None


def _parted(pattern: str) -> tuple[Path, str]:
    """The folder that the first wild part of a pattern stands in, and the pattern from there on."""
    path = Path(pattern)
    root = next(parent for parent in path.parents if not has_magic(str(parent)))
    return root, path.relative_to(root).as_posix()
