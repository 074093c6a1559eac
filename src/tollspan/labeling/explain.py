"""Who voted for what in one report, and why a span won: the account behind `tollspan label --explain`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from tollspan.labeling.models.candidates import find_candidates
from tollspan.labeling.votes import Votes
from tollspan.spans import Document


@dataclass(frozen=True, slots=True)
class Account:
    """One candidate of a document.

    Attributes:
        start, end, label: what was voted for.
        supporters, against, rivals: names of functions that voted for it, against its tag here, and for something else
            on the same words.
        score: of the weak span that it became, or None.
        outcome: why, in words.
    """

    start: int
    end: int
    label: str
    supporters: tuple[str, ...]
    against: tuple[str, ...]
    rivals: tuple[str, ...]
    score: float | None
    outcome: str


def explain(weak: Document, votes: Votes) -> Iterator[Account]:
    """The account of every candidate, in text order; ``weak`` carries the weak spans that the votes became."""
    won = {(span.start, span.end, span.label): span for span in weak.spans}
    for candidate in find_candidates(votes):
        span = won.get((candidate.start, candidate.end, candidate.label))
        winner = next((s for s in weak.spans if s.start < candidate.end and candidate.start < s.end), None)
        if span is not None:
            outcome = "won"
        elif winner is not None:
            outcome = f"lost to {winner.label} “{weak.surface(winner)}”"
        else:
            outcome = "too few votes for it" if not candidate.against else "more against it than for it"
        yield Account(
            candidate.start,
            candidate.end,
            candidate.label,
            candidate.supporters,
            candidate.against,
            candidate.rivals,
            span.score if span else None,
            outcome,
        )


def account_table(weak: Document, votes: Votes) -> Table:
    """The accounts for the terminal."""
    table = Table("words", "tag", "for", "against", "other votes here", "score", "outcome", title=weak.id)
    for account in explain(weak, votes):
        table.add_row(
            Text(weak.text[account.start : account.end]),
            account.label,
            *(Text(", ".join(names)) for names in (account.supporters, account.against, account.rivals)),
            "" if account.score is None else f"{account.score:.2f}",
            Text(account.outcome, "bold" if account.outcome == "won" else "dim"),
        )
    return table
