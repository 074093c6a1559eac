"""Results of the behaviour suite as people read them, systems side by side: tables, failures, Markdown, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from rich.table import Table

from tollspan.documents.files import atomic_writer
from tollspan.evaluation.behaviour.fairness import COLUMNS, Fairness
from tollspan.evaluation.behaviour.results import BehaviourResult, CapabilityResult, Failure
from tollspan.evaluation.behaviour.suite import TYPES
from tollspan.evaluation.comparison import p_value

_FAIRNESS_HEADER: Final = ("names of", "texts", *(f"F1 {name}" for name in COLUMNS), "95 %")
_EXAMPLES: Final = 5
"""Failing cases of a capability that Markdown shows; JSON holds all."""


def behaviour_table(results: Sequence[BehaviourResult]) -> Table:
    """Share of passed cases by capability, a column a system, for the terminal."""
    rows = list(_rows(results))
    table = Table(*_header(results), title="behaviour: share of cases passed (95 %)", title_justify="left")
    for row in rows:
        table.add_row(*row, end_section=row[1] == "all")
    return table


def fairness_table(fairness: Fairness, system: str) -> Table:
    """F1 by region of names for the terminal."""
    table = Table(*_FAIRNESS_HEADER, title=f"fairness: {system}", title_justify="left")
    for row in _fairness_rows(fairness):
        table.add_row(*row)
    return table


def gap_sentences(fairness: Fairness) -> Iterator[str]:
    """The gap between regions in words, a sentence a column."""
    for name, gap in fairness.gaps.items():
        ends = f"{gap.best} and {gap.worst}"
        yield f"{name}: {gap.gap:.3f} between {ends}; chance alone would leave {gap.chance:.3f} (p {p_value(gap.p)})"


def worst_capabilities(result: BehaviourResult, number: int) -> list[CapabilityResult]:
    """The capabilities with the smallest share of passed cases, worst first, those without a failure left out."""
    return sorted((found for found in result.capabilities if found.failures), key=lambda found: found.rate)[:number]


def failure_lines(failure: Failure) -> Iterator[str]:
    """A failed case in lines: its id, its texts as they should be tagged, what is wrong."""
    yield f"{failure.id}: {'; '.join(failure.faults)}"
    yield from (f"  {text}" for text in failure.texts)


def behaviour_markdown(results: Sequence[BehaviourResult], level: int = 2) -> str:
    """Everything but the failures beyond the first few of each capability; headings begin at a level."""
    hashes = "#" * level
    parts = [_markdown_table(_header(results), _rows(results))]
    for result in results:
        if result.fairness is not None:
            parts += [f"{hashes} Fairness: {result.system}", result.fairness.says]
            parts.append(_markdown_table(_FAIRNESS_HEADER, _fairness_rows(result.fairness)))
            parts.append("\n".join(f"- {sentence}" for sentence in gap_sentences(result.fairness)))
    for result in results:
        parts.append(f"{hashes} Failures: {result.system}")
        parts += [_failures(found, hashes) for found in worst_capabilities(result, len(result.capabilities))]
    return "\n\n".join(parts) + "\n"


def write_behaviour(results: Sequence[BehaviourResult], folder: Path) -> None:
    """Write ``behaviour.json`` and ``behaviour.md`` into a folder."""
    with atomic_writer(folder / "behaviour.json") as out:
        json.dump([result.as_dict() for result in results], out, indent=2, ensure_ascii=False)
        out.write("\n")
    with atomic_writer(folder / "behaviour.md") as out:
        out.write(f"# Behaviour\n\n{behaviour_markdown(results)}")


def _header(results: Sequence[BehaviourResult]) -> tuple[str, ...]:
    return "type", "capability", "cases", *(result.system for result in results)


def _rows(results: Sequence[BehaviourResult]) -> Iterator[tuple[str, ...]]:
    """A row a capability, and one a type for all its cases."""
    for kind in TYPES:
        found = [[row for row in result.capabilities if row.type == kind] for result in results]
        for rows in zip(*found, strict=True):
            shares = (f"{row.rate:.2f} ({row.interval[0]:.2f}–{row.interval[1]:.2f})" for row in rows)
            yield kind, rows[0].name, str(rows[0].cases), *shares
        cases = sum(row.cases for row in found[0])
        if cases:
            yield kind, "all", str(cases), *(f"{sum(row.passed for row in rows) / cases:.2f}" for rows in found)


def _fairness_rows(fairness: Fairness) -> Iterator[tuple[str, ...]]:
    for row in fairness.regions:
        low, high = row.interval
        yield row.region, str(row.texts), *(f"{row.f1[name]:.3f}" for name in COLUMNS), f"{low:.3f}–{high:.3f}"


def _failures(found: CapabilityResult, hashes: str) -> str:
    lines = [f"{hashes}# {found.name}: {found.passed} of {found.cases}", "", found.says, ""]
    for failure in found.failures[:_EXAMPLES]:
        lines.append(f"- {failure.id}" + (f" ({failure.rule})" if failure.rule else ""))
        lines += [f"  - {_code(words)}" for words in (*failure.texts, *failure.faults)]
    if len(found.failures) > _EXAMPLES:
        lines.append(f"- and {len(found.failures) - _EXAMPLES} more, in behaviour.json")
    return "\n".join(lines)


def _code(words: str) -> str:
    """Words that Markdown must leave alone; mark-up would be links."""
    return f"`{words.replace('`', chr(39))}`"


def _markdown_table(header: Sequence[str], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
