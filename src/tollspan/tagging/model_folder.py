"""A model folder (contract 5): what must be in it, checked before anything heavy is loaded."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tollspan.errors import InputError
from tollspan.labels import CASUALTY, KINDS, label_and_kind


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A checked folder.

    Attributes:
        path: of the folder.
        labels: BIO labels by index of the model's output.
        max_tokens: subwords of a window that the model was trained on.
        vocabulary: subwords that the model has an embedding of.
    """

    path: Path
    labels: tuple[str, ...]
    max_tokens: int
    vocabulary: int


def open_model_folder(path: str | Path) -> ModelFolder:
    """Check a folder's files and labels.

    Raises:
        InputError: naming what is missing or wrong and how to mend it.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise InputError(
            "there is no such model folder", place=folder, fix="train one with `make run`, or name another"
        )
    if not (folder / "model.safetensors").exists():
        pickled = (folder / "pytorch_model.bin").exists()
        fix = "save it with safetensors; pickles are not loaded" if pickled else "is it a folder that training wrote?"
        raise InputError("model.safetensors is missing", place=folder, fix=fix)
    for name in ("config.json", "tokenizer.json"):
        if not (folder / name).exists():
            raise InputError(f"{name} is missing", place=folder, fix="is it a folder that training wrote?")
    config = _read_config(folder / "config.json")
    labels = _labels(config, folder)
    positions = config.get("max_position_embeddings") or 512
    max_tokens = int(config.get("tollspan_max_tokens") or min(positions - 2, 320))
    return ModelFolder(folder, labels, max_tokens, int(config.get("vocab_size") or sys.maxsize))


def _read_config(path: Path) -> dict[str, Any]:
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"not JSON ({error})", place=path) from None
    if not isinstance(config, dict):
        raise InputError("not a JSON object", place=path)
    return config


def _labels(config: dict[str, Any], folder: Path) -> tuple[str, ...]:
    names = config.get("id2label") or {}
    labels = tuple(names[key] for key in sorted(names, key=int))
    if not labels or any(label.startswith("LABEL_") for label in labels):
        raise InputError(
            f"config.json names no tags (id2label: {', '.join(labels[:3]) or 'none'} …)",
            place=folder,
            fix="set id2label to BIO labels such as O, B-LOCATION, I-LOCATION",
        )
    begun = {label[2:] for label in labels if label.startswith("B-")}
    if bad := [label for label in labels if label != "O" and not (label[:2] in ("B-", "I-") and label[2:] in begun)]:
        raise InputError(f"label {bad[0]!r} is not BIO", place=folder, fix="name labels O, B-X and I-X")
    if bad := [entity for entity in sorted(begun) if label_and_kind(entity)[0].startswith(f"{CASUALTY}_")]:
        kinds = ", ".join(kind.upper() for kind in KINDS)
        raise InputError(f"label B-{bad[0]} names no kind of casualty", place=folder, fix=f"the kinds are {kinds}")
    return labels
