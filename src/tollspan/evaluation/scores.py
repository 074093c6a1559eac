"""Scores of predicted against gold documents: strict (seqeval), overlap, casualty attributes, bootstrap intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tollspan.corpus.bio import encode
from tollspan.corpus.words import split_words
from tollspan.errors import InputError
from tollspan.evaluation.seqeval_metric import StrictSeqeval
from tollspan.labels import CASUALTY, TAGS
from tollspan.spans import Document, Span

MICRO: Final = "micro"


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall, F1 and the number of gold spans (support). Empty gold and empty prediction score 0."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores over documents.

    Attributes:
        documents: how many.
        strict: by tag and `MICRO`: bounds and tag agree.
        overlap: by tag and `MICRO`: the tag agrees and a character is shared, one to one, leftmost first.
        kind, value: of the gold casualties, the share found by overlap whose kind, or kind, low and high, agree.
        interval: 95 % bootstrap interval of strict micro F1, documents resampled.
    """

    documents: int
    strict: Mapping[str, Score]
    overlap: Mapping[str, Score]
    kind: float
    value: float
    interval: tuple[float, float]


def evaluate_documents(gold: Sequence[Document], predicted: Iterable[Document], *, rounds: int = 1_000) -> Evaluation:
    """Score predictions document by document.

    Args:
        gold: annotated documents.
        predicted: the same documents, by id, in any order; one that is missing counts as predicted empty.
        rounds: bootstrap samples.
    Raises:
        InputError: when a document's text differs between the two.
    """
    found = {document.id: document for document in predicted}
    pairs = [(document, _partner(document, found)) for document in gold]
    counts = [_count(wanted.spans, given.spans) for wanted, given in pairs]
    total = sum(counts, Counter())
    return Evaluation(
        documents=len(pairs),
        strict=_strict(pairs),
        overlap={tag: _score(total, "overlap", tag) for tag in (*TAGS, MICRO)},
        kind=_share(total["kind", CASUALTY], total["gold", CASUALTY]),
        value=_share(total["value", CASUALTY], total["gold", CASUALTY]),
        interval=bootstrap([_strict_counts(*pair) for pair in pairs], rounds),
    )


def bootstrap(counts: Sequence[tuple[int, int, int]], rounds: int, seed: int = 0) -> tuple[float, float]:
    """95 % percentile interval of micro F1 over resampled documents, each given as (hits, predicted, gold)."""
    if not counts:
        return 0.0, 0.0
    rng = random.Random(seed)  # noqa: S311 - statistics, not secrets
    values = []
    for _ in range(rounds):
        sample = rng.choices(counts, k=len(counts))
        values.append(_f1(*(sum(column) for column in zip(*sample, strict=True)))[2])
    values.sort()
    return values[int(rounds * 0.025)], values[min(int(rounds * 0.975), rounds - 1)]


def overlap_pairs(gold: Sequence[Span], predicted: Sequence[Span]) -> list[tuple[Span, Span]]:
    """One-to-one pairs (gold, predicted) of equal label that share a character, leftmost first. Both are sorted."""
    pairs, free = [], list(predicted)
    for wanted in gold:
        partner = next((span for span in free if span.label == wanted.label and span.overlaps(wanted)), None)
        if partner is not None:
            pairs.append((wanted, partner))
            free.remove(partner)
    return pairs


def _partner(gold: Document, found: Mapping[str, Document]) -> Document:
    partner = found.get(gold.id)
    if partner is None:
        return gold.with_spans(())
    if partner.text != gold.text:
        raise InputError(
            f"the prediction's text of {gold.id} is another one", place="evaluation", fix="tag the gold texts"
        )
    return partner


def _strict(pairs: Sequence[tuple[Document, Document]]) -> dict[str, Score]:
    """Seqeval over words that are cut at both sides' edges, kinds merged."""
    sequences: tuple[list[list[str]], list[list[str]]] = ([], [])
    for gold, predicted in pairs:
        edges = [edge for span in (*gold.spans, *predicted.spans) for edge in (span.start, span.end)]
        words = split_words(gold.text, edges)
        for tags, document in zip(sequences, (gold, predicted), strict=True):
            tags.append(encode(words, document.spans, type_of=lambda span: span.label))
    result: dict[str, Any] = StrictSeqeval(keep_in_memory=True).compute(
        predictions=sequences[1], references=sequences[0]
    )
    empty = dict.fromkeys(("precision", "recall", "f1", "support"), 0.0)
    by_tag = {tag: result.get(tag, empty) for tag in TAGS} | {MICRO: result}
    return {tag: Score(row["precision"], row["recall"], row["f1"], int(row["support"])) for tag, row in by_tag.items()}


def _strict_counts(gold: Document, predicted: Document) -> tuple[int, int, int]:
    wanted, given = ({(s.start, s.end, s.label) for s in document.spans} for document in (gold, predicted))
    return len(wanted & given), len(given), len(wanted)


def _count(gold: Sequence[Span], predicted: Sequence[Span]) -> Counter[tuple[str, str]]:
    """Gold, predicted and overlapping spans by tag, and casualty attributes that agree, of one document."""
    counts: Counter[tuple[str, str]] = Counter()
    counts.update(("gold", span.label) for span in gold)
    counts.update(("predicted", span.label) for span in predicted)
    for wanted, given in overlap_pairs(gold, predicted):
        counts["overlap", wanted.label] += 1
        if wanted.label == CASUALTY and wanted.kind == given.kind:
            counts["kind", CASUALTY] += 1
            counts["value", CASUALTY] += (wanted.low, wanted.high) == (given.low, given.high)
    return counts


def _score(total: Counter[tuple[str, str]], how: str, tag: str) -> Score:
    tags = TAGS if tag == MICRO else (tag,)
    hits, predicted, gold = (sum(total[key, t] for t in tags) for key in (how, "predicted", "gold"))
    return Score(*_f1(hits, predicted, gold), support=gold)


def _f1(hits: int, predicted: int, gold: int) -> tuple[float, float, float]:
    precision, recall = _share(hits, predicted), _share(hits, gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
