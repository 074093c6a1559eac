"""ONNX Runtime on the CPU: the exported network in fp32 or int8."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tollspan.errors import InputError, MissingExtraError
from tollspan.inference.backend import Floats, pad, threads, unpad


class OnnxBackend:
    """Runs an ONNX file.

    Args:
        name: of the backend.
        file: with inputs ``input_ids`` and ``attention_mask`` and an output ``logits``.
    """

    def __init__(self, name: str, file: Path) -> None:
        try:
            import onnxruntime  # noqa: PLC0415 - an extra, loaded only where it is used
        except ModuleNotFoundError:
            raise MissingExtraError(f"backend {name}", "onnx") from None
        self.name = name
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads()
        options.log_severity_level = 3  # Errors: the rest are remarks on the graph that no user can act upon.
        try:
            self._session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # noqa: BLE001 - its errors share no base
            raise unreadable(file, error) from None

    def log_probs(self, batch: Sequence[Sequence[int]], pad_id: int) -> list[Floats]:
        """See `Backend`."""
        ids, mask = pad(batch, pad_id)
        (logits,) = self._session.run(["logits"], {"input_ids": ids, "attention_mask": mask})
        return unpad(logits, batch)


def unreadable(file: Path, error: Exception) -> InputError:
    """The error for an ONNX file that a runtime does not take."""
    return InputError(
        f"cannot be loaded ({str(error).strip().splitlines()[0][:200]})",
        place=file,
        fix=f"make it anew: tollspan export {file.parent.parent}",
    )
