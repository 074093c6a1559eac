"""seqeval as a metric of `evaluate`, from the installed package: ``evaluate.load("seqeval")`` would ask the hub."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from tollspan.errors import MissingExtraError

try:
    import evaluate
    from datasets import Features, List, Value
    from seqeval.metrics.v1 import precision_recall_fscore_support
    from seqeval.scheme import IOB2
except ModuleNotFoundError:
    raise MissingExtraError("evaluation", "train") from None


_NAMES: Final = ("precision", "recall", "f1", "support")


class StrictSeqeval(evaluate.Metric):
    """Entity-level precision, recall and F1: an entity counts when bounds and type agree (mode strict, IOB2)."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=self.__doc__ or "",
            citation="Nakayama, H. (2018). seqeval: a Python framework for sequence labeling evaluation.",
            features=Features(
                predictions=List(Value("string"), id="sequence"), references=List(Value("string"), id="sequence")
            ),
        )

    def _compute(
        self, predictions: Sequence[Sequence[str]], references: Sequence[Sequence[str]]
    ) -> dict[str, float | dict[str, float]]:
        types = sorted({tag[2:] for tags in (*predictions, *references) for tag in tags if tag != "O"})
        if not types:
            return dict.fromkeys(_NAMES, 0.0)
        each = _scores(references, predictions)
        by_type = {
            name: {key: float(values[index]) for key, values in each.items()} for index, name in enumerate(types)
        }
        return _micro(by_type.values(), _entities(references), _entities(predictions)) | by_type


def _scores(references: Sequence[Sequence[str]], predictions: Sequence[Sequence[str]]) -> Any:
    """Seqeval's strict scores by name, arrays by sorted type."""
    values = precision_recall_fscore_support(
        [list(tags) for tags in references],
        [list(tags) for tags in predictions],
        average=None,
        scheme=IOB2,
        zero_division=0,
    )
    return dict(zip(_NAMES, values, strict=True))


def _entities(sequences: Sequence[Sequence[str]]) -> int:
    """Entities of sequences: in strict IOB2 each begins with a B, and each B begins one."""
    return sum(tag.startswith("B-") for tags in sequences for tag in tags)


def _micro(by_type: Iterable[Mapping[str, float]], gold: int, predicted: int) -> dict[str, float | dict[str, float]]:
    """The micro average of seqeval's figures by type; asked for directly, it would read all tags once more."""
    hits = sum(round(row["recall"] * row["support"]) for row in by_type)
    precision, recall = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    f1 = 2 * hits / (gold + predicted) if hits else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "support": float(gold)}


def strict_scores(gold: Sequence[Sequence[str]], predicted: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """Micro precision, recall and F1 of predicted BIO sequences; what training chooses its best epoch by."""
    scores = StrictSeqeval(keep_in_memory=True).compute(predictions=predicted, references=gold)
    return {key: scores[key] for key in ("precision", "recall", "f1")}
