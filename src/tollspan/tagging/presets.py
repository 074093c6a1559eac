"""Learning rates by family of encoder, for `train.learning_rate: auto`, and the parameter groups that use them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

from torch import nn

_NARROW: Final = 512
_RATES: Final[dict[str, float]] = {
    "bert": 5e-5,  # Devlin et al. 2019, appendix A.3: 2e-5 to 5e-5
    "roberta": 3e-5,  # Liu et al. 2019, table 10: 1e-5 to 3e-5
    "xlm-roberta": 3e-5,
    "deberta": 3e-5,  # He et al. 2021, table 10: 1.5e-5 to 4e-5
    "deberta-v2": 3e-5,
    "distilbert": 5e-5,  # Sanh et al. 2019, section 3
    "electra": 1e-4,  # Clark et al. 2020, table 7
    "modernbert": 2e-4,  # the best of 8e-5 to 2.4e-4 on re3d, a public NER set of conflict reports
}
_NARROW_RATE: Final = 5e-4
"""For encoders up to 512 wide (MiniLM, BERT-mini), which want some ten times the rate of those of 768: the best of 1e-4
to 1e-3 on the seed corpus; compare Turc et al. 2019, "Well-Read Students Learn Better", section 5."""
_HEAD_FACTOR: Final = 5
_LAYER: Final = re.compile(r"\blayers?\.(\d+)\.")


def encoder_rate(config: Any) -> float:
    """Learning rate of an encoder by its ``model_type`` and width; that of BERT for an unknown family."""
    if (getattr(config, "hidden_size", None) or _NARROW + 1) <= _NARROW and config.model_type != "modernbert":
        return _NARROW_RATE
    return _RATES.get(config.model_type, _RATES["bert"])


def head_rate(rate: float) -> float:
    """Learning rate of a fresh classification head beside its encoder's."""
    return _HEAD_FACTOR * rate


def parameter_groups(
    model: Any, *, rate: float, head: float, layer_decay: float, weight_decay: float, decayed: Collection[str]
) -> list[dict[str, Any]]:
    """Groups for an optimizer: a rate a layer, another for the head, weight decay for ``decayed`` names alone.

    Args:
        rate: of the encoder's last layer.
        layer_decay: factor from each layer to the one below it; the embeddings come below the first layer.
    """
    depth = model.config.num_hidden_layers
    body = {name for name, _ in model.base_model.named_parameters(prefix=model.base_model_prefix)}
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            own = rate * layer_decay ** (depth - _height(name)) if name in body else head
            groups.setdefault((own, weight_decay if name in decayed else 0.0), []).append(weight)
    return [{"params": weights, "lr": own, "weight_decay": decay} for (own, decay), weights in groups.items()]


def _height(name: str) -> int:
    """1 for the first layer of an encoder, 0 for what lies below it."""
    found = _LAYER.search(name)
    return int(found.group(1)) + 1 if found else 0
