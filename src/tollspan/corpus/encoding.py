"""Documents → rows of the dataset: windows of words with BIO tags and weights, and what was lost on the way."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from tollspan.corpus.bio import decode, encode, words_of
from tollspan.corpus.windows import plan_windows
from tollspan.corpus.words import Offsets, split_words
from tollspan.spans import Document, Span


@dataclass(slots=True)
class EncodingReport:
    """What encoding did to the spans.

    Attributes:
        documents, windows, words, spans: by split, what the dataset holds.
        origins: documents by split and by who made their spans: ``train/markup``, ``train/weak`` …
        changes: augmented copies by what was changed in them.
        left_out: training documents that the source gives no spans for.
        cut_words: words that had to be cut because a span ends inside them; a tagger cannot end a span there.
        dropped: spans that BIO over words cannot express, each with its document and words.
    """

    documents: Counter[str] = field(default_factory=Counter)
    windows: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    spans: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    left_out: int = 0
    cut_words: int = 0
    dropped: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The fields by name. `dataclasses.asdict` breaks on a Counter before Python 3.12."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


def encode_document(
    document: Document, window: int, overlap: int, report: EncodingReport, *, trust: float = 1.0
) -> Iterator[dict[str, Any]]:
    """Rows of a document's windows.

    Args:
        window, overlap: words of a window, and of what neighbours share.
        report: learns what was cut or dropped.
        trust: factor on the weights.
    """
    words = words_of(document)
    report.cut_words += len(words) - len(split_words(document.text))
    tags = encode(words, document.spans)
    report.dropped += _lost(document, decode(words, tags))
    weights = _weights(words, document.spans)
    for part in plan_windows([1] * len(words), window, overlap):
        kept = range(part.keep_start, part.keep_end)
        yield {
            "id": document.id,
            "tokens": [document.text[start:end] for start, end in words[part.start : part.end]],
            "offsets": [list(word) for word in words[part.start : part.end]],
            "ner_tags": tags[part.start : part.end],
            "weights": [trust * weights[i] if i in kept else 0.0 for i in range(part.start, part.end)],
        }


def _weights(words: Sequence[Offsets], spans: Sequence[Span]) -> list[float]:
    """Confidence a word: its span's score, 1 outside spans and for spans without one."""
    starts = [start for start, _ in words]
    weights = [1.0] * len(words)
    for span in spans:
        if span.score is not None:
            # Never 0, which says that another window answers for the word.
            inside = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
            weights[inside.start : inside.stop] = [max(span.score, 1e-3)] * len(inside)
    return weights


def _lost(document: Document, decoded: Iterable[Span]) -> list[str]:
    found = {(span.start, span.end, span.label) for span in decoded}
    return [
        f"{document.id}: {span.label} {document.surface(span)!r} at {span.start}–{span.end}"
        for span in document.spans
        if (span.start, span.end, span.label) not in found
    ]
