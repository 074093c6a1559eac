"""The labelling functions by tag: small pure functions, ``Document -> Iterator[Span]``, one idea each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from tollspan.spans import Document, Span

AGAINST = "NOT_"
"""Prefix of a negative function's label: ``NOT_CASUALTY`` votes against every CASUALTY that it overlaps."""


class LabelingFunction(Protocol):
    """A named rule that votes for (or against) spans of a document, or abstains."""

    @property
    def __name__(self) -> str: ...

    def __call__(self, document: Document, /) -> Iterator[Span]:
        """The function's votes on a document."""
        ...
