"""Plain alternatives to a trained model, scored on the same gold so that every report says what they get."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tollspan.labeling.engine import label_documents
from tollspan.labels import ACTOR, CASUALTY, DATE, LOCATION, TAGS
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span

SPACY_MODEL: Final = "en_core_web_sm"


class UnavailableError(Exception):
    """A baseline cannot run here; the message says why."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A plain alternative.

    Attributes:
        name: in tables.
        tags: that it can find.
        tag: documents with its spans, in order; raises `UnavailableError` where what it needs is not installed.
    """

    name: str
    tags: tuple[str, ...]
    tag: Callable[[Sequence[Document]], list[Document]]


_NUMBER: Final = (
    r"\d{1,3}(?:,\d{3})+|\d+"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|dozens|scores|hundreds"
    r"|thousands)"
)
_COUNT: Final = re.compile(
    rf"\b(?:(?:at least|more than|about|around|some|nearly|over|up to|as many as)\s)?(?:{_NUMBER})"
    r"(?:\sof)?(?:\s(?:people|persons|civilians|soldiers|troops|policemen|police officers|officers|villagers|children"
    r"|women|men|residents|protesters|rebels|militants|fighters|others|refugees|families|workers|students))?\b",
    re.IGNORECASE,
)
_HARM: Final = {
    "killed": r"kill\w*|dead|died|dies?|deaths?|slain|shot dead|bodies|perished|lost their lives",
    "injured": r"injur\w*|wound\w*|hurt",
    "missing": r"missing|abduct\w*|kidnap\w*|hostages?|disappear\w*",
    "detained": r"detain\w*|arrest\w*|jail\w*|captured|sentenced",
    "displaced": r"displac\w*|fled|evacuat\w*|homeless|refugees?",
}
_HARMS: Final = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in _HARM.items()), re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*")
_NEAR: Final = 60

_SPACY_TAGS: Final = {
    "GPE": LOCATION, "LOC": LOCATION, "FAC": LOCATION, "ORG": ACTOR, "PERSON": ACTOR, "NORP": ACTOR, "DATE": DATE,
    "TIME": DATE,
}  # fmt: skip


_CORE: Final = re.compile(r"(?:the\s+)?(.+?)(?:['’]s?)?", re.IGNORECASE | re.DOTALL)


def find_counts(document: Document) -> Iterator[Span]:
    """Numbers with a word of harm near them in the same sentence, whose kind is the nearest such word's."""
    for sentence in _SENTENCE.finditer(document.text):
        harms = list(_HARMS.finditer(document.text, *sentence.span()))
        for match in _COUNT.finditer(document.text, *sentence.span()):
            near = [(max(harm.start() - match.end(), match.start() - harm.end()), harm.lastgroup) for harm in harms]
            distance, kind = min(near, default=(_NEAR + 1, None))
            count = read_count(match[0])
            if distance <= _NEAR and count is not None:
                yield Span(*match.span(), CASUALTY, kind=kind, low=count.low, high=count.high)


def tag_by_rules(documents: Sequence[Document]) -> list[Document]:
    """Weak spans of our labelling functions."""
    return list(label_documents(documents).documents)


def tag_by_pattern(documents: Sequence[Document]) -> list[Document]:
    """Casualties by one regular expression."""
    return [document.with_spans(find_counts(document)) for document in documents]


def tag_by_spacy(documents: Sequence[Document]) -> list[Document]:
    """Places, actors and dates by spaCy's small English model, its entity types mapped to our tags."""
    try:
        import spacy  # noqa: PLC0415 - not a dependency; used where a user has it
    except ImportError:
        raise UnavailableError("spaCy is not installed") from None
    try:
        pipeline = spacy.load(SPACY_MODEL)
    except OSError:
        raise UnavailableError(f"spaCy's model {SPACY_MODEL} is not installed") from None
    return [document.with_spans(_spacy_spans(pipeline(document.text))) for document in documents]


def _spacy_spans(parsed: Any) -> Iterator[Span]:
    """Entities that have a tag of ours; OntoNotes keeps the article and the possessive, our guideline does not."""
    for entity in parsed.ents:
        core = _CORE.fullmatch(entity.text)
        if entity.label_ in _SPACY_TAGS and core:
            start, end = core.span(1)
            yield Span(entity.start_char + start, entity.start_char + end, _SPACY_TAGS[entity.label_])


BASELINES: Final[tuple[Baseline, ...]] = (
    Baseline("labelling functions", TAGS, tag_by_rules),
    Baseline("regular expression", (CASUALTY,), tag_by_pattern),
    Baseline("spaCy en_core_web_sm", (LOCATION, ACTOR, DATE), tag_by_spacy),
)
