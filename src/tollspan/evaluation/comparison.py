"""Two systems on the same gold: is the difference more than chance, how large is it, and where does it come from?

Documents are what is resampled and swapped, for spans of one document stand or fall together. The paired bootstrap
gives the interval of a difference (Efron and Tibshirani 1993); approximate randomisation gives its p value: how often
a difference as large arises when each document's two outputs change places by the toss of a coin (Noreen 1989; Yeh,
COLING 2000). P values of the four tags are adjusted by Holm's method.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from tollspan.evaluation.intervals import ROUNDS, SEED, Floats, Interval, percentile_interval, resample
from tollspan.evaluation.pairing import Pairing, tags_of
from tollspan.evaluation.scores import MICRO
from tollspan.evaluation.tally import tally_attributes, tally_tags
from tollspan.spans import Span

SWAPS: Final = 10_000
LEVEL: Final = 0.05
VALUE: Final = "casualty values"

_CELLS: Final = 4_000_000
_MANY: Final = 30
"""Documents from which a verdict speaks of more than these."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Of strict F1 (of the class `VALUE`: of casualties with kind and range right), B minus A.

    Attributes:
        a, b: F1 of each.
        difference: ``b - a``.
        interval: 95 %, paired bootstrap over documents.
        p: two-sided, approximate randomisation; of a tag, Holm-adjusted over the tags.
    """

    a: float
    b: float
    difference: float
    interval: Interval
    p: float

    @property
    def shown(self) -> bool:
        """Whether the documents show that there is a difference at all: by p value and by interval."""
        return self.p < LEVEL and self.interval[0] * self.interval[1] > 0


@dataclass(frozen=True, slots=True)
class Change:
    """A document on which the two differ.

    Attributes:
        id: of the document.
        difference: of its strict F1, B minus A.
        gained, lost: gold spans that B alone, or A alone, has right.
        cleared, added: wrong spans that A alone, or B alone, has.
    """

    id: str
    difference: float
    gained: tuple[Span, ...]
    lost: tuple[Span, ...]
    cleared: tuple[Span, ...]
    added: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of two systems.

    Attributes:
        documents: how many.
        differences: by `MICRO`, tag and `VALUE`.
        better, worse: documents on which B's strict F1 is above, below A's.
        effect: mean over documents of the difference of their F1, in standard deviations of it (Cohen's d of paired
            samples); 0 where it never varies.
        changes: documents with other spans, the largest difference first.
    """

    documents: int
    differences: dict[str, Difference]
    better: int
    worse: int
    effect: float
    changes: tuple[Change, ...]


def compare(a: Sequence[Pairing], b: Sequence[Pairing], *, rounds: int = ROUNDS, swaps: int = SWAPS) -> Comparison:
    """Compare the predictions of two systems.

    Args:
        a, b: the same gold documents in one order, with each system's predictions.
        rounds: bootstrap samples.
        swaps: random exchanges; the least p value is ``1 / (swaps + 1)``.
    """
    tags = tags_of(chain(a, b))
    names, counts = [MICRO, *tags, VALUE], [_counts(side, tags) for side in (a, b)]
    by_document = _f1(counts[1][:, 0]) - _f1(counts[0][:, 0])
    deviation = float(by_document.std(ddof=1)) if len(a) > 1 else 0.0
    changes = [_change(*both) for both in zip(a, b, strict=True)]
    return Comparison(
        documents=len(a),
        differences=_differences(names, counts, rounds, swaps),
        better=int((by_document > 0).sum()),
        worse=int((by_document < 0).sum()),
        effect=float(by_document.mean()) / deviation if deviation else 0.0,
        changes=tuple(sorted((c for c in changes if c is not None), key=lambda c: (-abs(c.difference), c.id))),
    )


def verdict(comparison: Comparison, a: str = "A", b: str = "B") -> str:
    """A few sentences that say what the figures allow, and no more."""
    if not comparison.changes:
        return f"{a} and {b} give the same spans on all {comparison.documents} documents."
    found, values = comparison.differences[MICRO], comparison.differences[VALUE]
    facts = f"strict F1 {_facts(found)}, {comparison.documents} documents)."
    if found.shown:
        where = "On documents like these" if comparison.documents >= _MANY else "On these few documents"
        better, other = (b, a) if found.difference > 0 else (a, b)
        said = f"{where} {better} is better than {other}: {facts} {_where(comparison, b)}"
    else:
        width = 50 * (found.interval[1] - found.interval[0])
        said = (
            f"No difference between {a} and {b} that these documents can show: {facts} One below about {width:.1f}"
            " points would go unseen here; equal they are not shown to be."
        )
    if values.shown:
        said += f" Casualty values: {b} is {'better' if values.difference > 0 else 'worse'}, F1 {_facts(values)})."
    return said


def p_value(p: float) -> str:
    """A p value as people write it."""
    return "< 0.001" if p < 0.001 else f"= {p:.3f}"  # noqa: PLR2004


def _facts(found: Difference) -> str:
    low, high = (100 * end for end in found.interval)
    figures = f"{100 * found.a:.1f} → {100 * found.b:.1f}, {100 * found.difference:+.1f} points"
    return f"{figures} (95 % {low:+.1f} to {high:+.1f}, p {p_value(found.p)}".replace("-", "−")


def _where(comparison: Comparison, b: str) -> str:
    level = comparison.documents - comparison.better - comparison.worse
    return f"{b} is better on {comparison.better} documents, worse on {comparison.worse}, level on {level}."


def _counts(pairings: Sequence[Pairing], tags: tuple[str, ...]) -> Floats:
    """Hits, predicted and gold of `MICRO`, each tag and `VALUE`, shape ``documents × classes × 3``."""
    by_tag, attributes = tally_tags(pairings, tags), tally_attributes(pairings)
    strict = np.stack([by_tag.found[:, by_tag.schemes.index("strict")], by_tag.predicted, by_tag.gold], axis=-1)
    value = np.stack([attributes.found[:, 0], attributes.predicted, attributes.gold], axis=-1)[:, -1:]
    return np.concatenate([strict.sum(axis=1, keepdims=True), strict, value], axis=1)


def _f1(counts: Floats) -> Floats:
    hits, predicted, gold = np.moveaxis(counts, -1, 0)
    both = predicted + gold
    f1: Floats = np.divide(2 * hits, both, out=np.zeros_like(both, dtype=np.float64), where=both > 0)
    return f1


def _differences(names: Sequence[str], counts: Sequence[Floats], rounds: int, swaps: int) -> dict[str, Difference]:
    a, b = (_f1(side.sum(axis=0)) for side in counts)
    ends = percentile_interval(_f1(resample(counts[1], rounds)) - _f1(resample(counts[0], rounds)))
    p = _randomisation(counts[0], counts[1], swaps)
    p[1:-1] = _holm(p[1:-1])
    columns = zip(names, a, b, b - a, ends.T, p, strict=True)
    return {
        name: Difference(float(first), float(second), float(gap), (float(low), float(high)), float(chance))
        for name, first, second, gap, (low, high), chance in columns
    }


def _randomisation(a: Floats, b: Floats, swaps: int) -> Floats:
    """Two-sided p value of each class."""
    documents, classes, columns = a.shape
    observed = np.abs(_f1(b.sum(axis=0)) - _f1(a.sum(axis=0)))
    change = (b - a).reshape(documents, classes * columns)
    rng = np.random.default_rng(SEED)
    size, extreme = max(1, _CELLS // max(documents, 1)), np.zeros(classes)
    for start in range(0, swaps, size):
        coins = rng.integers(0, 2, size=(min(size, swaps - start), documents)).astype(np.float64)
        moved = (coins @ change).reshape(-1, classes, columns)
        found = np.abs(_f1(b.sum(axis=0) - moved) - _f1(a.sum(axis=0) + moved))
        extreme += (found >= observed - 1e-12).sum(axis=0)
    result: Floats = (extreme + 1) / (swaps + 1)
    return result


def _holm(p: Floats) -> Floats:
    """Adjusted p values (Holm, Scandinavian Journal of Statistics 6, 1979)."""
    order = np.argsort(p)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)))
    return adjusted


def _change(a: Pairing, b: Pairing) -> Change | None:
    gold = {_key(span): span for span in a.gold.spans}
    first, second = ({_key(span): span for span in side.predicted.spans} for side in (a, b))
    if first.keys() == second.keys():
        return None
    f1 = [2 * len(side.keys() & gold.keys()) / max(1, len(side) + len(gold)) for side in (first, second)]
    return Change(
        a.gold.id,
        f1[1] - f1[0],
        gained=tuple(_only(second, first, gold)),
        lost=tuple(_only(first, second, gold)),
        cleared=tuple(span for key, span in first.items() if key not in second and key not in gold),
        added=tuple(span for key, span in second.items() if key not in first and key not in gold),
    )


def _only(has: dict[Key, Span], lacks: dict[Key, Span], gold: dict[Key, Span]) -> Iterator[Span]:
    return (span for key, span in gold.items() if key in has and key not in lacks)


Key = tuple[int, int, str, str | None, int | None, int | None]


def _key(span: Span) -> Key:
    """What makes two spans the same: bounds and tag, and of a casualty kind and range."""
    return span.start, span.end, span.label, span.kind, span.low, span.high
