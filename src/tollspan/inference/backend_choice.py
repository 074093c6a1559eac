"""The backends there are, and which of them runs a model: the one that was named, or the fastest that is ready."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tollspan.errors import InputError, MissingExtraError
from tollspan.inference import backend_openvino, backend_torch
from tollspan.inference.backend import Backend
from tollspan.inference.backend_onnx import OnnxBackend
from tollspan.inference.backend_openvino import OpenvinoBackend
from tollspan.inference.backend_torch import TorchBackend
from tollspan.inference.backend_trial import describe_machine, hold_trial
from tollspan.inference.exported import FP32_FILE, INT8_FILE, ExportRecord, onnx_folder, read_record
from tollspan.tagging.model_folder import ModelFolder

AUTO: Final = "auto"
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BackendKind:
    """A way to run a model.

    Attributes:
        name: as users give it.
        start: opens it for a model folder and the folder of exported files.
        file: which of those it runs; None for the model's own weights.
        exact: it computes in fp32, so that labels must equal those of torch; else F1 may fall a little.
        able: whether this machine has the arithmetic that it is for.
    """

    name: str
    start: Callable[[ModelFolder, Path], Backend]
    file: str | None = None
    exact: bool = True
    able: Callable[[], bool] = lambda: True


TORCH: Final = BackendKind("torch", lambda folder, _: TorchBackend(folder))
BACKENDS: Final = (
    TORCH,
    BackendKind(
        "torch-bf16", lambda folder, _: TorchBackend(folder, bf16=True), exact=False, able=backend_torch.has_bf16
    ),
    BackendKind("onnx", lambda _, files: OnnxBackend("onnx", files / FP32_FILE), FP32_FILE),
    BackendKind("onnx-int8", lambda _, files: OnnxBackend("onnx-int8", files / INT8_FILE), INT8_FILE, exact=False),
    BackendKind("openvino", lambda _, files: OpenvinoBackend("openvino", files / FP32_FILE), FP32_FILE),
    BackendKind(
        "openvino-bf16",
        lambda _, files: OpenvinoBackend("openvino-bf16", files / FP32_FILE, bf16=True),
        FP32_FILE,
        exact=False,
        able=backend_openvino.has_bf16,
    ),
)


def open_backend(name: str, folder: ModelFolder) -> Backend:
    """The backend of that name; ``auto`` is the fastest of those that the last export of this model passed.

    Raises:
        InputError: when there is none of that name, or the model was not exported for it, or has changed since.
        MissingExtraError: when its runtime is not installed.
    """
    if name == AUTO:
        return _fastest(folder)
    kinds = {kind.name: kind for kind in BACKENDS}
    if name not in kinds:
        known = ", ".join((AUTO, *kinds))
        raise InputError(f"backend {name!r} is unknown", place=folder.path, fix=f"use one of {known}")
    return _open(kinds[name], folder, None if name == TORCH.name else read_record(folder))


def _open(kind: BackendKind, folder: ModelFolder, record: ExportRecord | None) -> Backend:
    if kind != TORCH:
        if record is None or kind.name not in record.checks:
            fact = "the model was not exported" if record is None else f"{kind.name} was not made or failed its check"
            raise InputError(fact, place=folder.path, fix=f"see what this says of it: tollspan export {folder.path}")
        if not kind.able():
            raise InputError(f"this machine lacks the arithmetic of {kind.name}", place=folder.path, fix="use another")
    return kind.start(folder, onnx_folder(folder))


def _fastest(folder: ModelFolder) -> Backend:
    record = _usable_record(folder)
    if record is None:
        return _open(TORCH, folder, None)
    checked = [kind for kind in BACKENDS if kind == TORCH or kind.name in record.checks]
    if record.trial.machine == describe_machine():
        speeds, when = record.trial.tokens_per_second, "when the model was exported"
        ready = _opened(sorted(checked, key=lambda kind: -speeds.get(kind.name, 0.0)), folder, record)
        chosen = next(ready)
    else:
        opened = list(_opened(checked, folder, record))
        speeds, when = hold_trial(opened, folder.max_tokens).tokens_per_second, "just now"
        chosen = max(opened, key=lambda backend: speeds[backend.name])
    found = ", ".join(f"{name} {speed:,.0f}" for name, speed in sorted(speeds.items(), key=lambda pair: -pair[1]))
    logger.info("backend %s, by a trial %s (tokens/s: %s)", chosen.name, when, found)
    return chosen


def _opened(kinds: Iterable[BackendKind], folder: ModelFolder, record: ExportRecord) -> Iterator[Backend]:
    """Those that open, one by one; a runtime that is not installed, or arithmetic that is not there, is no news."""
    for kind in kinds:
        try:
            if kind.able():
                yield _open(kind, folder, record)
        except MissingExtraError:
            continue
        except InputError as error:
            if kind == TORCH:
                raise
            logger.warning("backend %s is left out: %s", kind.name, error)


def _usable_record(folder: ModelFolder) -> ExportRecord | None:
    """The record of an export; None, said in the log, when it is of another model."""
    try:
        return read_record(folder)
    except InputError as error:
        logger.warning("exported files are left out: %s", error)
        return None
