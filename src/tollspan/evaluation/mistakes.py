"""What a prediction gets wrong, mistake by mistake: each gold and predicted span stands in one of them, or is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tollspan.evaluation.matching import best_pairs, overlapping, same_bounds, same_kind, same_tag
from tollspan.evaluation.pairing import Pairing
from tollspan.labels import CASUALTY, KINDS
from tollspan.spans import Span

MISSED: Final = "missed"
SPURIOUS: Final = "spurious"
BOUNDS: Final = "bounds"
TAG: Final = "tag"
KIND: Final = "kind"
RANGE: Final = "range"

MISTAKE_TYPES: Final = (MISSED, SPURIOUS, BOUNDS, TAG, KIND, RANGE)
"""Nothing predicted; nothing gold; bounds differ; tag differs; a casualty's kind; its low or high."""

NOTHING: Final = "nothing"
"""The other side of a missed or spurious span, in a table of confusions."""

Confusion = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A gold span and the predicted one that stands for it, at least one of the two, and what is wrong.

    Attributes:
        types: one or more of `MISTAKE_TYPES`.
        gold, predicted: None where there is none.
    """

    types: tuple[str, ...]
    gold: Span | None
    predicted: Span | None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of both sides, once each."""
        return tuple(dict.fromkeys(span.label for span in (self.gold, self.predicted) if span is not None))

    @property
    def start(self) -> int:
        """Where the mistake begins, in characters."""
        return min(span.start for span in (self.gold, self.predicted) if span is not None)


def align(pairing: Pairing) -> list[tuple[Span | None, Span | None]]:
    """Every span of either side, with its counterpart where it has one; equal tags are preferred, in text order."""
    gold, predicted = pairing.gold, pairing.predicted
    pairs = best_pairs(overlapping(gold.spans, predicted.spans), lambda g, p: 1 + same_tag(g, p))
    taken = [{id(span) for span in side} for side in zip(*pairs, strict=True)] or [set(), set()]
    alone: list[tuple[Span | None, Span | None]] = [(span, None) for span in gold.spans if id(span) not in taken[0]]
    alone += [(None, span) for span in predicted.spans if id(span) not in taken[1]]
    return sorted([*pairs, *alone], key=lambda pair: min(span.start for span in pair if span is not None))


def find_mistakes(pairing: Pairing) -> list[Mistake]:
    """The mistakes of one document, in text order."""
    found = [Mistake(_types(*pair), *pair) for pair in align(pairing)]
    return [mistake for mistake in found if mistake.types]


def count_mistakes(mistakes: Iterable[Mistake]) -> dict[str, int]:
    """Mistakes by type; one of several types counts for each."""
    counts = Counter(name for mistake in mistakes for name in mistake.types)
    return {name: counts[name] for name in MISTAKE_TYPES}


def tag_confusion(pairings: Sequence[Pairing], tags: Sequence[str]) -> Confusion:
    """Gold tag → predicted tag → spans, with `NOTHING` on both sides."""
    counts: Counter[tuple[str, str]] = Counter()
    for pairing in pairings:
        for gold, predicted in align(pairing):
            counts[gold.label if gold else NOTHING, predicted.label if predicted else NOTHING] += 1
    names = (*tags, NOTHING)
    return {gold: {predicted: counts[gold, predicted] for predicted in names} for gold in names}


def kind_confusion(pairings: Sequence[Pairing]) -> Confusion:
    """Gold kind → predicted kind → casualties found as casualties; a kind that is left out is ``unspecified``."""
    counts: Counter[tuple[str, str]] = Counter()
    for pairing in pairings:
        for gold, predicted in align(pairing):
            if gold is not None and predicted is not None and gold.label == predicted.label == CASUALTY:
                counts[gold.kind or "unspecified", predicted.kind or "unspecified"] += 1
    return {gold: {predicted: counts[gold, predicted] for predicted in KINDS} for gold in KINDS}


def _types(gold: Span | None, predicted: Span | None) -> tuple[str, ...]:
    if gold is None:
        return (SPURIOUS,)
    if predicted is None:
        return (MISSED,)
    types = [BOUNDS] if not same_bounds(gold, predicted) else []
    if not same_tag(gold, predicted):
        types.append(TAG)
    elif gold.label == CASUALTY:
        types += [KIND] if not same_kind(gold, predicted) else []
        types += [RANGE] if (gold.low, gold.high) != (predicted.low, predicted.high) else []
    return tuple(types)
