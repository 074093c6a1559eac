"""Hugging Face's `Trainer` with what span tagging adds: weighted subwords and a faster head."""

from __future__ import annotations

from functools import partial
from typing import Any

import torch
from torch import nn
from torch.nn.functional import cross_entropy
from transformers import Trainer

from tollspan.tagging.features import IGNORED


def weighted_cross_entropy(
    outputs: Any,
    labels: torch.Tensor,
    *,
    weights: torch.Tensor,
    num_items_in_batch: torch.Tensor | int | None = None,
) -> torch.Tensor:
    """Cross entropy with a weight a subword, averaged over the labelled subwords of the whole (accumulated) batch.

    Args:
        outputs: the model's; ``logits`` of shape ``batch × length × labels``.
        labels, weights: shape ``batch × length``.
        num_items_in_batch: labelled subwords in all batches of this update, over all processes.
    """
    losses = cross_entropy(
        outputs.logits.flatten(0, 1).float(), labels.flatten(), ignore_index=IGNORED, reduction="none"
    )
    count = num_items_in_batch if num_items_in_batch is not None else (labels != IGNORED).sum().clamp(min=1)
    return (losses * weights.flatten()).sum() / count


class TaggerTrainer(Trainer):
    """A `Trainer` whose batches carry ``weights`` and whose head learns at a rate of its own."""

    optimizer: Any

    def __init__(self, *, head_learning_rate: float, **options: Any) -> None:
        self.head_learning_rate = head_learning_rate
        super().__init__(compute_loss_func=weighted_cross_entropy, **options)

    def compute_loss(self, model: nn.Module, inputs: dict[str, Any], *args: Any, **options: Any) -> Any:
        """Hand the weights to the loss rather than to the model."""
        self.compute_loss_func = partial(weighted_cross_entropy, weights=inputs.pop("weights"))
        return super().compute_loss(model, inputs, *args, **options)

    def _get_eval_sampler(self, eval_dataset: Any) -> torch.utils.data.Sampler[int]:
        """Evaluate in the dataset's order: the parent groups by length here too, and windows lose their documents."""
        return torch.utils.data.SequentialSampler(eval_dataset)

    def create_optimizer(self, model: Any = None) -> Any:
        """AdamW with two rates, no decay for biases and norms."""
        if self.optimizer is None:
            model = self.model if model is None else model
            decayed = set(self.get_decay_parameter_names(model))
            body = {name for name, _ in model.base_model.named_parameters(prefix=model.base_model_prefix)}
            groups = [
                {
                    "params": [
                        weight
                        for name, weight in model.named_parameters()
                        if weight.requires_grad and (name in body) == is_body and (name in decayed) == has_decay
                    ],
                    "lr": self.args.learning_rate if is_body else self.head_learning_rate,
                    "weight_decay": self.args.weight_decay if has_decay else 0.0,
                }
                for is_body in (True, False)
                for has_decay in (True, False)
            ]
            kind, options = self.get_optimizer_cls_and_kwargs(self.args, model)
            self.optimizer = kind([group for group in groups if group["params"]], **options)
        return self.optimizer
