"""Label models: votes of many functions in, flat weak spans with a probability out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tollspan.labeling.models.hmm import hmm
from tollspan.labeling.models.majority import majority
from tollspan.labeling.models.weighted import weighted
from tollspan.labeling.votes import Votes
from tollspan.spans import Span

LabelModel = Callable[[Sequence[Votes]], list[tuple[Span, ...]]]
"""Weak spans of each document from the votes on it; what a model learns, it learns from all of them together."""


LABEL_MODELS: Final[dict[str, LabelModel]] = {"majority": majority, "weighted": weighted, "hmm": hmm}
"""The label models by the name that a configuration gives them."""
