"""Finds annotation that contradicts the guideline or itself: one small rule a function, each Document → findings.

A finding is a hint for a person who reads the report again; `tollspan check` prints them by file and line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from tollspan.labels import ACTOR, CASUALTY, DATE, LOCATION
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubtful place of a document.

    Attributes:
        rule: name of the rule that found it.
        start, end: characters of the document's text, half-open.
        message: what is doubtful, in words that quote the text.
    """

    rule: str
    start: int
    end: int
    message: str

    def key(self, document: Document) -> tuple[str, str]:
        """What names the finding in a list of exceptions: its rule and the words it stands on."""
        return self.rule, " ".join(document.text[self.start : self.end].split())

    def line(self, document: Document) -> int:
        """Line of the document's text on which the finding starts, from 1."""
        return document.text.count("\n", 0, self.start) + 1


Rule = Callable[[Document], Iterator[Finding]]

_LEADING: Final = re.compile(r"(?:the|an?|in|on|at|since|from|by|of|during|until)\s", re.IGNORECASE)
_ABBREVIATION_END: Final = re.compile(
    r"(?:\b[A-Za-z]\.[A-Za-z]\.?|\b(?:St|Mt|Co|Inc|Ltd|Corp|Jr|Sr|Gen|No|etc|Bros|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla"
    r"|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|\w)\.)$",
    re.IGNORECASE,
)
_POSSESSIVE_END: Final = re.compile(r"(?:'s|’s|s'|s’)$", re.IGNORECASE)
_APPROXIMATOR_BEFORE: Final = re.compile(
    r"\b(?:at least|at most|as many as|more than|fewer than|less than|up to|about|around|nearly|almost|roughly"
    r"|approximately|an estimated|over)\s$",
    re.IGNORECASE,
)
_CALENDAR: Final = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow"
    r"|(?:January|February|April|June|July|August|September|October|November|December)(?!\s+[A-Z]))\b"
)
_COMMON: Final = re.compile(
    r"police|army|military|government|soldiers|officers?|guards?|officials?|troops|authorities|court|commission|board",
    re.IGNORECASE,
)
_PARTY: Final = re.compile(
    r"\b(?:police|army|troops|soldiers|rebels|militants|insurgents|gunmen|guerrillas|authorities|officials|protesters"
    r"|demonstrators|attackers|security forces|militiamen)\b"
    r"(?=[,.;]|\s(?:said|say|were|was|are|had|have|has|killed|fired|opened|arrested|clashed|who|and|from|in|on)\b)",
    re.IGNORECASE,
)


def leading_word(document: Document) -> Iterator[Finding]:
    """An article or preposition inside a place, actor or date."""
    for span in document.spans:
        words = document.surface(span)
        if span.label != CASUALTY and _LEADING.match(words):
            yield _at(span, "leading-word", f"{span.label} {words!r} begins with {words.split()[0]!r}")


def outer_punctuation(document: Document) -> Iterator[Finding]:
    """White space or punctuation at a span's edge."""
    for span in document.spans:
        words = document.surface(span)
        starts = not words[0].isalnum() and words[0] not in "£$€'’‘#"
        ends = not words[-1].isalnum() and words[-1] != ")" and not unicodedata.category(words[-1]).startswith("M")
        if starts or (ends and not _ABBREVIATION_END.search(words)):
            yield _at(
                span, "outer-punctuation", f"{span.label} {words!r} begins or ends with white space or punctuation"
            )


def possessive(document: Document) -> Iterator[Finding]:
    """A possessive that ends a span."""
    for span in document.spans:
        words = document.surface(span)
        if _POSSESSIVE_END.search(words):
            yield _at(span, "possessive", f"{span.label} {words!r} ends with a possessive")


def count_value(document: Document) -> Iterator[Finding]:
    """A casualty whose words do not say its low and high."""
    for span in document.spans:
        if span.label != CASUALTY:
            continue
        words, count = document.surface(span), read_count(document.surface(span))
        if count is None:
            yield _at(span, "count-value", f"{words!r} states no number that can be read; is it a bare plural?")
        elif (count.low, count.high) != (span.low, span.high):
            yield _at(
                span,
                "count-value",
                f"{words!r} reads as {_reach(count.low, count.high)} but is marked {_reach(span.low, span.high)}",
            )


def approximator_outside(document: Document) -> Iterator[Finding]:
    """``at least`` left outside a casualty."""
    for span in document.spans:
        if span.label == CASUALTY and (before := _APPROXIMATOR_BEFORE.search(document.text[: span.start][-20:])):
            yield _at(span, "approximator-outside", f"{before[0].strip()!r} stands before {document.surface(span)!r}")


def unmarked_twin(document: Document) -> Iterator[Finding]:
    """A name marked in one place and left in another of the same report."""
    seen: dict[str, str] = {}
    for span in document.spans:
        words = document.surface(span)
        # A bare party noun may stand unmarked as a modifier (`unmarked_party` looks at those), a number word anyhow.
        if span.label in (LOCATION, ACTOR, DATE) and not _COMMON.fullmatch(words) and read_count(words) is None:
            seen.setdefault(words, span.label)
    for words, label in seen.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", document.text):
            if _is_free(document, match.start(), match.end()):
                yield Finding(
                    "unmarked-twin",
                    *match.span(),
                    f"{words!r} is marked {label} elsewhere, not here{_context(document, match)}",
                )


def unmarked_date(document: Document) -> Iterator[Finding]:
    """A weekday or month outside every span."""
    for match in _CALENDAR.finditer(document.text):
        if _is_free(document, *match.span()):
            yield Finding("unmarked-date", *match.span(), f"{match[0]!r} is not marked{_context(document, match)}")


def unmarked_party(document: Document) -> Iterator[Finding]:
    """An unnamed party that acts, outside every span."""
    for match in _PARTY.finditer(document.text):
        if _is_free(document, *match.span()):
            yield Finding("unmarked-party", *match.span(), f"{match[0]!r} is not marked{_context(document, match)}")


RULES: Final[tuple[Rule, ...]] = (
    leading_word,
    outer_punctuation,
    possessive,
    count_value,
    approximator_outside,
    unmarked_twin,
    unmarked_date,
    unmarked_party,
)


def lint_document(document: Document) -> list[Finding]:
    """Findings of every rule, in text order."""
    return sorted((finding for rule in RULES for finding in rule(document)), key=lambda f: (f.start, f.rule))


def _at(span: Span, rule: str, message: str) -> Finding:
    return Finding(rule, span.start, span.end, message)


def _is_free(document: Document, start: int, end: int) -> bool:
    return not any(span.start < end and start < span.end for span in document.spans)


def _reach(low: int | None, high: int | None) -> str:
    return f"{'…' if low is None else low}–{'…' if high is None else high}"


def _context(document: Document, match: re.Match[str]) -> str:
    left, right = document.text[max(0, match.start() - 25) : match.start()], document.text[match.end() :][:25]
    return f": …{left}[{match[0]}]{right}…".replace("\n", " ")
