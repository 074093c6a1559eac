"""Refuses to score a model on documents that it has seen, or on close relatives of them, and says what was checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tollspan.corpus.seen import Seen
from tollspan.errors import InputError
from tollspan.spans import Document

_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class Overlap:
    """A gold document that the model has seen.

    Attributes:
        gold, seen: ids.
        split: ``train`` or ``validation``.
        similarity: 1 for the same words, else the estimated share of common runs of four words.
    """

    gold: str
    seen: str
    split: str
    similarity: float

    def __str__(self) -> str:
        how = "the same text as" if self.similarity == 1 else f"{self.similarity:.0%} like"
        return f"{self.gold}: {how} {self.seen} ({self.split})"


@dataclass(frozen=True, slots=True)
class Leakage:
    """What is known of the overlap of gold and what the model has seen.

    Attributes:
        documents: gold documents.
        seen: documents that the model has seen; None where nobody recorded which they were.
        overlaps: pairs, empty unless the evaluation was forced.
    """

    documents: int
    seen: int | None
    overlaps: tuple[Overlap, ...] = ()

    @property
    def statement(self) -> str:
        """One sentence for every output."""
        if self.seen is None:
            return (
                "Not checked: which documents the system learnt from is not recorded; if gold is among them, these"
                " figures are too good."
            )
        if self.overlaps:
            taken = len({overlap.gold for overlap in self.overlaps})
            return (
                f"NOT A TEST: {taken} of {self.documents} gold documents were seen in training or validation, or are"
                " near-duplicates of such. The evaluation was forced; these figures say nothing about new documents."
            )
        return (
            f"None of the {self.documents} gold documents is, or closely resembles, one of the {self.seen} documents"
            " that the model was trained and chosen on."
        )


def check_leakage(gold: Sequence[Document], seen: Seen | None, *, force: bool = False) -> Leakage:
    """Compare gold with what the model has seen.

    Args:
        gold: documents to evaluate on.
        seen: of the model, None where that is not recorded.
        force: report overlaps instead of refusing them.
    Raises:
        InputError: naming the pairs, unless forced.
    """
    if seen is None:
        return Leakage(len(gold), None)
    overlaps = tuple(Overlap(pair.id, pair.other, split, pair.similarity) for pair, split in seen.duplicates(gold))
    if overlaps and not force:
        raise InputError(_refusal(overlaps), place=seen.place, fix="take them out of gold, or add --force-overlap")
    return Leakage(len(gold), len(seen), overlaps)


def _refusal(overlaps: Sequence[Overlap]) -> str:
    lines = [str(overlap) for overlap in overlaps[:_NAMED]]
    if len(overlaps) > _NAMED:
        lines.append(f"and {len(overlaps) - _NAMED} more")
    taken = len({overlap.gold for overlap in overlaps})
    return f"the model has seen {taken} of the gold documents, or near-duplicates:\n  " + "\n  ".join(lines) + "\n "
