"""OpenVINO on the CPU: the exported fp32 network, computed in fp32 or, where the processor has it, in bf16."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tollspan.errors import MissingExtraError
from tollspan.inference.backend import Floats, pad, threads, unpad
from tollspan.inference.backend_onnx import unreadable


class OpenvinoBackend:
    """Runs an ONNX file.

    Args:
        name: of the backend.
        file: as for `OnnxBackend`.
        bf16: compute in bfloat16.
    """

    def __init__(self, name: str, file: Path, *, bf16: bool = False) -> None:
        core = _core(name)
        self.name = name
        options = {
            "INFERENCE_PRECISION_HINT": "bf16" if bf16 else "f32",  # Left alone, it takes bf16 where there is any.
            "INFERENCE_NUM_THREADS": threads(),
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,  # A pinned thread waits for its core while others stand idle.
        }
        try:
            self._model = core.compile_model(core.read_model(file), "CPU", options)
        except RuntimeError as error:
            raise unreadable(file, error) from None
        self._own = threading.local()

    def log_probs(self, batch: Sequence[Sequence[int]], pad_id: int) -> list[Floats]:
        """See `Backend`."""
        if not hasattr(self._own, "request"):
            self._own.request = self._model.create_infer_request()  # One a thread: a request holds its own tensors.
        ids, mask = pad(batch, pad_id)
        found = self._own.request.infer({"input_ids": ids, "attention_mask": mask})
        return unpad(found["logits"], batch)


def has_bf16() -> bool:
    """Whether OpenVINO finds that this CPU computes in bfloat16."""
    return "BF16" in _core("openvino-bf16").get_property("CPU", "OPTIMIZATION_CAPABILITIES")


def _core(name: str) -> Any:
    try:
        import openvino  # noqa: PLC0415 - an extra, loaded only where it is used
    except ModuleNotFoundError:
        raise MissingExtraError(f"backend {name}", "openvino") from None
    return openvino.Core()
