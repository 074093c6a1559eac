import torch
from transformers.modeling_outputs import TokenClassifierOutput

from tollspan.tagging.features import IGNORED, Collator, inside_labels, make_features
from tollspan.tagging.trainer import weighted_cross_entropy

LABELS = ("O", "B-LOCATION", "I-LOCATION")


def test_the_loss_is_torchs_when_all_weights_are_one():
    torch.manual_seed(0)
    logits, labels = torch.randn(2, 5, 3), torch.randint(0, 3, (2, 5))
    labels[0, 3:] = IGNORED
    ours = weighted_cross_entropy(TokenClassifierOutput(logits=logits), labels, weights=torch.ones(2, 5))
    assert torch.allclose(ours, torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten()))


def test_a_weight_of_zero_silences_a_subword():
    logits, labels = torch.zeros(1, 2, 3), torch.tensor([[1, 2]])
    whole = weighted_cross_entropy(TokenClassifierOutput(logits=logits), labels, weights=torch.ones(1, 2))
    half = weighted_cross_entropy(TokenClassifierOutput(logits=logits), labels, weights=torch.tensor([[1.0, 0.0]]))
    assert torch.allclose(half, whole / 2)


def test_further_subwords_are_inside_and_context_words_are_ignored(tmp_path):
    from tiny import save_tiny
    from tollspan.tagging.encoders import load_tokenizer
    from tollspan.tagging.subwords import WordTokenizer

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
