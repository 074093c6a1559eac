"""The folder ``onnx/`` of a model: files that an export made of its weights, and the record of what was checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tollspan.documents.files import atomic_writer
from tollspan.errors import InputError
from tollspan.steps import fingerprint
from tollspan.tagging.model_folder import ModelFolder

FP32_FILE: Final = "model.onnx"
INT8_FILE: Final = "model_int8.onnx"
_RECORD_FILE: Final = "export.json"


@dataclass(frozen=True, slots=True)
class Check:
    """How a backend compared with torch in fp32.

    Attributes:
        score_difference: largest difference of a span's score, over documents with the same spans.
        documents: documents compared.
        differing: documents whose spans differ.
        f1, torch_f1: strict micro F1 on gold, of the backend and of torch; None without gold.
    """

    score_difference: float
    documents: int
    differing: int
    f1: float | None = None
    torch_f1: float | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """Speeds of backends on one machine.

    Attributes:
        machine: a description of processor and threads; speeds of another machine say nothing here.
        tokens_per_second: by backend.
    """

    machine: str
    tokens_per_second: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """What an export found.

    Attributes:
        model: fingerprint of the weights and configuration that were exported.
        checks: of the backends that passed, by name.
        trial: on the machine that exported.
    """

    model: str
    checks: Mapping[str, Check]
    trial: Trial


def onnx_folder(folder: ModelFolder) -> Path:
    """Where a model's exported files lie."""
    return folder.path / "onnx"


def model_fingerprint(folder: ModelFolder) -> str:
    """SHA-256 over weights and configuration: what an export depends on."""
    return fingerprint([folder.path / "model.safetensors", folder.path / "config.json"])


def write_record(folder: ModelFolder, record: ExportRecord) -> None:
    """Write the record beside the files."""
    with atomic_writer(onnx_folder(folder) / _RECORD_FILE) as out:
        json.dump(asdict(record), out, indent=2)


def read_record(folder: ModelFolder) -> ExportRecord | None:
    """The record of the last export; None when there was none.

    Raises:
        InputError: when it cannot be read, or when weights or configuration have changed since.
    """
    path = onnx_folder(folder) / _RECORD_FILE
    if not path.exists():
        return None
    try:
        record = _record(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"is no record of an export ({error})", place=path, fix=_again(folder)) from None
    if record.model != model_fingerprint(folder):
        raise InputError("the model has changed since it was exported", place=path.parent, fix=_again(folder))
    return record


def remove_export(folder: ModelFolder) -> None:
    """Remove what an earlier export left."""
    for name in (_RECORD_FILE, FP32_FILE, INT8_FILE):
        (onnx_folder(folder) / name).unlink(missing_ok=True)


def _record(tree: dict[str, Any]) -> ExportRecord:
    return ExportRecord(
        tree["model"], {name: Check(**check) for name, check in tree["checks"].items()}, Trial(**tree["trial"])
    )


def _again(folder: ModelFolder) -> str:
    return f"export it again: tollspan export {folder.path}"
