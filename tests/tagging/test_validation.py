import numpy as np
import pytest
import torch
from transformers import EvalPrediction

from tollspan.corpus.windows import Window
from tollspan.tagging.features import Feature
from tollspan.tagging.subwords import TokenWindow
from tollspan.tagging.validation import divide_logits, document_metric, fit_temperature, log_softmax


def feature(doc_id, gold):
    size = len(gold)
    window = TokenWindow(list(range(size)), list(range(size)), [1] * size, Window(0, size, 0, size))
    return Feature(doc_id, window, list(gold), [1.0] * size, list(range(size)), list(gold))


@pytest.mark.parametrize("true", [0.7, 1.0, 2.5])
def test_the_temperature_of_drawn_labels_is_recovered(true):
    rng = np.random.default_rng(1)
    logits = rng.normal(0, 3, (40_000, 4)).astype(np.float32)
    probabilities = np.exp(log_softmax(logits / true))
    gold = (probabilities.cumsum(1) > rng.random((len(logits), 1))).argmax(1)
    assert fit_temperature([feature("a", gold.tolist())], [logits]) == pytest.approx(true, rel=0.06)


def test_dividing_the_last_layer_divides_the_logits():
    model = torch.nn.Module()
    model.classifier = torch.nn.Linear(5, 3)
    inputs = torch.randn(2, 5)
    before = model.classifier(inputs)
    divide_logits(model, 2.0)
    assert torch.allclose(model.classifier(inputs), before / 2, atol=1e-6)


def test_windows_of_a_document_are_scored_as_one_sequence():
    rows = np.eye(3, dtype=np.float32) * 9
    seen = []
    metric = document_metric(
        [feature("a", [1, 2]), feature("a", [2, 0])],
        ("O", "B-LOCATION", "I-LOCATION"),
        lambda gold, predicted: seen.append((gold, predicted)) or {"f1": 1.0},
    )
    assert metric(EvalPrediction([rows[[1, 2]], rows[[2, 0]]], None)) == {"f1": 1.0}
    assert seen[0][0] == seen[0][1] == [["B-LOCATION", "I-LOCATION", "I-LOCATION", "O"]]
