"""A text on its way through the model: cut into windows as they are needed, put together again as they are answered.

Neither side holds more of a document than a stretch of words, whatever its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

import numpy as np

from tollspan.corpus.bio import decode
from tollspan.corpus.decoding import best_tags, parting_words
from tollspan.corpus.words import Offsets, iter_words
from tollspan.inference.backend import Floats
from tollspan.labels import CASUALTY
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span
from tollspan.tagging.subwords import TokenWindow, WordTokenizer

_STRETCH: Final = 4_096
"""Words that are tokenized or decoded at a time."""

_LONGEST_COUNT: Final = 400
"""Characters of a mention that may state a count; more are a run of words that the model took for one."""


def read_windows(text: str, tokenizer: WordTokenizer, max_tokens: int) -> Iterator[tuple[TokenWindow, list[Offsets]]]:
    """Windows over a text, each with the offsets of the words that it answers for."""
    ahead: list[Offsets] = []

    def subwords() -> Iterator[list[int]]:
        words = iter_words(text)
        while stretch := list(islice(words, _STRETCH)):
            ahead.extend(stretch)
            yield from tokenizer.subwords([[text[start:end] for start, end in stretch]])[0]

    for window in tokenizer.windows(subwords(), max_tokens, overlap=max_tokens // 4):
        kept = window.window.keep_end - window.window.keep_start
        yield window, ahead[:kept]
        del ahead[:kept]


class Stitcher:
    """Puts the answers of a document's windows together: the best sequence of labels, and its spans."""

    def __init__(self, document: Document, labels: Sequence[str]) -> None:
        self.document = document
        self._labels = labels
        self._words: list[Offsets] = []
        self._rows: list[Floats] = []
        self._spans: list[Span] = []
        self._enough = _STRETCH

    def add(self, words: Sequence[Offsets], log_probs: Floats) -> None:
        """Take the next words with their log-probabilities (``words × labels``)."""
        self._words += words
        self._rows.append(log_probs)
        if len(self._words) >= self._enough:
            self._settle_to_last_cut()

    def finish(self) -> Document:
        """The document with its spans."""
        if self._words:
            self._settle(np.concatenate(self._rows))
        return self.document.with_spans(self._spans)

    def _settle_to_last_cut(self) -> None:
        log_probs = np.concatenate(self._rows)
        # Whether the last word parts the sequence depends on the one behind it, which is not here yet.
        end = max(parting_words(log_probs, self._labels)[:-1], default=0)
        self._settle(log_probs[:end])
        del self._words[:end]
        self._rows = [log_probs[end:]]
        self._enough = max(_STRETCH, 2 * len(self._words))  # Doubled, so that words without a cut cost linear time.

    def _settle(self, log_probs: Floats) -> None:
        tags, scores = best_tags(log_probs, self._labels)
        for span in decode(self._words[: len(tags)], tags, scores.tolist()):
            self._spans.append(_with_count(span, self.document.text))


def _with_count(span: Span, text: str) -> Span:
    """A casualty with the range that its words state; open at both ends where they state none that can be read."""
    if span.label != CASUALTY or span.end - span.start > _LONGEST_COUNT:
        return span
    count = read_count(text[span.start : span.end])
    return span if count is None else replace(span, low=count.low, high=count.high)
