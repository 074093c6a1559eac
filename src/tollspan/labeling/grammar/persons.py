"""Nouns that are casualties by themselves (``deaths``), with their kind of harm."""

from __future__ import annotations

from typing import Final

from tollspan.labeling.wordlists import load_rows

CASUALTY_NOUNS: Final = {row[0]: row[1] for row in load_rows("casualty_nouns.tsv")}
