"""Bytes on disk: decoding with the place of a fault, and files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tollspan.errors import InputError


def decode(raw: bytes, *, place: str | Path) -> str:
    """Text of UTF-8 bytes, a byte order mark taken off, line ends kept.

    Raises:
        InputError: naming the first byte that is not UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8",
            place=f"{place}:{line}",
            fix="convert the file, e.g. iconv -f WINDOWS-1252 -t UTF-8",
        ) from None


@contextmanager
def atomic_writer(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file that appears at ``path`` when the block ends well, and not at all when it does not."""
    with atomic_path(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """An empty file beside ``path`` that takes its place when the block ends well, and goes when it does not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(
            f"cannot be written ({error.strerror})", place=path, fix="choose a folder you may write"
        ) from None
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    except BaseException:  # An interrupt too must leave no half-written file; it is raised on.
        temporary.unlink(missing_ok=True)
        raise
