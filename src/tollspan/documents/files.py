"""Bytes on disk: decoding with the place of a fault, and files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from tollspan.errors import InputError

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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
    """A name beside ``path`` to write to; what is written there takes the place of ``path`` when the block ends well.

    It has reached the disk before it does, and is removed when the block ends in an error.

    Raises:
        InputError: for a place that cannot be written, or has no room left.
    """
    temporary = _new_file_beside(path)
    with full_disk_explained(path):
        try:
            yield temporary
            sync(temporary)
            temporary.replace(path)
            sync(path.parent)
        except BaseException:  # An interrupt too must leave no half-written file; it is raised on.
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def full_disk_explained(path: Path) -> Iterator[None]:
    """Name the file that was being written when the disk, or the user's share of it, is full."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        fix = "free some, or choose another disk"
        raise InputError(f"no room to write ({error.strerror})", place=path, fix=fix) from None


def _new_file_beside(path: Path) -> Path:
    if path.is_dir():
        raise InputError("is a folder", place=path, fix="name a file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        fix = "choose a folder you may write"
        raise InputError(f"cannot be written ({error.strerror})", place=path, fix=fix) from None
    os.close(handle)
    umask = os.umask(0)
    os.umask(umask)
    Path(name).chmod(0o666 & ~umask)
    return Path(name)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no such thing for folders.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
