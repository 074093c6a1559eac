"""Hugging Face's `Trainer` with what span tagging adds: a loss that knows confidence, rates by layer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch import nn
from transformers import Trainer

from tollspan.tagging.losses import IGNORED
from tollspan.tagging.sampling import LengthGroupedOrder, chance_of

SubwordLosses = Callable[[torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor]
"""Logits (``batch × length × labels``), labels and confidences (``batch × length``) → losses (``batch × length``)."""


class TaggerTrainer(Trainer):
    """A `Trainer` whose batches carry ``weights``, the confidence of each label.

    Args:
        losses: of the subwords; their sum is divided by the number of labelled subwords in the whole batch, over all
            accumulated steps and processes.
        groups: parameter groups of a model for the optimizer, given the names of those that decay.
    """

    optimizer: Any

    def __init__(
        self, *, losses: SubwordLosses, groups: Callable[[Any, set[str]], list[dict[str, Any]]], **options: Any
    ) -> None:
        self.subword_losses = losses
        self.parameter_groups = groups
        self._step, self._batches_of_step = -1, 0
        super().__init__(compute_loss_func=self._batch_loss, **options)

    def _batch_loss(
        self,
        outputs: Any,
        labels: torch.Tensor,
        *,
        weights: torch.Tensor,
        num_items_in_batch: torch.Tensor | int | None = None,
    ) -> torch.Tensor:
        count = num_items_in_batch if num_items_in_batch is not None else (labels != IGNORED).sum().clamp(min=1)
        return self.subword_losses(outputs.logits, labels, weights).sum() / count

    def training_step(self, model: nn.Module, inputs: dict[str, Any], *args: Any, **options: Any) -> Any:
        """One batch; its dropout depends on seed, step and process alone, so that a resumed run draws the same."""
        self._batches_of_step = self._batches_of_step + 1 if self.state.global_step == self._step else 0
        self._step = self.state.global_step
        torch.manual_seed(chance_of(self.args.seed, self._step, self._batches_of_step, self.args.process_index))
        return super().training_step(model, inputs, *args, **options)

    def compute_loss(self, model: nn.Module, inputs: dict[str, Any], *args: Any, **options: Any) -> Any:
        """Hand the weights to the loss rather than to the model."""
        self.compute_loss_func = partial(self._batch_loss, weights=inputs.pop("weights"))
        return super().compute_loss(model, inputs, *args, **options)

    def _get_train_sampler(self, train_dataset: Any = None) -> torch.utils.data.Sampler[int]:
        rows = self.train_dataset if train_dataset is None else train_dataset
        batch = self.args.train_batch_size * self.args.gradient_accumulation_steps * self.args.world_size
        return LengthGroupedOrder([len(row["input_ids"]) for row in rows], batch, self.args.seed)

    def _get_eval_sampler(self, eval_dataset: Any) -> torch.utils.data.Sampler[int]:
        """Evaluate in the dataset's order: another one would part windows from their documents."""
        return torch.utils.data.SequentialSampler(eval_dataset)

    def create_optimizer(self, model: Any = None) -> Any:
        """AdamW over the trainer's parameter groups, no decay for biases and norms."""
        if self.optimizer is None:
            model = self.model if model is None else model
            kind, options = self.get_optimizer_cls_and_kwargs(self.args, model)
            groups = self.parameter_groups(model, set(self.get_decay_parameter_names(model)))
            self.optimizer = kind(groups, **options)
        return self.optimizer
