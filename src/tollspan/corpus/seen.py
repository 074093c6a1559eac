"""Which documents a model has seen, in sketches: in the dataset's manifest, and copied into the model folder.

Training documents taught the model; by validation documents its best epoch was chosen. A score on either is no score
on new documents.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tollspan.corpus.duplicates import Duplicate, Sketch, find_duplicates, parse_sketch, sketch
from tollspan.documents.files import atomic_writer
from tollspan.errors import InputError
from tollspan.spans import Document

SEEN: Final = "seen.json"
"""The file in a model folder."""

_MANIFEST: Final = "manifest.json"
_SPLITS: Final = ("train", "validation")


@dataclass(frozen=True, slots=True)
class Seen:
    """The documents that a model has seen.

    Attributes:
        place: the file that says so.
        sketches: by split, ``train`` and ``validation``.
    """

    place: Path
    sketches: Mapping[str, tuple[Sketch, ...]]

    def __len__(self) -> int:
        return sum(map(len, self.sketches.values()))

    def duplicates(self, documents: Sequence[Document]) -> list[tuple[Duplicate, str]]:
        """Pairs of a document and a seen one that are the same or nearly so, with the split of the seen one."""
        ours = [sketch(document) for document in documents]
        return [(pair, split) for split, theirs in self.sketches.items() for pair in find_duplicates(ours, theirs)]


def describe_seen(documents: Iterable[Document], ids: Mapping[str, Collection[str]]) -> dict[str, list[dict[str, str]]]:
    """Sketches of the documents that train and validate, as a manifest holds them.

    Args:
        documents: all of them.
        ids: by split, of the documents that are in the dataset; further ids (of augmented copies, say) do no harm.
    """
    known = {document.id: document for document in documents}
    return {
        split: [sketch(known[doc_id]).as_dict() for doc_id in sorted(known.keys() & set(ids[split]))]
        for split in _SPLITS
    }


def copy_seen(dataset: Path, model: Path) -> None:
    """Copy what a dataset's manifest says of its documents into a model folder; without one, nothing."""
    manifest = dataset / _MANIFEST
    (model / SEEN).unlink(missing_ok=True)
    if manifest.exists() and (seen := _read_json(manifest).get("seen")) is not None:
        with atomic_writer(model / SEEN) as out:
            json.dump(seen, out, indent=0)


def read_seen(path: Path) -> Seen | None:
    """What a model folder, a dataset folder or a manifest says of documents seen; None where it says nothing.

    Raises:
        InputError: when the file is not of that form.
    """
    files = [path / SEEN, path / _MANIFEST] if path.is_dir() else [path]
    file = next((file for file in files if file.exists()), None)
    if file is None:
        return None
    content = _read_json(file)
    rows = content if file.name == SEEN else content.get("seen")
    if rows is None:
        return None
    if not all(isinstance(rows.get(split), list) for split in _SPLITS):
        raise InputError("lists of seen documents are missing", place=file, fix="build the dataset and train again")
    return Seen(file, {split: tuple(parse_sketch(row, place=str(file)) for row in rows[split]) for split in _SPLITS})


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read as JSON ({error})", place=path) from None
    if not isinstance(content, dict):
        raise InputError("not a JSON object", place=path)
    return content
