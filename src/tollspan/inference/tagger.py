"""`Tagger`: texts in, documents with spans out, whatever their length; memory bounded by a look-ahead buffer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from tollspan.corpus.bio import decode
from tollspan.corpus.decoding import best_tags
from tollspan.corpus.words import Offsets, split_words
from tollspan.inference.backend import Backend, Floats, open_backend
from tollspan.inference.batches import by_length
from tollspan.labels import CASUALTY
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span
from tollspan.tagging.encoders import load_tokenizer
from tollspan.tagging.model_folder import ModelFolder, open_model_folder
from tollspan.tagging.subwords import TokenWindow, WordTokenizer

BATCH_TOKENS: Final = 2_048
_BUFFER_CHARACTERS: Final = 200_000
"""Text that is looked ahead at to form batches of like lengths."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document on its way: its words and windows."""

    document: Document
    words: list[Offsets]
    windows: list[TokenWindow]


class Tagger:
    """Finds casualty counts, places, actors and dates in texts.

    Example:
        >>> tagger = Tagger.load("models/base")  # doctest: +SKIP
        >>> tagger.tag("Two people died in Homs.").spans  # doctest: +SKIP
    """

    def __init__(self, folder: ModelFolder, tokenizer: WordTokenizer, backend: Backend) -> None:
        self.folder = folder
        self._tokenizer = tokenizer
        self._backend = backend

    @classmethod
    def load(cls, folder: str | Path, *, backend: str = "auto") -> Tagger:
        """Load a model folder.

        Args:
            folder: that training wrote, see contract 5 in docs/contracts.md.
            backend: ``torch`` or ``auto``.
        Raises:
            InputError: when the folder lacks a file or its labels are not BIO.
        """
        checked = open_model_folder(folder)
        return cls(checked, WordTokenizer(load_tokenizer(str(checked.path))), open_backend(backend, checked))

    def tag(self, text: str | Document) -> Document:
        """The document with its spans. Offsets are characters of the text as given."""
        return next(self.tag_many([text]))

    def tag_many(self, texts: Iterable[str | Document], *, batch_tokens: int = BATCH_TOKENS) -> Iterator[Document]:
        """Documents with their spans, in the order given, reading only a bounded stretch ahead.

        Args:
            texts: texts, or documents, whose spans are replaced and whose other fields stay.
            batch_tokens: subwords of a batch, padding included, at most (a longer window is a batch of its own).
        """
        numbered = (
            item if isinstance(item, Document) else Document(str(number), item) for number, item in enumerate(texts)
        )
        for chunk in _chunks(numbered, _BUFFER_CHARACTERS):
            yield from self._tag_chunk(chunk, batch_tokens)

    def _tag_chunk(self, documents: Sequence[Document], batch_tokens: int) -> Iterator[Document]:
        readings = self._read(documents)
        windows = [window for reading in readings for window in reading.windows]
        answers = iter(self._predict(windows, batch_tokens))
        for reading in readings:
            yield self._decode(reading, list(islice(answers, len(reading.windows))))

    def _read(self, documents: Sequence[Document]) -> list[_Reading]:
        words = [split_words(document.text) for document in documents]
        subwords = self._tokenizer.subwords(
            [[d.text[start:end] for start, end in spans] for d, spans in zip(documents, words, strict=True)]
        )
        limit = self.folder.max_tokens
        return [
            _Reading(document, spans, self._tokenizer.windows(ids, limit, limit // 4))
            for document, spans, ids in zip(documents, words, subwords, strict=True)
        ]

    def _predict(self, windows: Sequence[TokenWindow], batch_tokens: int) -> list[Floats]:
        """Log-probabilities of the words that each window answers for, in the windows' order."""
        answers: list[Floats] = [np.empty((0, 0), np.float32)] * len(windows)
        for batch in by_length([len(window.ids) for window in windows], batch_tokens):
            found = self._backend.log_probs([windows[index].ids for index in batch], self._tokenizer.pad_id)
            for index, rows in zip(batch, found, strict=True):
                answers[index] = _kept_rows(windows[index], rows)
        return answers

    def _decode(self, reading: _Reading, rows: Sequence[Floats]) -> Document:
        document = reading.document
        if not rows:
            return document.with_spans(())
        log_probs = np.concatenate(rows)
        tags, scores = best_tags(log_probs, self.folder.labels)
        spans = decode(reading.words, tags, scores.tolist())
        return document.with_spans(_with_count(span, document.surface(span)) for span in spans)


def _kept_rows(window: TokenWindow, log_probs: Floats) -> Floats:
    """Rows of the first subwords of the kept words; even scores for a word that has no subword."""
    part = window.window
    kept = window.firsts[part.keep_start - part.start : part.keep_end - part.start]
    even = np.full((1, log_probs.shape[1]), -np.log(log_probs.shape[1]), np.float32)
    rows: Floats = np.concatenate([log_probs, even])[kept]
    return rows


def _with_count(span: Span, words: str) -> Span:
    """A casualty with the range that its words state; open at both ends where they state none that can be read."""
    count = read_count(words) if span.label == CASUALTY else None
    if count is None:
        return span
    return Span(
        span.start, span.end, span.label, span.score, span.source, kind=span.kind, low=count.low, high=count.high
    )


def _chunks(documents: Iterable[Document], characters: int) -> Iterator[list[Document]]:
    """Runs of documents of about so many characters in total, each at least one document."""
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if size >= characters:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
