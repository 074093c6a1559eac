"""Builds the dataset: documents with spans → a `DatasetDict` of windows with BIO tags, and what was made of what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tollspan.config import DataConfig
from tollspan.corpus.augmentation import augmented
from tollspan.corpus.encoding import EncodingReport, encode_document
from tollspan.corpus.selection import Chosen, select
from tollspan.corpus.splits import SPLITS, Split
from tollspan.documents.files import atomic_writer
from tollspan.errors import InputError, MissingExtraError
from tollspan.labels import BIO_LABELS
from tollspan.spans import Document

if TYPE_CHECKING:
    from datasets import DatasetDict

MANIFEST: Final = "manifest.json"


def build_dataset(
    marked: Sequence[Document],
    weak: Mapping[str, Document],
    splits: Mapping[str, Split],
    settings: DataConfig,
    *,
    seed: int = 13,
) -> tuple[DatasetDict, EncodingReport]:
    """Encode documents as windows of words with BIO tags, split by document.

    Args:
        marked: the reports as read, with the spans of their mark-up.
        weak: the same reports by id, with weak spans.
        splits: split by id.
        settings: whose spans train, how many documents, windows, augmentation.
        seed: of the augmentation.
    Returns:
        See `dataset_of`.
    Raises:
        InputError: when no document is left to train on.
    """
    report = EncodingReport()
    rows: dict[Split, list[dict[str, Any]]] = {name: [] for name in SPLITS}
    for item in _with_copies(select(marked, weak, splits, settings, report), settings, seed, report):
        new = list(encode_document(item.document, settings.window, settings.overlap, report, trust=item.trust))
        rows[item.split] += new
        report.documents[item.split] += 1
        report.windows[item.split] += len(new)
        report.words[item.split] += sum(sum(weight > 0 for weight in row["weights"]) for row in new)
        report.spans[item.split] += len(item.document.spans)
    if not rows["train"]:
        raise InputError("no report to train on", place="dataset", fix="add reports, or choose another data.source")
    return dataset_of(rows, BIO_LABELS), report


def dataset_of(rows: Mapping[Split, Sequence[Mapping[str, Any]]], labels: Sequence[str]) -> DatasetDict:
    """Rows of each split as a `DatasetDict` (contract 4).

    Its columns are ``id``, ``tokens``, ``offsets`` (characters of the document, half-open), ``ner_tags`` (of
    ``labels``) and ``weights`` (0 for words that another window answers for, else how far the tag is trusted).
    """
    try:
        from datasets import ClassLabel, Dataset, DatasetDict, Features, List, Value  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("building a dataset", "train") from None
    features = Features(
        id=Value("string"), tokens=List(Value("string")), offsets=List(List(Value("int32"))),
        ner_tags=List(ClassLabel(names=list(labels))), weights=List(Value("float32")),
    )  # fmt: skip
    columns = {name: {column: [row[column] for row in rows[name]] for column in features} for name in SPLITS}
    return DatasetDict({name: Dataset.from_dict(columns[name], features=features) for name in SPLITS})


def read_dataset(folder: Path) -> DatasetDict:
    """The dataset that `write_dataset` left in a folder.

    Raises:
        InputError: when there is none.
    """
    from datasets import load_from_disk  # noqa: PLC0415 - an extra

    if not (folder / MANIFEST).exists():
        raise InputError("there is no dataset", place=folder, fix="build it with training/build_dataset.py")
    return load_from_disk(str(folder))


def write_dataset(dataset: DatasetDict, folder: Path, facts: Mapping[str, Any]) -> None:
    """Save the dataset to a folder with its `MANIFEST` of facts: config, seed, hashes of inputs, what was encoded."""
    dataset.save_to_disk(str(folder))
    with atomic_writer(folder / MANIFEST) as out:
        json.dump(facts, out, indent=2, ensure_ascii=False)
        out.write("\n")


def _with_copies(chosen: Sequence[Chosen], settings: DataConfig, seed: int, report: EncodingReport) -> Iterator[Chosen]:
    """The documents, then the changed copies of those that train."""
    yield from chosen
    train = [item for item in chosen if item.split == "train"]
    for trust in sorted({item.trust for item in train}):
        documents = [item.document for item in train if item.trust == trust]
        for copy in augmented(documents, settings.augment, seed, report.changes):
            yield Chosen(copy, "train", trust)
