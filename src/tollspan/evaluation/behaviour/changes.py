"""Changes to a marked-up text that leave its annotation true: other words, more text, other case, spacing, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from tollspan.corpus.augmentation.damage import recase
from tollspan.corpus.augmentation.numbers import DIGITS, MOST_SPELLED, number_words
from tollspan.corpus.edits import Edit
from tollspan.corpus.words import Offsets
from tollspan.evaluation.behaviour.alignment import Changed, change_by
from tollspan.labels import CASUALTY
from tollspan.spans import Document

_WORDS_A_LINE: Final = 6
_LEAST: Final = 2
"""One person is singular: noun and verb would have to change too."""


Change = Callable[[Document], Changed | None]
"""None where a text has nothing to change."""


def stretches(words: str, text: str) -> list[Offsets]:
    """Where words stand whole (characters, half-open)."""
    left, right = (r"\b" if char.isalnum() else "" for char in (words[0], words[-1]))
    return [found.span() for found in re.finditer(f"{left}{re.escape(words)}{right}", text)]


def swap(document: Document, words: Mapping[str, str]) -> Changed | None:
    """Other words in the place of words, wherever they stand whole."""
    edits = [Edit(*found, new) for old, new in words.items() for found in stretches(old, document.text)]
    return change_by(document, edits)


def surround(document: Document, before: Document, after: Document) -> Changed | None:
    """More text in front and behind, with its own mark-up."""
    edits = [Edit(at, at, more.text) for at, more in ((0, before), (len(document.text), after)) if more.text]
    changed = change_by(document, edits)
    if changed is None:
        return None
    ends = len(before.text) + len(document.text)
    more = (*before.spans, *(replace(span, start=span.start + ends, end=span.end + ends) for span in after.spans))
    return replace(changed, document=changed.document.with_spans([*changed.document.spans, *more]))


def capitals(document: Document) -> Changed | None:
    """ALL CAPITALS."""
    return _retyped(document, recase(document.text, str.upper))


def lower_case(document: Document) -> Changed | None:
    """All lower case."""
    return _retyped(document, recase(document.text, str.lower))


def line_breaks(document: Document) -> Changed | None:
    """A line break after every few words, as in telex and mail."""
    spaces = [match.start() for match in re.finditer(" ", document.text)][_WORDS_A_LINE - 1 :: _WORDS_A_LINE]
    return _retyped(document, "".join("\n" if at in spaces else char for at, char in enumerate(document.text)))


def hard_spaces(document: Document) -> Changed | None:
    """A no-break space after every number."""
    return _retyped(document, re.sub(r"(?<=\d) ", "\u00a0", document.text))


def curly_quotes(document: Document) -> Changed | None:
    """Typographic quotes and apostrophes."""
    text = re.sub(r"(?<!\S)\"|(?<=[(\[])\"", "“", document.text).replace('"', "”")
    return _retyped(document, re.sub(r"(?<!\S)'", "‘", text).replace("'", "’"))


def no_full_stop(document: Document) -> Changed | None:
    """Without the full stop at the end."""
    end = len(document.text)
    return change_by(document, [Edit(end - 1, end, "")]) if re.search(r"[^.\s]{2}\.$", document.text) else None


def double_spaces(document: Document) -> Changed | None:
    """Two spaces for each one."""
    return change_by(document, [Edit(found.end(), found.end(), " ") for found in re.finditer(" ", document.text)])


def numbers_in_words(document: Document) -> Changed | None:
    """Counts of people up to 99 in words."""
    return _renumbered(document, lambda number, _: number_words(number) if number <= MOST_SPELLED else None)


def numbers_without_commas(document: Document) -> Changed | None:
    """``5400`` for ``5,400``."""
    return _renumbered(document, lambda number, words: str(number) if "," in words else None)


def doubled_numbers(document: Document) -> Changed | None:
    """Twice as many people, in digits."""
    return _renumbered(
        document, lambda number, words: f"{2 * number:,}" if "," in words else str(2 * number), doubled=True
    )


CHANGES: Final[Mapping[str, Change]] = {
    change.__name__: change
    for change in (
        capitals,
        lower_case,
        line_breaks,
        hard_spaces,
        curly_quotes,
        no_full_stop,
        double_spaces,
        numbers_in_words,
        numbers_without_commas,
        doubled_numbers,
    )
}


def _retyped(document: Document, text: str) -> Changed | None:
    """Another text of the same length, spans where they were."""
    return Changed(replace(document, text=text)) if text != document.text else None


def _renumbered(
    document: Document, rewrite: Callable[[int, str], str | None], *, doubled: bool = False
) -> Changed | None:
    """Other words for the numbers in digits that casualties are counted by."""
    edits = []
    for span in document.spans:
        for match in DIGITS.finditer(document.text, span.start, span.end) if span.label == CASUALTY else ():
            number = int(match.group().replace(",", ""))
            words = rewrite(number, match.group()) if number >= _LEAST else None
            if words is not None:
                edits.append(Edit(*match.span(), words))
    return change_by(document, edits, doubled=doubled)
