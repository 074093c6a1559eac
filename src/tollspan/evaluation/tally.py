"""Counts by document: gold, predicted and agreeing spans of each class under each scheme, as arrays to resample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tollspan.evaluation.matching import half_points, same_kind, same_value
from tollspan.evaluation.pairing import SCHEMES, Pairing, tags_of
from tollspan.labels import CASUALTY, KINDS

Counts = NDArray[np.float64]

ATTRIBUTES: Final = ("kind", "value")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of documents.

    Attributes:
        classes: what is counted apart: tags, kinds or attributes.
        schemes: under which spans agree.
        gold, predicted: spans by document and class, shape ``documents × classes``.
        found: points of gold spans, shape ``documents × schemes × classes``; over ``gold``, it is recall.
        right: points of predicted spans, likewise; over ``predicted``, it is precision. The two differ by class where
            a scheme lets classes differ, and are equal in sum.
    """

    classes: tuple[str, ...]
    schemes: tuple[str, ...]
    gold: Counts
    predicted: Counts
    found: Counts
    right: Counts

    def of(self, documents: NDArray[np.bool_]) -> Tally:
        """The same counts of some documents, chosen by a mask."""
        parts = (part[documents] for part in (self.gold, self.predicted, self.found, self.right))
        return Tally(self.classes, self.schemes, *parts)


def tally_tags(pairings: Sequence[Pairing], tags: tuple[str, ...] | None = None) -> Tally:
    """Counts by tag under every scheme; ``tags`` is `tags_of` these or more pairings."""
    tally = _empty(len(pairings), tags or tags_of(pairings), SCHEMES)
    at = {tag: index for index, tag in enumerate(tally.classes)}
    for row, pairing in enumerate(pairings):
        for counts, spans in ((tally.gold, pairing.gold.spans), (tally.predicted, pairing.predicted.spans)):
            for span in spans:
                counts[row, at[span.label]] += 1
        for column, scheme in enumerate(SCHEMES):
            for gold, predicted in pairing.pairs[scheme]:
                points = half_points(gold, predicted) / 2 if scheme == "partial" else 1.0
                tally.found[row, column, at[gold.label]] += points
                tally.right[row, column, at[predicted.label]] += points
    return tally


def tally_kinds(pairings: Sequence[Pairing]) -> Tally:
    """Counts of casualties by kind: strict or overlapping, and the kind agrees."""
    tally = _empty(len(pairings), KINDS, ("strict", "type"))
    at = {kind: index for index, kind in enumerate(KINDS)}
    for row, pairing in enumerate(pairings):
        for counts, spans in ((tally.gold, pairing.gold.spans), (tally.predicted, pairing.predicted.spans)):
            for span in spans:
                if span.label == CASUALTY:
                    counts[row, at[span.kind or "unspecified"]] += 1
        for column, scheme in enumerate(tally.schemes):
            for gold, predicted in pairing.pairs[scheme]:
                if same_kind(gold, predicted):
                    tally.found[row, column, at[gold.kind or "unspecified"]] += 1
    tally.right[:] = tally.found
    return tally


def tally_attributes(pairings: Sequence[Pairing]) -> Tally:
    """Counts of casualties that overlap and agree in kind, or in kind, low and high (class ``value``)."""
    tally = _empty(len(pairings), ATTRIBUTES, ("type",))
    for row, pairing in enumerate(pairings):
        for counts, spans in ((tally.gold, pairing.gold.spans), (tally.predicted, pairing.predicted.spans)):
            counts[row] = sum(span.label == CASUALTY for span in spans)
        for column, agrees in enumerate((same_kind, same_value)):
            tally.found[row, 0, column] = sum(agrees(*pair) for pair in pairing.pairs["type"])
    tally.right[:] = tally.found
    return tally


def _empty(documents: int, classes: tuple[str, ...], schemes: tuple[str, ...]) -> Tally:
    flat: Any = (documents, len(classes))
    deep: Any = (documents, len(schemes), len(classes))
    return Tally(classes, schemes, np.zeros(flat), np.zeros(flat), np.zeros(deep), np.zeros(deep))
