"""Label models side by side on marked-up reports, majority vote always among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table

from tollspan.evaluation.scores import MICRO, Evaluation, evaluate_documents
from tollspan.labeling.engine import LabelingResult
from tollspan.labeling.models import LABEL_MODELS, LabelModel
from tollspan.labels import TAGS
from tollspan.spans import Document
from tollspan.terminal import track


def score_label_models(result: LabelingResult, gold: Sequence[Document], chosen: str) -> dict[str, Evaluation]:
    """Scores of each label model on the gold documents; every model learns from the votes on all documents.

    Args:
        result: of labelling documents among which the gold ones are.
        gold: documents with their mark-up.
        chosen: the model that made the result's spans, and need not be fitted again.
    """
    scores = {}
    for name, model in track(LABEL_MODELS.items(), "label models", len(LABEL_MODELS)):
        scores[name] = evaluate_documents(gold, result.documents if name == chosen else _labelled(result, model))
    return scores


def _labelled(result: LabelingResult, model: LabelModel) -> Iterator[Document]:
    spans = model(result.votes)
    return (document.with_spans(found) for document, found in zip(result.documents, spans, strict=True))


def label_models_table(scores: dict[str, Evaluation], chosen: str, title: str) -> Table:
    """Strict F1 by tag, a row a label model."""
    table = Table("label model", *TAGS, "micro F1", "precision", "recall", "95 % interval", title=title)
    for name, found in scores.items():
        micro = found.strict[MICRO]
        table.add_row(
            f"{name} (chosen)" if name == chosen else name,
            *(f"{found.strict[tag].f1:.3f}" for tag in TAGS),
            *(f"{value:.3f}" for value in (micro.f1, micro.precision, micro.recall)),
            "–".join(f"{end:.3f}" for end in micro.interval),
        )
    return table
