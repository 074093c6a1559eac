"""Tables of names from ``gazetteers/data``: read once, ``#`` begins a line of provenance or comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def data_lines(package: str, name: str) -> list[str]:
    """Lines of ``data/<name>`` in a package, without blank ones and comments."""
    content = files(package).joinpath("data").joinpath(name).read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line.strip() and not line.startswith("#")]


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a table of this room: cells parted by tabs, missing ones at the end left out."""
    return split_rows(data_lines("tollspan.gazetteers", name))


@cache
def read_list(name: str) -> frozenset[str]:
    """Entries of a list of this room, several a line, parted by commas."""
    return split_entries(data_lines("tollspan.gazetteers", name))


def split_entries(lines: list[str]) -> frozenset[str]:
    """Entries of each line, parted by commas, without the white space around them."""
    return frozenset(entry for line in lines for part in line.split(",") if (entry := part.strip()))


def split_rows(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    """Cells of each line, parted by tabs, without the white space around them."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
