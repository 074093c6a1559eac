"""A document cut into words once, for whoever reads it by rules: offsets, lower case, sentences, case form, an index.

Functions never scan the text again; they look up the positions of the words that interest them (`Reading.at`) and look
around from there. That keeps all of them together linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from tollspan.spans import Document, Span

Form = Literal["plain", "upper", "lower", "title"]

_WORD: Final = re.compile(
    r"(?P<abbr>(?:[^\W\d_]\.){2,6}(?!\w)|(?:[ap]\.m\b))"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:[-–/]\d+(?:[.,:]\d+)*)*(?:(?:(?i:st|nd|rd|th|am|pm|km|kg)|[smhHlLzZ])\b)?(?:-[^\W\d_]+)*)"
    r"|(?P<apos>['’](?:s|S)(?![^\W_]))"
    r"|(?P<word>[^\W\d_][\w\u0300-\u036f]*(?:-\w[\w\u0300-\u036f]*|['’`ʼ](?!(?:s|S)(?![^\W_]))[^\W\d_][\w\u0300-\u036f]*)*)"
    r"|(?P<other>\S)"
)
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr gen col lt sgt capt maj st mt jan feb mar apr jun jul aug sep sept oct nov dec no vs rev hon prof sen"
    " rep gov cpl brig adm cmdr supt insp pres inc ltd co corp jr sr fr pvt det asst approx md smt sri".split()
)
_ENDERS: Final = frozenset(".!?")
_CLOSERS: Final = frozenset("\"'”’)]»")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_FEW: Final = 3
_MOSTLY: Final = 0.8


@dataclass(frozen=True, eq=False)
class Reading:
    """The words of one text. A word is named by its position ``i``; a range of words is half-open.

    Attributes:
        text: the text as it stands.
        words, low: each word as written, and in lower case.
        starts, ends: character offsets of each word.
        sentence: number of the sentence that each word is in.
        bounds: first and last-but-one word of each sentence.
        forms: case form of each sentence.
        where: positions of each lower-case word.
    """

    text: str
    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    where: dict[str, list[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, vocabulary: Collection[str]) -> list[int]:
        """Positions of all words whose lower-case form is in the vocabulary, in text order."""
        # Over the words of the text, not over the vocabulary: a gazetteer has a hundred times as many.
        return sorted(i for word, positions in self.where.items() if word in vocabulary for i in positions)

    def is_capital(self, i: int) -> bool:
        """Whether word ``i`` begins with an upper-case letter."""
        return self.words[i][0].isupper()

    def is_first(self, i: int) -> bool:
        """Whether word ``i`` opens its sentence, quotation marks aside."""
        first = self.bounds[self.sentence[i]][0]
        return all(not self.words[k][0].isalnum() for k in range(first, i)) if i - first < _FEW else False

    def form(self, i: int) -> Form:
        """Case form of the sentence of word ``i``."""
        return self.forms[self.sentence[i]]

    def is_damaged(self, i: int) -> bool:
        """Whether capitals say nothing in the sentence of word ``i``: all are upper case, or all lower."""
        return self.forms[self.sentence[i]] in ("upper", "lower")

    def end_of(self, i: int) -> int:
        """End of the sentence of word ``i``."""
        return self.bounds[self.sentence[i]][1]

    def start_of(self, i: int) -> int:
        """First word of the sentence of word ``i``."""
        return self.bounds[self.sentence[i]][0]

    def before(self, i: int, steps: int = 1) -> str:
        """Lower-case word ``steps`` before ``i`` in the same sentence, else an empty string."""
        return self.low[i - steps] if i - steps >= self.start_of(i) else ""

    def after(self, i: int, steps: int = 1) -> str:
        """Lower-case word ``steps`` after ``i`` in the same sentence, else an empty string."""
        return self.low[i + steps] if i + steps < self.end_of(i) else ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between word ``i`` and the one before it."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def phrase(self, i: int, j: int) -> str:
        """The lower-case words ``i:j`` joined by single spaces."""
        return " ".join(self.low[i:j])

    def surface(self, i: int, j: int) -> str:
        """The text of words ``i:j`` as written."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def span(self, i: int, j: int, label: str) -> Span:
        """The span of words ``i:j``."""
        return Span(self.starts[i], self.ends[j - 1], label)


def read_words(document: Document) -> Reading:
    """The reading of a document's text; the same object for the same text while it is in use."""
    return _read_text(document.text)


def cut_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text with their offsets: ``(word, start, end)``."""
    return ((match[0], match.start(), match.end()) for match in _WORD.finditer(text))


def lower(word: str) -> str:
    """A word as `Reading.low` holds it: lower case, straight apostrophes."""
    return word.lower().replace("’", "'")


@lru_cache(maxsize=4)
def _read_text(text: str) -> Reading:
    cut = list(cut_words(text))
    words, starts, ends = [word for word, _, _ in cut], [start for _, start, _ in cut], [end for _, _, end in cut]
    reading = Reading(text, words, [lower(word) for word in words], starts, ends)
    for i, word in enumerate(reading.low):
        reading.where.setdefault(word, []).append(i)
    for first, last in _sentences(reading):
        reading.sentence.extend([len(reading.bounds)] * (last - first))
        reading.bounds.append((first, last))
    # One empty sentence behind the last word lets functions ask about the place after it.
    reading.sentence.extend([len(reading.bounds)] * 2)
    reading.bounds.append((len(words), len(words)))
    is_lower = _is_lower_text(text)
    reading.forms.extend(_form(reading.words[first:last], is_lower=is_lower) for first, last in reading.bounds)
    return reading


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    """Ranges of words that are sentences, headlines or list items."""
    first = 0
    for i in range(1, len(reading.words)):
        if _breaks(reading, i):
            yield first, i
            first = i
    if reading.words:
        yield first, len(reading.words)


def _breaks(reading: Reading, i: int) -> bool:
    """Whether a sentence ends between words ``i - 1`` and ``i``."""
    gap = reading.text[reading.ends[i - 1] : reading.starts[i]]
    if not gap:
        return False
    if "\n" in gap and (gap.count("\n") > 1 or not reading.words[i][0].islower()) and reading.words[i - 1] != ",":
        return True
    k = i - 1
    while k > 0 and reading.words[k] in _CLOSERS:
        k -= 1
    if reading.words[k] not in _ENDERS:
        return False
    if reading.words[k] == "." and reading.glued(k) and k and _is_abbreviation(reading, k - 1):
        return False
    return reading.words[i][0] not in ",;" and (not reading.words[i][0].islower() or _is_lower_text(reading.text))


def _is_abbreviation(reading: Reading, i: int) -> bool:
    word = reading.low[i]
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i")


@lru_cache(maxsize=4)
def _is_lower_text(text: str) -> bool:
    """Whether (nearly) no letter of the text is upper case."""
    letters, capitals = sum(map(str.isalpha, text)), sum(map(str.isupper, text))
    return letters > 0 and capitals * 200 <= letters


def _form(words: list[str], *, is_lower: bool) -> Form:
    if is_lower:
        return "lower"
    letters = [word for word in words if _LETTERS.match(word)]
    if len(letters) >= _FEW and sum(map(str.isupper, letters)) >= _MOSTLY * len(letters):
        return "upper"
    long = [word for word in letters if len(word) > _FEW]
    if len(long) > _FEW and words[-1] not in _ENDERS and sum(w[0].isupper() for w in long) >= _MOSTLY * len(long):
        return "title"
    return "plain"
