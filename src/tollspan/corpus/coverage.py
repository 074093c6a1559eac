"""What a corpus of reports covers: where, when, what, in whose voice, and in which forms its counts are given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from tollspan.labels import ACTOR, CASUALTY
from tollspan.records.counts import Count, read_count
from tollspan.spans import Document, Span

NEAR: Final = 60
"""Characters before and behind a mention in which words that tell its role are looked for."""

_MOSTLY: Final = 0.8
_NUMBER: Final = re.compile(r"^(?:\d[\d.,]*|[a-z]+(?:[- ][a-z]+)*)$", re.IGNORECASE)
_ROLES: Final[Mapping[str, re.Pattern[str]]] = {
    "subset": re.compile(r"including|among (?:them|the)|of (?:them|whom)|whom", re.IGNORECASE),
    "cumulative": re.compile(
        r"\bsince\b|so far|in total|altogether|death toll|\btoll\b|in all\b|overall", re.IGNORECASE
    ),
    "updated": re.compile(r"\brose|risen|rises|climb|revis|earlier|up from|previous|updated|initial", re.IGNORECASE),
    "disputed": re.compile(r"claim|den(?:y|ied|ies)|disput|insist|contradict|reject|put the|against", re.IGNORECASE),
}
_HARMED: Final = (
    "killed|shot|murdered|assassinated|executed|beheaded|hacked|stabbed|drowned|wounded|injured|hurt|abducted|kidnapped"
    "|seized|taken|arrested|detained|jailed|sentenced|missing|found dead|beaten"
)
_NAMED_VICTIM_BEHIND: Final = re.compile(
    rf"^[^.;\n]{{0,45}}?\b(?:(?:was|were|is|are|had been|has been)\b[^.;\n]{{0,15}}?\b(?:{_HARMED})|died"
    r"|disappeared)\b",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(r"\b(?:said|says|told|reported|claimed|observed)\b", re.IGNORECASE)
_NAMED_VICTIM_BEFORE: Final = re.compile(
    rf"\b(?:{_HARMED}|killing of|murder of|death of|arrest of|abduction of|body of) (?:[A-Z][\w-]+\.? ){{0,2}}$",
    re.IGNORECASE,
)


def case_form(document: Document) -> str:
    """``capitals``, ``lower`` or ``mixed``."""
    upper, lower = (sum(map(test, document.text)) for test in (str.isupper, str.islower))
    if upper == 0 and lower:
        return "lower"
    return "capitals" if upper > _MOSTLY * (upper + lower) else "mixed"


def number_forms(document: Document, span: Span) -> list[str]:
    """Forms and roles of one casualty mention; a mention may have several."""
    words = document.surface(span)
    count = read_count(words)
    forms = [span.kind or "unspecified"]
    if count is None:
        return forms
    if count.high == 0:
        forms.append("zero")
    elif count.bound == "exact":
        forms.append(_exact_form(words, count))
    else:
        forms.append({"at_least": "lower bound", "at_most": "upper bound"}.get(count.bound, count.bound))
    if count.low != 1 and count.high != 0 and _is_bare(words):
        forms.append("ellipsis")
    near = f"{document.text[max(0, span.start - NEAR) : span.start]} | {document.text[span.end : span.end + NEAR]}"
    return forms + [role for role, pattern in _ROLES.items() if pattern.search(near)]


def tally(documents: Sequence[Document]) -> dict[str, Counter[str]]:
    """Counts by what is counted: the header fields, decade, case, length, quietness, faults, number forms."""
    tables: dict[str, Counter[str]] = {
        name: Counter(document.meta.get(name, "–") for document in documents)
        for name in ("region", "country", "event", "register", "english")
    }
    rows: dict[str, Callable[[Document], Iterable[str]]] = {
        "decade": lambda d: [f"{d.date[:3]}0s" if d.date else "–"],
        "case": lambda d: [case_form(d)],
        "words": lambda d: [_length(d)],
        "casualty mentions": lambda d: [_quietness(d)],
        "faults": lambda d: filter(None, re.split(r",\s*", d.meta.get("faults", ""))),
        "forms of counts": lambda d: [f for s in d.spans if s.label == CASUALTY for f in number_forms(d, s)],
        "named victims": lambda d: ["without a number" for s in d.spans if _is_named_victim(d, s)],
    }
    return tables | {name: Counter(key for d in documents for key in row(d)) for name, row in rows.items()}


def coverage_markdown(documents: Sequence[Document]) -> str:
    """The tables as Markdown, most frequent first; decades and lengths in order."""
    words = sum(len(document.text.split()) for document in documents)
    spans = Counter(span.label for document in documents for span in document.spans)
    marked = ", ".join(f"{count:,} {label}" for label, count in spans.most_common())
    lines = [
        "# What the seed reports cover",
        "",
        f"{len(documents)} annotated reports, {words:,} words; spans: {marked}.",
        "Made by `python training/describe_seeds.py`; a test checks that it is current.",
    ]
    for name, counter in tally(documents).items():
        in_order = name in ("decade", "words", "casualty mentions")
        entries = sorted(counter.items()) if in_order else sorted(counter.items(), key=lambda item: (-item[1], item[0]))
        lines += ["", f"## {name} ({len(counter)})", "", "; ".join(f"{key} {count}" for key, count in entries)]
    return "\n".join(lines) + "\n"


def _exact_form(words: str, count: Count) -> str:
    """Whether an exact count is written in digits or words, or is one person without a number."""
    if count.low == 1:
        return "number words" if re.match(r"one\b", words, re.IGNORECASE) else "singular"
    return "digits" if re.search(r"\d", words) else "number words"


def _is_bare(words: str) -> bool:
    """Whether a mention is a number without its noun."""
    last = words.rsplit(maxsplit=1)[-1]
    count = read_count(last)
    return bool(_NUMBER.match(last)) and count is not None and count.low not in (None, 1)


def _length(document: Document) -> str:
    words = len(document.text.split())
    return next((f"to {limit:>3}" for limit in (80, 150, 250, 400, 700) if words <= limit), "701 and more")


def _quietness(document: Document) -> str:
    mentions = sum(span.label == CASUALTY for span in document.spans)
    return str(mentions) if mentions < 2 else "2 and more"  # noqa: PLR2004 - none, one, more


def _is_named_victim(document: Document, span: Span) -> bool:
    """Whether a person's name (capitals, more than one word, no article) suffers by the words around it."""
    words = document.surface(span).split()
    behind, before = document.text[span.end :][:NEAR], document.text[max(0, span.start - NEAR) : span.start]
    if span.label != ACTOR or len(words) == 1 or before.lower().endswith("the ") or _SPEAKS.search(behind):
        return False
    is_name = all(word[0].isupper() or word in ("de", "da", "del", "van", "bin") for word in words)
    return is_name and bool(_NAMED_VICTIM_BEHIND.match(behind) or _NAMED_VICTIM_BEFORE.search(before))
