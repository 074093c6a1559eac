"""Frames: marked-up texts with slots, filled with names of each region so that regions can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tollspan.documents import markup
from tollspan.errors import InputError
from tollspan.evaluation.behaviour.rows import FairnessFile
from tollspan.spans import Document

_SLOT: Final = re.compile(r"\{(?P<slot>[a-z]+)(?P<number>\d?)\}")


@dataclass(frozen=True, slots=True)
class Frames:
    """The same texts with names of each region.

    Attributes:
        says: what is compared.
        regions: their names.
        texts: documents by frame, region and turn; the same frame and turn differ between regions in names alone.
    """

    says: str
    regions: tuple[str, ...]
    texts: tuple[tuple[tuple[Document, ...], ...], ...]

    @property
    def documents(self) -> Iterator[Document]:
        """Every text."""
        return (document for frame in self.texts for region in frame for document in region)


def fill_frames(file: FairnessFile, path: Path) -> Frames:
    """The frames of a file, filled.

    Raises:
        InputError: for a region without names for a slot, or with fewer than a frame needs.
    """
    texts = tuple(
        tuple(
            tuple(
                _document(
                    _fill(frame.text, names, index * file.turns + turn, f"{path}: region {region}"),
                    f"fairness/{frame.id}/{region}/{turn + 1}",
                    f"{path}: case {frame.id}: text",
                )
                for turn in range(file.turns)
            )
            for region, names in file.regions.items()
        )
        for index, frame in enumerate(file.frames)
    )
    return Frames(file.says, tuple(file.regions), texts)


def _fill(text: str, names: dict[str, tuple[str, ...]], turn: int, place: str) -> str:
    """The text with names in its slots; another turn takes the next names."""

    def name(match: re.Match[str]) -> str:
        number, known = int(match["number"] or 1), names.get(match["slot"], ())
        if number > len(known):
            raise InputError(
                f"{len(known)} names for {match['slot']}, a frame needs {number}", place=place, fix="add names"
            )
        return known[(turn + number - 1) % len(known)]

    return _SLOT.sub(name, text)


def _document(text: str, doc_id: str, place: str) -> Document:
    words, spans = markup.parse(text, place=place)
    return Document(doc_id, words, spans=spans, annotated=True)
