"""The table of labelling functions, in Snorkel's words: which rule votes, agrees, quarrels, and is right.

* coverage: share of the documents in which the function votes.
* overlaps: share of its votes that share a character with another function's vote.
* conflicts: share of its votes that overlap another function's vote with a different label or other bounds.
* precision, recall: against the documents' own mark-up, over annotated documents; a negative function is right where
  no span of its tag overlaps its vote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tollspan.labeling.votes import Votes, is_against, tag_of, voters
from tollspan.spans import Document, Span


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """What one labelling function did.

    Attributes:
        name, tag: of the function.
        polarity: 1 for a function that votes for its tag, -1 for one that votes against it.
        votes: number of its votes.
        coverage, overlaps, conflicts: shares in 0..1.
        correct: votes that agree with the mark-up; None without annotated documents.
        precision, recall: None where there is nothing to divide by.
    """

    name: str
    tag: str
    polarity: int
    votes: int
    coverage: float
    overlaps: float
    conflicts: float
    correct: int | None = None
    precision: float | None = None
    recall: float | None = None


def analyse_votes(documents: Sequence[Document], votes: Sequence[Votes]) -> tuple[FunctionRow, ...]:
    """The table, a row for each function that voted, by tag and name."""
    rows = [_row(name, documents, votes) for name in voters(votes)]
    return tuple(sorted(rows, key=lambda row: (row.tag, -row.polarity, row.name)))


def _row(name: str, documents: Sequence[Document], votes: Sequence[Votes]) -> FunctionRow:
    own = [[vote for vote in document_votes if vote.source[0] == name] for document_votes in votes]
    total = sum(map(len, own))
    first = next(vote for document_votes in own for vote in document_votes)
    near = [[_others(vote, all_votes, name) for vote in mine] for mine, all_votes in zip(own, votes, strict=True)]
    flat = [
        (vote, others) for mine, found in zip(own, near, strict=True) for vote, others in zip(mine, found, strict=True)
    ]
    row = FunctionRow(
        name,
        tag_of(first),
        -1 if is_against(first) else 1,
        total,
        sum(map(bool, own)) / len(documents),
        sum(bool(others) for _, others in flat) / total,
        sum(any(_quarrels(vote, other) for other in others) for vote, others in flat) / total,
    )
    return _with_truth(row, documents, own)


def _with_truth(row: FunctionRow, documents: Sequence[Document], own: Sequence[Sequence[Span]]) -> FunctionRow:
    pairs = [(document, mine) for document, mine in zip(documents, own, strict=True) if document.annotated]
    if not pairs:
        return row
    correct = sum(_is_right(vote, document) for document, mine in pairs for vote in mine)
    given = sum(len(mine) for _, mine in pairs)
    gold = sum(span.label == row.tag for document, _ in pairs for span in document.spans)
    recall = correct / gold if gold and row.polarity > 0 else None
    return FunctionRow(
        row.name, row.tag, row.polarity, row.votes, row.coverage, row.overlaps, row.conflicts,
        correct, correct / given if given else None, recall,
    )  # fmt: skip


def _is_right(vote: Span, document: Document) -> bool:
    if is_against(vote):
        return not any(span.label == tag_of(vote) and span.overlaps(vote) for span in document.spans)
    return any((span.start, span.end, span.label) == (vote.start, vote.end, vote.label) for span in document.spans)


def _others(vote: Span, votes: Votes, name: str) -> list[Span]:
    return [other for other in votes if other.source[0] != name and other.overlaps(vote)]


def _quarrels(vote: Span, other: Span) -> bool:
    if is_against(vote) or is_against(other):
        return is_against(vote) != is_against(other) and tag_of(vote) == tag_of(other)
    return (vote.start, vote.end, vote.label) != (other.start, other.end, other.label)
