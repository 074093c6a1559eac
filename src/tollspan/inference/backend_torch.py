"""PyTorch: fp32 wherever it runs, on a GPU where there is one; bf16 where the processor computes in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from transformers import AutoModelForTokenClassification

from tollspan.errors import InputError
from tollspan.inference.backend import Floats, pad, threads, unpad
from tollspan.tagging.encoders import load_pretrained
from tollspan.tagging.model_folder import ModelFolder


class TorchBackend:
    """Runs the folder's own weights.

    Args:
        folder: a checked model folder.
        bf16: compute matrix products in bfloat16 (autocast); everything else stays fp32.
    """

    def __init__(self, folder: ModelFolder, *, bf16: bool = False) -> None:
        self.name = "torch-bf16" if bf16 else "torch"
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = load_network(folder).to(self.device)
        self._bf16 = bf16
        if self.device.type == "cpu":
            torch.set_num_threads(min(torch.get_num_threads(), threads()))

    def log_probs(self, batch: Sequence[Sequence[int]], pad_id: int) -> list[Floats]:
        """See `Backend`."""
        ids, mask = (torch.from_numpy(part).to(self.device) for part in pad(batch, pad_id))
        with torch.inference_mode(), torch.autocast(self.device.type, torch.bfloat16, enabled=self._bf16):
            logits = self.model(input_ids=ids, attention_mask=mask).logits
        return unpad(logits.float().cpu().numpy(), batch)


def load_network(folder: ModelFolder, **options: Any) -> Any:
    """The fine-tuned network; one whose weights do not fit its configuration would be filled up at random.

    Raises:
        InputError: naming a weight that is missing or of another size.
    """
    model, info = load_pretrained(
        AutoModelForTokenClassification,
        str(folder.path),
        output_loading_info=True,
        ignore_mismatched_sizes=True,
        **options,
    )
    if unfit := [*info["missing_keys"], *(key for key, *_ in info["mismatched_keys"])]:
        raise InputError(
            f"model.safetensors has no {min(unfit)} that fits config.json and its {len(folder.labels)} labels",
            place=folder.path,
            fix="is it an encoder that was never fine-tuned, or are the labels another model's?",
        )
    return model.eval()


def has_bf16() -> bool:
    """Whether this machine computes in bfloat16 rather than imitating it."""
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return any(capabilities().get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def capabilities() -> Mapping[str, Any]:
    """What torch knows of the processor, by name; nothing where it is too old to tell."""
    known: Mapping[str, Any] = getattr(torch.cpu, "get_capabilities", dict)()
    return known
