import torch
from hypothesis import given
from hypothesis import strategies as st

from tiny import save_tiny
from tollspan.tagging.encoders import load_tokenizer
from tollspan.tagging.features import Collator, inside_labels, make_features
from tollspan.tagging.losses import IGNORED, subword_losses
from tollspan.tagging.subwords import WordTokenizer

LABELS = ("O", "B-LOCATION", "I-LOCATION")


def losses(logits, labels, confidences, loss="cross_entropy", confidence="weight"):
    return subword_losses(logits, labels, confidences, loss=loss, confidence=confidence)


def test_the_loss_is_torchs_when_all_labels_are_sure():
    torch.manual_seed(0)
    logits, labels = torch.randn(2, 5, 3), torch.randint(0, 3, (2, 5))
    labels[0, 3:] = IGNORED
    expected = torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), reduction="none")
    for confidence in ("weight", "target"):
        assert torch.allclose(losses(logits, labels, torch.ones(2, 5), confidence=confidence).flatten(), expected)


@given(st.floats(0.01, 1), st.integers(0, 2))
def test_confidence_weighs_a_label_or_shares_it_with_o(confidence, label):
    logits = torch.tensor([[[0.3, -1.0, 2.0]]])
    each = -torch.log_softmax(logits, -1)[0, 0]
    labels, confidences = torch.tensor([[label]]), torch.tensor([[confidence]])
    assert torch.allclose(losses(logits, labels, confidences), confidence * each[label])
    soft = losses(logits, labels, confidences, confidence="target")
    assert torch.allclose(soft, confidence * each[label] + (1 - confidence) * each[0])


@given(st.floats(-6, 6))
def test_the_robust_loss_is_bounded_and_flatter_than_cross_entropy_where_the_label_is_improbable(logit):
    logits = torch.tensor([[[0.0, logit, 0.0]]], requires_grad=True)
    labels, sure = torch.tensor([[1]]), torch.ones(1, 1)
    robust = losses(logits, labels, sure, "generalised")
    assert 0 <= robust.item() <= 1 / 0.7
    (gradient,) = torch.autograd.grad(robust.sum(), logits)
    (plain,) = torch.autograd.grad(losses(logits, labels, sure).sum(), logits)
    probability = torch.softmax(logits, -1)[0, 0, 1].item()
    assert torch.allclose(gradient, plain * probability**0.7, atol=1e-5)


def test_further_subwords_are_inside_and_context_words_are_ignored(tmp_path):
    tokenizer = WordTokenizer(load_tokenizer(str(save_tiny("roberta", tmp_path))))
    row = {"id": "a", "tokens": ["in", "Hamuriyeh", "today"], "ner_tags": [0, 1, 0], "weights": [1.0, 0.5, 0.0]}
    (feature,) = make_features([row], tokenizer, LABELS, max_tokens=64, overlap=8)
    first, size = feature.tokens.firsts[1], feature.tokens.sizes[1]
    assert size > 1
    assert feature.labels[first : first + size] == [1] + [2] * (size - 1)
    assert feature.weights[first : first + size] == [0.5] * size
    assert feature.labels[feature.tokens.firsts[2]] == IGNORED
    assert (feature.answered, feature.gold) == ([0, 1], [0, 1])
    assert inside_labels(LABELS) == [0, 2, 2]


def test_batches_are_padded_to_a_multiple_of_eight():
    batch = Collator(pad_id=7)([{"input_ids": [1] * n, "labels": [0] * n, "weights": [1.0] * n} for n in (3, 9)])
    assert batch["input_ids"].shape == (2, 16)
    assert batch["input_ids"][0, 3:].tolist() == [7] * 13
    assert batch["attention_mask"].sum(1).tolist() == [3, 9]
    assert batch["labels"][0, 3:].eq(IGNORED).all()
