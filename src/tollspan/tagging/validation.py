"""What the validation split is for: the score by which the best epoch is chosen, and the temperature of the scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import EvalPrediction

from tollspan.corpus.decoding import best_tags
from tollspan.tagging.features import Feature, by_document

Scores = Callable[[list[list[str]], list[list[str]]], Mapping[str, float]]
"""Strict scores of predicted against gold tag sequences, a sequence a document; ``f1`` among them."""

Floats = NDArray[np.float32]

_COLDEST, _HOTTEST, _STEPS = 0.5, 4.0, 71
_TEMPERATURES: Final = np.geomspace(_COLDEST, _HOTTEST, _STEPS)


def document_metric(
    features: Sequence[Feature], labels: Sequence[str], scores: Scores
) -> Callable[[EvalPrediction], dict[str, float]]:
    """Metric of the Trainer over documents: windows stitched, best valid tags, strict scores."""

    def compute(prediction: EvalPrediction) -> dict[str, float]:
        gold, predicted = [], []
        for _, indexes in by_document(features):
            tags = [labels[tag] for index in indexes for tag in features[index].gold]
            rows = [log_softmax(_answers(features[index], prediction.predictions[index])) for index in indexes]
            gold.append(tags)
            predicted.append(best_tags(np.concatenate(rows), labels)[0] if tags else [])
        return dict(scores(gold, predicted))

    return compute


def fit_temperature(features: Sequence[Feature], predictions: Sequence[Floats]) -> float:
    """The temperature that gives the gold tags of the words the highest likelihood.

    Guo et al. 2017, "On Calibration of Modern Neural Networks", section 4.2; found by a search over a grid, for the
    likelihood has one peak.

    Args:
        predictions: logits of each feature, shape ``length × labels``.
    """
    logits = np.concatenate([_answers(feature, rows) for feature, rows in zip(features, predictions, strict=True)])
    gold = np.concatenate([np.array(feature.gold, np.intp) for feature in features])
    losses = [-log_softmax(logits / t)[np.arange(len(gold)), gold].mean() for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def divide_logits(model: Any, temperature: float) -> None:
    """Divide a model's logits by a temperature, in the weights of its last layer: any library then sees them so."""
    with torch.no_grad():
        for weight in model.classifier.parameters():
            weight.div_(temperature)


def log_softmax(logits: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def _answers(feature: Feature, logits: Floats) -> Floats:
    """Logits of the words that a window answers for; even ones for a word without subwords."""
    rows: Floats = np.vstack([logits, np.zeros_like(logits[:1])])
    return rows[[feature.tokens.firsts[word] for word in feature.answered]]
