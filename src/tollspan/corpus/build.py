"""Builds the dataset: documents with spans → a `DatasetDict` of windows with BIO tags, and what was made of what."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from tollspan.config import Source
from tollspan.corpus.bio import decode, encode, words_of
from tollspan.corpus.splits import SPLITS, Split, rank
from tollspan.corpus.windows import plan_windows
from tollspan.corpus.words import Offsets, split_words
from tollspan.documents.files import atomic_writer
from tollspan.errors import InputError, MissingExtraError
from tollspan.labels import BIO_LABELS
from tollspan.spans import Document, Span

if TYPE_CHECKING:
    from datasets import DatasetDict

Origin = Literal["markup", "weak"]
MANIFEST: Final = "manifest.json"


@dataclass(slots=True)
class EncodingReport:
    """What encoding did to the spans.

    Attributes:
        documents, windows, words, spans: by split, what the dataset holds.
        origins: documents by split and by who made their spans: ``train/markup``, ``train/weak`` …
        left_out: training documents that the source gives no spans for.
        cut_words: words that had to be cut because a span ends inside them; a tagger cannot end a span there.
        dropped: spans that BIO over words cannot express, each with its document and words.
    """

    documents: Counter[str] = field(default_factory=Counter)
    windows: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    spans: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    left_out: int = 0
    cut_words: int = 0
    dropped: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The fields by name. `dataclasses.asdict` breaks on a Counter before Python 3.12."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


def choose_spans(marked: Document, weak: Document, source: Source, split: Split) -> tuple[Document, Origin] | None:
    """The document with the spans that ``source`` asks for and who made them, or None where it has none for this one.

    Validation and test are always a person's mark-up where there is one: weak labels train, they do not judge.
    """
    if marked.annotated and (source != "weak" or split != "train"):
        return marked, "markup"
    return (weak, "weak") if source != "markup" or split != "train" else None


def source_of(doc_id: str, sources: Mapping[str, Source], default: Source) -> Source:
    """The source that a document's nearest folder names, or the default."""
    folders = [folder for folder in sources if doc_id.startswith(f"{folder.rstrip('/')}/")]
    return sources[max(folders, key=len)] if folders else default


def build_dataset(
    marked: Sequence[Document],
    weak: Mapping[str, Document],
    splits: Mapping[str, Split],
    *,
    source: Source = "both",
    sources: Mapping[str, Source] | None = None,
    window: int = 160,
    overlap: int = 40,
    limit: int | None = None,
) -> tuple[DatasetDict, EncodingReport]:
    """Encode documents as windows of words with BIO tags, split by document.

    Args:
        marked: the reports as read, with the spans of their mark-up.
        weak: the same reports by id, with weak spans.
        splits: split by id.
        source: where training spans come from.
        sources: the same for single folders, by their path in the ids; the nearest folder counts.
        window, overlap: words of a window, and of what neighbours share.
        limit: use so many training documents, chosen by hash of their ids.
    Returns:
        A `DatasetDict` with columns ``id``, ``tokens``, ``offsets`` (characters of the document, half-open),
        ``ner_tags`` and ``weights`` (0 for words that another window answers for, else the span's confidence), and
        the report.
    Raises:
        InputError: when no document is left to train on.
    """
    try:
        from datasets import ClassLabel, Dataset, DatasetDict, Features, List, Value  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("building a dataset", "train") from None
    features = Features(
        id=Value("string"), tokens=List(Value("string")), offsets=List(List(Value("int32"))),
        ner_tags=List(ClassLabel(names=list(BIO_LABELS))), weights=List(Value("float32")),
    )  # fmt: skip
    report = EncodingReport()
    rows: dict[Split, list[dict[str, Any]]] = {name: [] for name in SPLITS}
    for document, split in _select(
        marked, weak, splits, lambda doc_id: source_of(doc_id, sources or {}, source), limit, report
    ):
        new = list(_encode_document(document, window, overlap, report))
        rows[split] += new
        report.documents[split] += 1
        report.windows[split] += len(new)
        report.words[split] += sum(sum(weight > 0 for weight in row["weights"]) for row in new)
        report.spans[split] += len(document.spans)
    if not rows["train"]:
        raise InputError("no report to train on", place="dataset", fix="add reports, or choose another data.source")
    columns = {name: {column: [row[column] for row in rows[name]] for column in features} for name in SPLITS}
    return DatasetDict({name: Dataset.from_dict(columns[name], features=features) for name in SPLITS}), report


def read_dataset(folder: Path) -> DatasetDict:
    """The dataset that `write_dataset` left in a folder.

    Raises:
        InputError: when there is none.
    """
    from datasets import load_from_disk  # noqa: PLC0415 - an extra

    if not (folder / MANIFEST).exists():
        raise InputError("there is no dataset", place=folder, fix="build it with training/build_dataset.py")
    return load_from_disk(str(folder))


def write_dataset(dataset: DatasetDict, report: EncodingReport, folder: Path, facts: Mapping[str, Any]) -> None:
    """Save the dataset to a folder with its `MANIFEST`: ``facts`` (config, hashes of inputs) and the report."""
    dataset.save_to_disk(str(folder))
    with atomic_writer(folder / MANIFEST) as out:
        json.dump({**facts, "encoding": report.as_dict()}, out, indent=2, ensure_ascii=False)
        out.write("\n")


def _select(
    marked: Sequence[Document],
    weak: Mapping[str, Document],
    splits: Mapping[str, Split],
    source: Callable[[str], Source],
    limit: int | None,
    report: EncodingReport,
) -> list[tuple[Document, Split]]:
    picked = [(choose_spans(d, weak[d.id], source(d.id), splits[d.id]), splits[d.id]) for d in marked]
    report.left_out = sum(choice is None for choice, _ in picked)
    chosen = [(*choice, split) for choice, split in picked if choice is not None]
    if limit is not None:
        train = set(sorted((d.id for d, _, split in chosen if split == "train"), key=rank)[:limit])
        chosen = [item for item in chosen if item[2] != "train" or item[0].id in train]
    report.origins.update(f"{split}/{origin}" for _, origin, split in chosen)
    return [(document, split) for document, _, split in chosen]


def _encode_document(document: Document, window: int, overlap: int, report: EncodingReport) -> Iterable[dict[str, Any]]:
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
            "weights": [weights[i] if i in kept else 0.0 for i in range(part.start, part.end)],
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
