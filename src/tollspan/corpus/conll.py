"""CoNLL files: a word and its tag a line, sentences parted by blank lines; any tag set, so that others can compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from tollspan.corpus.splits import SPLITS, Split
from tollspan.documents.files import decode
from tollspan.errors import InputError

Sentence = list[tuple[str, str]]
"""Words with their tags."""


def read_conll(path: Path) -> Iterator[Sentence]:
    """Sentences of a file: the first column is the word, the last one the tag, in IOB2 or IOB1 (turned into IOB2).

    Lines that begin with ``-DOCSTART-`` part sentences like blank ones.

    Raises:
        InputError: when the file cannot be read, or at the first line that is no word with a tag.
    """
    try:
        lines = decode(path.read_bytes(), place=path).split("\n")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", place=path) from None
    sentence: Sentence = []
    for number, line in enumerate([*lines, ""], start=1):
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            sentence.append(_word(cells, sentence, f"{path}:{number}"))
        elif sentence:
            yield sentence
            sentence = []


def conll_rows(sentences: Iterable[Sentence], name: str) -> Iterator[dict[str, Any]]:
    """Rows of a dataset (contract 4), a sentence each; offsets are those of its words parted by spaces."""
    for number, sentence in enumerate(sentences):
        words = [word for word, _ in sentence]
        starts = accumulate((len(word) + 1 for word in words), initial=0)
        yield {
            "id": f"{name}-{number}",
            "tokens": words,
            "offsets": [[start, start + len(word)] for start, word in zip(starts, words, strict=False)],
            "ner_tags": [tag for _, tag in sentence],
            "weights": [1.0] * len(words),
        }


def read_splits(files: Mapping[Split, str]) -> tuple[dict[Split, list[dict[str, Any]]], list[str]]:
    """Rows of each split's file, and the labels in all of them: O, then B and I of each type.

    Raises:
        InputError: when the training file holds no sentence.
    """
    rows = {split: list(conll_rows(read_conll(Path(files[split])), split)) for split in SPLITS if files.get(split)}
    if not rows.get("train"):
        raise InputError("no sentence to train on", place=files.get("train", "data.conll.train"))
    types = sorted({tag[2:] for part in rows.values() for row in part for tag in row["ner_tags"] if tag != "O"})
    labels = ["O", *(f"{prefix}-{kind}" for kind in types for prefix in ("B", "I"))]
    return {split: rows.get(split, []) for split in SPLITS}, labels


def _word(cells: Sequence[str], before: Sentence, place: str) -> tuple[str, str]:
    word, tag = cells[0], cells[-1]
    prefix, _, kind = tag.partition("-")
    if len(cells) < 2 or (tag != "O" and not (prefix in ("B", "I") and kind)):  # noqa: PLR2004 - two columns
        raise InputError(f"{' '.join(cells)!r} is no word with a BIO tag", place=place, fix="write: word<TAB>B-TYPE")
    continues = before and before[-1][1][2:] == kind and before[-1][1] != "O"
    return word, f"B-{kind}" if prefix == "I" and not continues else tag
