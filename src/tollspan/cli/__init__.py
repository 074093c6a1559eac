"""The command ``tollspan``: one thin function a verb."""

from __future__ import annotations

import sys
from typing import Final

import typer

from tollspan.cli.behave import behave
from tollspan.cli.check import check
from tollspan.cli.compare import compare
from tollspan.cli.evaluate import evaluate
from tollspan.cli.export import export
from tollspan.cli.gazetteer import app as gazetteer
from tollspan.cli.label import label
from tollspan.cli.records import records
from tollspan.cli.tag import tag
from tollspan.cli.totals import totals
from tollspan.errors import TollspanError
from tollspan.terminal import err, start_logging

VERBS: Final = (tag, label, totals, records, evaluate, compare, behave, export, check)

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help=__doc__
)
for verb in VERBS:
    app.command()(verb)
app.add_typer(gazetteer, name="gazetteer")


def main() -> None:
    """Run the command; a user's mistake ends as one line on standard error."""
    start_logging()
    try:
        app()
    except TollspanError as error:
        err.print(f"error: {error}", markup=False, style="red")
        sys.exit(1)
