"""Word lists of this room, from ``records/data``: read once, ``#`` begins a line of provenance or comment."""

from __future__ import annotations

from functools import cache

from tollspan.gazetteers.tables import data_lines, split_rows


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a table in ``data/``: cells parted by tabs."""
    return split_rows(data_lines("tollspan.records.linking", name))


@cache
def _cues() -> dict[str, frozenset[str]]:
    lines = (line.partition(":") for line in data_lines("tollspan.records.linking", "cues.txt"))
    return {name.strip(): frozenset(word.strip() for word in words.split(",")) for name, _, words in lines}


def load_cues(name: str) -> frozenset[str]:
    """A small set of words of ``data/cues.txt`` by its name there, e.g. ``"people titles"``."""
    return _cues()[name]
