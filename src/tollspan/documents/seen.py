"""Ids that have been seen, in bounded memory: beyond a few megabytes they lie in a file that vanishes by itself."""

from __future__ import annotations

import sqlite3


class SeenIds:
    """Remembers where each id was first seen."""

    def __init__(self) -> None:
        # The empty name is SQLite's for a temporary database: in memory until its cache is full, then on disk.
        self._ids = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -8192"):
            self._ids.execute(f"PRAGMA {setting}")
        self._ids.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        self._ids.execute("BEGIN")

    def add(self, doc_id: str, place: str) -> str | None:
        """Remember an id; where it was seen before, or None when it is new."""
        if self._ids.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (doc_id, place)).rowcount:
            return None
        first: str = self._ids.execute("SELECT place FROM seen WHERE id = ?", (doc_id,)).fetchone()[0]
        return first
