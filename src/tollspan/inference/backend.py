"""What runs the network: padded batches of subword ids in, log-probabilities out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModelForTokenClassification

from tollspan.errors import InputError
from tollspan.inference.cpus import available_cpus
from tollspan.tagging.encoders import load_pretrained
from tollspan.tagging.model_folder import ModelFolder

Floats = NDArray[np.float32]


class Backend(Protocol):
    """Runs a model folder's network."""

    name: str

    def log_probs(self, batch: Sequence[Sequence[int]], pad_id: int) -> list[Floats]:
        """Log-probabilities of each sequence of subword ids, shape ``length × labels`` each, without padding."""


class TorchBackend:
    """PyTorch in fp32, on a GPU where there is one."""

    name = "torch"

    def __init__(self, folder: ModelFolder) -> None:
        self.model = _load_network(folder)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model.to(self.device)
        if self.device.type == "cpu" and "OMP_NUM_THREADS" not in os.environ:
            torch.set_num_threads(min(torch.get_num_threads(), available_cpus()))

    def log_probs(self, batch: Sequence[Sequence[int]], pad_id: int) -> list[Floats]:
        """See `Backend`."""
        longest = max(len(ids) for ids in batch)
        ids = torch.tensor([[*row, *([pad_id] * (longest - len(row)))] for row in batch], device=self.device)
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in batch], device=self.device)
        with torch.inference_mode():
            logits = self.model(input_ids=ids, attention_mask=mask).logits
            result = torch.log_softmax(logits.float(), dim=-1).cpu().numpy()
        return [result[index, : len(row)] for index, row in enumerate(batch)]


def _load_network(folder: ModelFolder) -> Any:
    """The fine-tuned network; one whose weights do not fit its configuration would be filled up at random."""
    model, info = load_pretrained(
        AutoModelForTokenClassification, str(folder.path), output_loading_info=True, ignore_mismatched_sizes=True
    )
    if unfit := [*info["missing_keys"], *(key for key, *_ in info["mismatched_keys"])]:
        raise InputError(
            f"model.safetensors has no {min(unfit)} that fits config.json and its {len(folder.labels)} labels",
            place=folder.path,
            fix="is it an encoder that was never fine-tuned, or are the labels another model's?",
        )
    return model.eval()


BACKENDS = ("auto", "torch")


def open_backend(name: str, folder: ModelFolder) -> Backend:
    """The backend of that name; ``auto`` is the best one installed."""
    if name not in BACKENDS:
        raise InputError(f"backend {name!r} is unknown", place=folder.path, fix=f"use one of {', '.join(BACKENDS)}")
    return TorchBackend(folder)
