"""Which documents train, and whose spans they train with: a person's mark-up or weak labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tollspan.config import DataConfig, Source
from tollspan.corpus.encoding import EncodingReport
from tollspan.corpus.splits import Split, rank
from tollspan.spans import Document

Origin = Literal["markup", "weak"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A document with the spans that it enters the dataset with.

    Attributes:
        trust: factor on the weights of its words.
    """

    document: Document
    split: Split
    trust: float


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


def select(
    marked: Sequence[Document],
    weak: Mapping[str, Document],
    splits: Mapping[str, Split],
    settings: DataConfig,
    report: EncodingReport,
) -> list[Chosen]:
    """The documents of all splits with their spans; ``report`` learns their origins and how many have no spans."""
    chosen = []
    for document in marked:
        split = splits[document.id]
        source = source_of(document.id, settings.sources, settings.source)
        choice = choose_spans(document, weak[document.id], source, split)
        if choice is None:
            report.left_out += 1
        else:
            chosen.append((choice, split))
    if settings.limit is not None:
        train = sorted((choice[0].id for choice, split in chosen if split == "train"), key=rank)
        kept = set(train[: settings.limit])
        chosen = [(choice, split) for choice, split in chosen if split != "train" or choice[0].id in kept]
    report.origins.update(f"{split}/{origin}" for (_, origin), split in chosen)
    return [
        Chosen(document, split, settings.weak_trust if origin == "weak" else 1.0)
        for (document, origin), split in chosen
    ]
