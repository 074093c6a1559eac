"""The loss of a batch: cross entropy or a robust one, weighted or softened by the confidence of the labels."""

from __future__ import annotations

from typing import Final

import torch
from torch.nn.functional import log_softmax

from tollspan.config import Confidence, Loss

IGNORED: Final = -100
"""Label of a subword that the loss passes over, as in torch."""
_OUTSIDE: Final = 0
"""Index of O, the first label of every tag set."""
_ROBUSTNESS: Final = 0.7
"""q of generalised cross entropy: 0 is cross entropy, 1 the mean absolute error; 0.7 as in the paper."""


def subword_losses(
    logits: torch.Tensor, labels: torch.Tensor, confidences: torch.Tensor, *, loss: Loss, confidence: Confidence
) -> torch.Tensor:
    """Loss of each subword, 0 where its label is `IGNORED`.

    Args:
        logits: shape ``batch × length × labels``.
        labels, confidences: shape ``batch × length``; how far each label is trusted, in 0..1.
        loss: ``cross_entropy``, or ``generalised``: (1 - p^q) / q, which learns less from labels that it finds
            improbable (Zhang and Sabuncu 2018, "Generalized Cross Entropy Loss for Training Deep Neural Networks with
            Noisy Labels", equation 6).
        confidence: ``weight`` multiplies the loss by the confidence; ``target`` gives the rest of it to the label O,
            which is what a doubtful span is when it is none.
    """
    log_probs = log_softmax(logits.float(), dim=-1)
    known = labels != IGNORED
    tagged = log_probs.gather(-1, labels.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    losses = confidences * _per_label(tagged, loss)
    if confidence == "target":
        losses = losses + (1 - confidences) * _per_label(log_probs[..., _OUTSIDE], loss)
    return losses * known


def _per_label(log_probs: torch.Tensor, loss: Loss) -> torch.Tensor:
    if loss == "generalised":
        return (1 - (_ROBUSTNESS * log_probs).exp()) / _ROBUSTNESS
    return -log_probs
