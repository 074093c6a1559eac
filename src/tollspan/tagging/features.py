"""The dataset's windows as the model trains on them: subword ids, a label and a weight a subword; padded batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from tollspan.tagging.losses import IGNORED
from tollspan.tagging.subwords import TokenWindow, WordTokenizer


@dataclass(frozen=True, slots=True)
class Feature:
    """One window of one row.

    Attributes:
        doc_id: of the document.
        tokens: the window.
        labels, weights: a value a subword; the label is `IGNORED` for special tokens and context words.
        answered: index within the window of each word that the window answers for.
        gold: label of each of those words.
    """

    doc_id: str
    tokens: TokenWindow
    labels: list[int]
    weights: list[float]
    answered: list[int]
    gold: list[int]

    def model_input(self) -> dict[str, Any]:
        """What the collator takes."""
        return {"input_ids": self.tokens.ids, "labels": self.labels, "weights": self.weights}


def make_features(
    rows: Iterable[Mapping[str, Any]], tokenizer: WordTokenizer, labels: Sequence[str], *, max_tokens: int, overlap: int
) -> list[Feature]:
    """Features of a dataset split, in its order."""
    rows = list(rows)
    subwords = tokenizer.subwords([row["tokens"] for row in rows])
    inside = inside_labels(labels)
    return [
        _feature(row, window, inside)
        for row, ids in zip(rows, subwords, strict=True)
        for window in tokenizer.windows(ids, max_tokens, overlap)
    ]


def inside_labels(labels: Sequence[str]) -> list[int]:
    """For each label the one of a word's further subwords: I for B and I, O for O."""
    index = {label: number for number, label in enumerate(labels)}
    return [index[f"I-{label[2:]}"] if label.startswith("B-") else index[label] for label in labels]


def _feature(row: Mapping[str, Any], tokens: TokenWindow, inside: Sequence[int]) -> Feature:
    part = tokens.window
    labels, weights = [IGNORED] * len(tokens.ids), [0.0] * len(tokens.ids)
    answered, gold = [], []
    for offset, (first, size) in enumerate(zip(tokens.firsts, tokens.sizes, strict=True)):
        word = part.start + offset
        tag, weight = row["ner_tags"][word], row["weights"][word]
        if weight == 0 or not part.keep_start <= word < part.keep_end:
            continue
        answered.append(offset)
        gold.append(tag)
        for at in range(first, first + size):
            labels[at] = tag if at == first else inside[tag]
            weights[at] = weight
    return Feature(row["id"], tokens, labels, weights, answered, gold)


class Collator:
    """Pads features to the longest of a batch (to a multiple of 8)."""

    def __init__(self, pad_id: int) -> None:
        self.pad_id = pad_id

    def __call__(self, items: Sequence[Mapping[str, Any]]) -> dict[str, torch.Tensor]:
        """Tensors of shape ``batch × length``."""
        length = -(-max(len(item["input_ids"]) for item in items) // 8) * 8

        def padded(key: str, fill: float) -> torch.Tensor:
            return torch.tensor([[*item[key], *([fill] * (length - len(item[key])))] for item in items])

        mask = [[1] * len(item["input_ids"]) + [0] * (length - len(item["input_ids"])) for item in items]
        return {
            "input_ids": padded("input_ids", self.pad_id),
            "attention_mask": torch.tensor(mask),
            "labels": padded("labels", IGNORED),
            "weights": padded("weights", 0.0),
        }


def by_document(features: Sequence[Feature]) -> Iterator[tuple[str, list[int]]]:
    """Runs of features of one document: its id and their indexes. A document's windows stand together."""
    start = 0
    for index in range(1, len(features) + 1):
        if index == len(features) or features[index].doc_id != features[start].doc_id:
            yield features[start].doc_id, list(range(start, index))
            start = index
