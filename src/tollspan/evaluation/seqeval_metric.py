"""seqeval as a metric of `evaluate`, from the installed package: ``evaluate.load("seqeval")`` would ask the hub."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        micro, each = (_scores(references, predictions, average) for average in ("micro", None))
        micro["support"] = sum(tag.startswith("B-") for tags in references for tag in tags)
        return {key: float(value) for key, value in micro.items()} | {
            name: {key: float(values[index]) for key, values in each.items()} for index, name in enumerate(types)
        }


def _scores(references: Sequence[Sequence[str]], predictions: Sequence[Sequence[str]], average: str | None) -> Any:
    """Seqeval's strict scores by name: numbers for an average, arrays by sorted type without one."""
    values = precision_recall_fscore_support(
        [list(tags) for tags in references],
        [list(tags) for tags in predictions],
        average=average,
        scheme=IOB2,
        zero_division=0,
    )
    return dict(zip(_NAMES, values, strict=True))


def strict_scores(gold: Sequence[Sequence[str]], predicted: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """Micro precision, recall and F1 of predicted BIO sequences; what training chooses its best epoch by."""
    scores = StrictSeqeval(keep_in_memory=True).compute(predictions=predicted, references=gold)
    return {key: scores[key] for key in ("precision", "recall", "f1")}
