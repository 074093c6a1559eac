"""Label models side by side on marked-up reports, majority vote always among them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from tollspan.evaluation.scores import Evaluation, evaluate_documents
from tollspan.labeling.engine import LabelingResult
from tollspan.labeling.models import LABEL_MODELS
from tollspan.labels import TAGS
from tollspan.spans import Document
from tollspan.terminal import track


def score_label_models(result: LabelingResult, gold: Sequence[Document]) -> dict[str, Evaluation]:
    """Scores of each label model on the gold documents; every model learns from the votes on all documents.

    Args:
        result: of labelling documents among which the gold ones are.
        gold: documents with their mark-up.
    """
    scores = {}
    for name, model in track(LABEL_MODELS.items(), "label models", len(LABEL_MODELS)):
        spans = model(result.votes)
        weak = [document.with_spans(found) for document, found in zip(result.documents, spans, strict=True)]
        scores[name] = evaluate_documents(gold, weak)
    return scores


def label_models_table(scores: dict[str, Evaluation], chosen: str, title: str) -> Table:
    """Strict F1 by tag, a row a label model."""
    table = Table("label model", *TAGS, "micro F1", "precision", "recall", "95 % interval", title=title)
    for name, found in scores.items():
        micro, (low, high) = found.strict["micro"], found.interval
        table.add_row(
            f"{name} (chosen)" if name == chosen else name,
            *(f"{found.strict[tag].f1:.3f}" for tag in TAGS),
            *(f"{value:.3f}" for value in (micro.f1, micro.precision, micro.recall)),
            f"{low:.3f}–{high:.3f}",
        )
    return table
