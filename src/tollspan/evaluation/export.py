"""Exports a model for other runtimes: made in a place apart, examined, and kept only where it passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tollspan.errors import InputError, MissingExtraError
from tollspan.evaluation.export_exam import Exam, refusal
from tollspan.inference.backend import Backend
from tollspan.inference.backend_choice import BACKENDS, TORCH, BackendKind
from tollspan.inference.backend_trial import hold_trial
from tollspan.inference.export_network import write_int8, write_onnx
from tollspan.inference.exported import (
    FP32_FILE,
    INT8_FILE,
    Check,
    ExportRecord,
    Trial,
    model_fingerprint,
    onnx_folder,
    remove_export,
    write_record,
)
from tollspan.spans import Document
from tollspan.tagging.model_folder import ModelFolder, open_model_folder


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a backend.

    Attributes:
        name: of the backend.
        check: its comparison with torch; None where it was not examined.
        refused: why it failed, with the figures.
        left_out: why it was not examined.
    """

    name: str
    check: Check | None = None
    refused: str | None = None
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """What an export made.

    Attributes:
        folder: with the files.
        sizes: bytes of each file that was kept.
        outcomes: of every backend but torch.
        trial: speeds of torch and of the backends that passed.
    """

    folder: Path
    sizes: dict[str, int]
    outcomes: tuple[Outcome, ...]
    trial: Trial


def export_model(path: str | Path, gold: Sequence[Document] = ()) -> Export:
    """Write ``onnx/`` into a model folder: files for the backends that pass, and a record of the figures.

    Backends in fp32 must give the spans of torch on fixed texts and gold; those of less precision may lose
    `MAX_F1_LOSS` on gold. What an earlier export left is removed first.

    Args:
        path: model folder.
        gold: annotated documents that the model has not seen; without any, only fp32 is made.
    Raises:
        InputError: when the model folder cannot be used.
        MissingExtraError: when the packages that make the files are not installed.
    """
    folder = open_model_folder(path)
    target = onnx_folder(folder)
    try:
        target.mkdir(exist_ok=True)
        remove_export(folder)
        with TemporaryDirectory(prefix=".", dir=target) as making:
            return _Maker(folder, list(gold), Path(making)).run(target)
    except OSError as error:
        raise InputError(
            f"cannot be written ({error})", place=target, fix="make room, or choose another disk"
        ) from None


class _Maker:
    """One export: its place, its examiner, the backends that passed so far."""

    def __init__(self, folder: ModelFolder, gold: Sequence[Document], making: Path) -> None:
        self._folder, self._gold, self._making = folder, gold, making
        self._passed: dict[BackendKind, Backend] = {TORCH: TORCH.start(folder, making)}

    def run(self, target: Path) -> Export:
        write_onnx(self._folder, self._making / FP32_FILE)
        exam = Exam(self._folder, self._gold)
        outcomes = tuple(self._examine(kind, exam) for kind in BACKENDS if kind != TORCH)
        if len(self._passed) == 1 and not any(outcome.check for outcome in outcomes):
            raise MissingExtraError("an export", "onnx")
        trial = hold_trial(list(self._passed.values()), self._folder.max_tokens)
        kept = {kind.file for kind in self._passed if kind.file}
        for name in kept:
            (self._making / name).replace(target / name)
        checks = {outcome.name: outcome.check for outcome in outcomes if outcome.check and not outcome.refused}
        write_record(self._folder, ExportRecord(model_fingerprint(self._folder), checks, trial))
        return Export(target, {name: (target / name).stat().st_size for name in sorted(kept)}, outcomes, trial)

    def _examine(self, kind: BackendKind, exam: Exam) -> Outcome:
        if not kind.exact and not self._gold:
            return Outcome(kind.name, left_out="its loss of F1 cannot be known without gold")
        try:
            if not kind.able():
                return Outcome(kind.name, left_out="this machine lacks its arithmetic")
            if kind.file == INT8_FILE:
                write_int8(self._making / FP32_FILE, self._making / INT8_FILE)
            backend = kind.start(self._folder, self._making)
        except MissingExtraError as error:
            return Outcome(kind.name, left_out=str(error))
        check = exam.sit(backend)
        refused = refusal(check, exact=kind.exact)
        if refused is None:
            self._passed[kind] = backend
        return Outcome(kind.name, check, refused)
