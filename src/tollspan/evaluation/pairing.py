"""Gold documents beside predicted ones, their spans paired one to one under each scheme: what all scores start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tollspan.errors import InputError
from tollspan.evaluation.matching import (
    Pair,
    best_pairs,
    half_points,
    overlapping,
    same_bounds,
    same_span,
    same_tag,
)
from tollspan.labels import TAGS
from tollspan.spans import Document

SCHEMES: Final = ("strict", "exact", "partial", "type")
"""What agrees: bounds and tag; bounds; bounds, or half a point for an overlap; tag, with an overlap."""

_CREDITS: Final = dict(zip(SCHEMES, (same_span, same_bounds, half_points, same_tag), strict=True))


@dataclass(frozen=True, slots=True)
class Pairing:
    """A document, annotated by a person and by a system.

    Attributes:
        gold, predicted: the two, of one text.
        given: whether there was a prediction; else it counts as predicted empty.
        pairs: scheme → pairs of spans that agree under it, one to one, in text order.
    """

    gold: Document
    predicted: Document
    given: bool
    pairs: Mapping[str, Sequence[Pair]]


def pair_documents(gold: Iterable[Document], predicted: Iterable[Document]) -> list[Pairing]:
    """Each gold document with its prediction, in the order of gold.

    Args:
        gold: annotated documents.
        predicted: the same documents, by id, in any order, possibly among others.
    Raises:
        InputError: when a document's text differs between the two.
    """
    found = {document.id: document for document in predicted}
    return [_pair(document, found.get(document.id)) for document in gold]


def tags_of(pairings: Iterable[Pairing]) -> tuple[str, ...]:
    """The four tags, and after them other labels that either side has."""
    sides = (document for pairing in pairings for document in (pairing.gold, pairing.predicted))
    return (*TAGS, *sorted({span.label for document in sides for span in document.spans}.difference(TAGS)))


def _pair(gold: Document, predicted: Document | None) -> Pairing:
    other = gold.with_spans(()) if predicted is None else predicted
    if other.text != gold.text:
        raise InputError(
            f"the prediction's text of {gold.id} is another one", place="evaluation", fix="tag the gold texts"
        )
    groups = overlapping(gold.spans, other.spans)
    pairs = {scheme: best_pairs(groups, credit) for scheme, credit in _CREDITS.items()}
    return Pairing(gold, other, predicted is not None, pairs)
