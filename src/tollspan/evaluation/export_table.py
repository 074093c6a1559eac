"""What an export made, as a table for the terminal."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from tollspan.evaluation.export import Export, Outcome


def export_table(export: Export) -> Table:
    """A row a backend: verdict, agreement with torch, F1 on gold, speed in the trial."""
    caption = f"{export.folder}: {', '.join(f'{name} {size / 1e6:.1f} MB' for name, size in export.sizes.items())}"
    columns = ("backend", "spans differ", "scores differ by", "F1, points to torch", "tokens/s", "verdict")
    table = Table(*columns, title=f"trial on {export.trial.machine}", caption=caption, caption_justify="left")
    speeds = export.trial.tokens_per_second
    for outcome in (Outcome("torch"), *export.outcomes):
        speed = f"{speeds[outcome.name]:,.0f}" if outcome.name in speeds else ""
        verdict = outcome.refused and f"refused: {outcome.refused}"
        verdict = verdict or (outcome.left_out and f"left out: {outcome.left_out}") or "ready"
        table.add_row(outcome.name, *_figures(outcome), speed, Text(verdict))
    return table


def _figures(outcome: Outcome) -> tuple[str, str, str]:
    check = outcome.check
    if check is None:
        return "", "", ""
    f1 = "" if check.f1 is None or check.torch_f1 is None else f"{100 * (check.f1 - check.torch_f1):+.2f}"
    return f"{check.differing} of {check.documents}", f"{check.score_difference:.1g}", f1
