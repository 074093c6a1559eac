"""Finds documents that are the same or nearly so, from small sketches that can travel where texts may not.

A sketch is the SHA-256 of the text and its MinHash: for each of many hash functions the least value over the text's
runs of words. The share of equal values estimates how many of two texts' runs both have (Jaccard; Broder 1997).
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import regex
from numpy.typing import NDArray

from tollspan.errors import InputError
from tollspan.spans import Document

NEAR: Final = 0.5
"""Estimated share of common runs of words from which two texts count as near-duplicates."""

_RUN: Final = 4
_HASHES: Final = 64
_BAND: Final = 2
"""Equal neighbouring values that make two sketches worth a look: misses a pair at `NEAR` once in ten thousand."""

_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_RANDOM: Final = np.random.default_rng(0)
_FACTORS: Final = _RANDOM.integers(0, 2**64, size=(_HASHES, 1), dtype=np.uint64) | np.uint64(1)
_SUMMANDS: Final = _RANDOM.integers(0, 2**64, size=(_HASHES, 1), dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a document to recognise it, or one much like it, again.

    Attributes:
        id: of the document.
        digest: SHA-256 of its words, lower case, in hexadecimal; white space and punctuation do not matter.
        values: `_HASHES` MinHash values.
    """

    id: str
    digest: str
    values: NDArray[np.uint32]

    def as_dict(self) -> dict[str, str]:
        """The sketch as JSON holds it."""
        return {"id": self.id, "sha256": self.digest, "minhash": base64.b64encode(self.values.tobytes()).decode()}


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two documents that are too much alike.

    Attributes:
        id, other: of the documents.
        similarity: 1 for the same words, else the estimated share of common runs of words.
    """

    id: str
    other: str
    similarity: float


def sketch(document: Document) -> Sketch:
    """Sketch of a document's text."""
    words = _WORD.findall(document.text.lower())
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    codes = np.array([zlib.crc32(run.encode()) for run in sorted(runs)], dtype=np.uint64)
    # Multiply-shift hashing (Dietzfelbinger et al. 1997); the products are meant to overflow.
    values = ((_FACTORS * codes + _SUMMANDS) >> np.uint64(32)).min(axis=1).astype("<u4")
    return Sketch(document.id, hashlib.sha256(" ".join(words).encode()).hexdigest(), values)


def parse_sketch(row: dict[str, Any], *, place: str) -> Sketch:
    """Inverse of `Sketch.as_dict`.

    Raises:
        InputError: when a field is missing or of another form.
    """
    try:
        values = np.frombuffer(base64.b64decode(row["minhash"], validate=True), dtype="<u4")
        found = Sketch(str(row["id"]), str(row["sha256"]), values)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"not a sketch of a document ({error!r})", place=place, fix="build it again") from None
    if len(values) != _HASHES:
        raise InputError(f"a sketch of {len(values)} values, not {_HASHES}", place=place, fix="build it again")
    return found


def find_duplicates(sketches: Sequence[Sketch], others: Iterable[Sketch]) -> list[Duplicate]:
    """Pairs of a sketch and one of the others that are the same or near-duplicates, in the order of the sketches."""
    at: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    known = list(others)
    for index, other in enumerate(known):
        for key in _bands(other):
            at[key].append(index)
    found = []
    for one in sketches:
        for index in sorted({index for key in _bands(one) for index in at.get(key, ())}):
            other = known[index]
            similarity = 1.0 if one.digest == other.digest else float((one.values == other.values).mean())
            if similarity >= NEAR:
                found.append(Duplicate(one.id, other.id, similarity))
    return found


def _bands(item: Sketch) -> list[tuple[int, bytes]]:
    return [(at, item.values[at : at + _BAND].tobytes()) for at in range(0, _HASHES, _BAND)]
