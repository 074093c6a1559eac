"""`Tagger`: texts in, documents with spans out, whatever their length; memory bounded by a look-ahead buffer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from tollspan.corpus.words import Offsets
from tollspan.errors import InputError
from tollspan.inference.backend import Backend, Floats
from tollspan.inference.backend_choice import open_backend
from tollspan.inference.batches import by_length, by_size
from tollspan.inference.passages import Stitcher, read_windows
from tollspan.spans import Document
from tollspan.tagging.encoders import load_tokenizer
from tollspan.tagging.model_folder import ModelFolder, open_model_folder
from tollspan.tagging.subwords import TokenWindow, WordTokenizer

WINDOW: Final = 128
"""Subwords of a window, at most, even where the model takes more: what stands around a paragraph sways it less, and
a CPU is quicker. docs/inference.md has the figures."""

BATCH_TOKENS: Final = 2_048
_LOOK_AHEAD: Final = 24
"""Batches' worth of windows that are looked ahead at to form batches of like lengths."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A window with the words that it answers for, or, without one, the end of a document."""

    stitcher: Stitcher
    window: TokenWindow | None = None
    words: Sequence[Offsets] = ()

    def size(self) -> int:
        return len(self.window.ids) if self.window else 1


class Tagger:
    """Finds casualty counts, places, actors and dates in texts.

    Several threads may use one tagger. Pickled, it is the name of its folder and backend: a worker loads them anew.

    Example:
        >>> tagger = Tagger.load("models/base")  # doctest: +SKIP
        >>> tagger.tag("Two people died in Homs.").spans  # doctest: +SKIP
    """

    def __init__(
        self, folder: ModelFolder, tokenizer: WordTokenizer, backend: Backend, *, window: int = WINDOW
    ) -> None:
        self.folder = folder
        self.window = min(window, folder.max_tokens)
        self._tokenizer = tokenizer
        self._backend = backend

    @classmethod
    def load(cls, folder: str | Path, *, backend: str = "auto", window: int = WINDOW) -> Tagger:
        """Load a model folder.

        Args:
            folder: that training wrote, see contract 5 in docs/contracts.md.
            backend: one of `BACKENDS`, or ``auto``: the fastest of those that the model was exported for.
            window: subwords that the model sees at a time, at most; no more than it was trained on.
        Raises:
            InputError: when the folder lacks a file, its labels are not BIO, or its parts do not fit each other.
        """
        checked = open_model_folder(folder)
        tokenizer = load_tokenizer(str(checked.path))
        if (size := max(tokenizer.get_vocab().values()) + 1) > checked.vocabulary:
            raise InputError(
                f"tokenizer.json has {size} subwords, the network {checked.vocabulary}",
                place=checked.path,
                fix="copy the tokenizer that the model was trained with",
            )
        return cls(checked, WordTokenizer(tokenizer), open_backend(backend, checked), window=window)

    def __reduce__(self) -> tuple[Callable[[str], Tagger], tuple[Any, ...]]:
        return partial(type(self).load, backend=self._backend.name, window=self.window), (str(self.folder.path),)

    def warmup(self) -> None:
        """Tag a short and a long text, so that the first real one does not wait for what libraries set up lazily."""
        for text in ("Two people died in Homs.", "word " * self.window):
            self.tag(text)

    def tag(self, text: str | Document) -> Document:
        """The document with its spans. Offsets are characters of the text as given."""
        return next(self.tag_many([text]))

    def tag_many(self, texts: Iterable[str | Document], *, batch_tokens: int = BATCH_TOKENS) -> Iterator[Document]:
        """Documents with their spans, in the order given.

        It reads only a bounded stretch ahead, and reads on only when more documents are asked of it.

        Args:
            texts: texts, or documents, whose spans are replaced and whose other fields stay.
            batch_tokens: subwords of a batch, padding included, at most (a longer window is a batch of its own).
        """
        documents = (
            item if isinstance(item, Document) else Document(str(number), item) for number, item in enumerate(texts)
        )
        for run in by_size(self._pieces(documents), _Piece.size, _LOOK_AHEAD * batch_tokens):
            answers = iter(self._predict([piece.window for piece in run if piece.window], batch_tokens))
            for piece in run:
                if piece.window:
                    piece.stitcher.add(piece.words, next(answers))
                else:
                    yield piece.stitcher.finish()

    def _pieces(self, documents: Iterable[Document]) -> Iterator[_Piece]:
        for document in documents:
            stitcher = Stitcher(document, self.folder.labels)
            for window, words in read_windows(document.text, self._tokenizer, self.window):
                yield _Piece(stitcher, window, words)
            yield _Piece(stitcher)

    def _predict(self, windows: Sequence[TokenWindow], batch_tokens: int) -> list[Floats]:
        """Log-probabilities of the words that each window answers for, in the windows' order."""
        answers: list[Floats] = [np.empty((0, 0), np.float32)] * len(windows)
        for batch in by_length([len(window.ids) for window in windows], batch_tokens):
            found = self._backend.log_probs([windows[index].ids for index in batch], self._tokenizer.pad_id)
            for index, rows in zip(batch, found, strict=True):
                answers[index] = _kept_rows(windows[index], rows)
        return answers


def _kept_rows(window: TokenWindow, log_probs: Floats) -> Floats:
    """Rows of the first subwords of the kept words; even scores for a word that has no subword."""
    part = window.window
    kept = window.firsts[part.keep_start - part.start : part.keep_end - part.start]
    even = np.full((1, log_probs.shape[1]), -np.log(log_probs.shape[1]), np.float32)
    rows: Floats = np.concatenate([log_probs, even])[kept]
    return rows
