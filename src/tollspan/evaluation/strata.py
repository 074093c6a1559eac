"""Scores of parts of the documents: by source, length, letter case, any header field, and how far into the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from tollspan.corpus.coverage import case_form
from tollspan.corpus.words import split_words
from tollspan.evaluation.intervals import ROUNDS
from tollspan.evaluation.pairing import Pairing, pair_documents
from tollspan.evaluation.scores import MICRO, Score, score_tally
from tollspan.evaluation.tally import Tally, tally_tags
from tollspan.spans import Document

Stratum = Callable[[Document], str]
"""Names the part that a document belongs to."""

EndOfTokens = Callable[[str], int]
"""Where the first `FAR` tokens of a text end, in characters."""

FAR: Final = 512
"""Tokens that encoders usually read; a pipeline that cuts texts there finds nothing behind."""

_LARGEST: Final = 12
"""Parts that are shown by name; the rest is one more part."""

_LENGTHS: Final = ((100, "0–99 words"), (300, "100–299 words"), (700, "300–699 words"))


@dataclass(frozen=True, slots=True)
class Part:
    """Scores of some documents.

    Attributes:
        documents: how many.
        strict, type: micro scores under these schemes.
    """

    documents: int
    strict: Score
    type: Score


def source(document: Document) -> str:
    """The header field ``source``, else the folder that the id names."""
    return document.meta.get("source") or document.id.rpartition("/")[0] or "–"


def length(document: Document) -> str:
    """Words between white space."""
    words = len(document.text.split())
    return next((name for below, name in _LENGTHS if words < below), "700 words and more")


def field(name: str) -> Stratum:
    """A header field (``meta``) by name."""
    return lambda document: document.meta.get(name, "–")


def score_strata(
    pairings: Sequence[Pairing], fields: Sequence[str] = (), tokens: EndOfTokens | None = None, rounds: int = ROUNDS
) -> dict[str, dict[str, Part]]:
    """Scores by stratum and part; a stratum of which there is only one part says nothing and is left out.

    Args:
        pairings: documents with their predictions.
        fields: further strata: header fields, by name.
        tokens: ends the first `FAR` tokens of a text; left out, words (`split_words`) are counted instead.
        rounds: bootstrap samples.
    """
    strata: dict[str, Stratum] = {"source": source, "length": length, "letter case": case_form}
    strata |= {name: field(name) for name in fields}
    tally = tally_tags(pairings)
    found = {
        name: _score_parts([part_of(pairing.gold) for pairing in pairings], tally, rounds)
        for name, part_of in strata.items()
    }
    found["place in the text"] = _score_places(pairings, tokens or end_of_words, rounds)
    return {name: parts for name, parts in found.items() if len(parts) > 1}


def end_of_words(text: str) -> int:
    """Where the first `FAR` words of a text end."""
    words = split_words(text) if len(text) > FAR else ()
    return words[FAR - 1][1] if len(words) > FAR else len(text)


def end_of_subwords(model: Path) -> EndOfTokens:
    """Where a model's first `FAR` subwords of a text end; special tokens count, as they do when texts are cut."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def end(text: str) -> int:
        offsets = tokenizer.encode(text).offsets
        return offsets[FAR - 2][1] if len(offsets) > FAR else len(text)

    return end


def _score_parts(names: Sequence[str], tally: Tally, rounds: int) -> dict[str, Part]:
    """Scores by name of a part; ``names`` holds that of each document."""
    sizes = Counter(names)
    shown = {name for name, _ in sizes.most_common(_LARGEST)}
    parts = {name: [other == name for other in names] for name in sorted(shown)}
    if len(sizes) > len(shown):
        parts[f"{len(sizes) - len(shown)} more"] = [name not in shown for name in names]
    return {name: _part(tally.of(np.array(mask, dtype=bool)), rounds) for name, mask in parts.items()}


def _score_places(pairings: Sequence[Pairing], end: EndOfTokens, rounds: int) -> dict[str, Part]:
    """Spans of long documents that begin before and behind the first `FAR` tokens; empty where no document is long."""
    ends = [end(pairing.gold.text) for pairing in pairings]
    long = [(item, cut) for item, cut in zip(pairings, ends, strict=True) if cut < len(item.gold.text.rstrip())]
    sides = {f"first {FAR} tokens of long texts": True, "behind them": False}
    return {name: _part(tally_tags(_cut(long, before)), rounds) for name, before in sides.items()} if long else {}


def _cut(pairings: Sequence[tuple[Pairing, int]], before: bool) -> list[Pairing]:
    """The same documents with only the spans that begin before, or from, a place in each text."""
    parts = [
        [
            document.with_spans(span for span in document.spans if (span.start < cut) == before)
            for document in (pairing.gold, pairing.predicted)
        ]
        for pairing, cut in pairings
    ]
    return pair_documents([gold for gold, _ in parts], [predicted for _, predicted in parts])


def _part(tally: Tally, rounds: int) -> Part:
    scores = score_tally(tally, rounds)
    return Part(len(tally.gold), scores["strict"][MICRO], scores["type"][MICRO])
