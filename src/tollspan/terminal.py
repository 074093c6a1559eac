"""What people see on a terminal: tagged text in colours, tables, progress; plain lines where there is no terminal."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from rich.console import Console, Group
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from tollspan.labels import ACTOR, CASUALTY, DATE, LOCATION
from tollspan.spans import Document, Span

Item = TypeVar("Item")

STYLES: Final[Mapping[str, str]] = {
    CASUALTY: "bold white on red",
    LOCATION: "black on green",
    ACTOR: "black on bright_blue",
    DATE: "black on yellow",
}
_SECONDS_BETWEEN_LINES: Final = 10.0

_PLAIN_WIDTH: Final = 140


def _console(*, stderr: bool = False) -> Console:
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:
        console.width = _PLAIN_WIDTH
    return console


out = _console()
err = _console(stderr=True)
logger = logging.getLogger(__name__)


def start_logging() -> None:
    """Send the library's log to standard error as plain lines, and quiet the chatter of the libraries below."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("tollspan").setLevel(logging.INFO)


def tagged_text(document: Document) -> Text:
    """The text with its spans in colours; where there are no colours, in brackets with their tags."""
    text = Text()
    done = 0
    for span in document.spans:
        text.append(document.text[done : span.start])
        words = document.surface(span)
        text.append(words if out.color_system else f"[{words}|{span.label}]", STYLES.get(span.label, "reverse"))
        done = span.end
    text.append(document.text[done:])
    return text


def casualty_table(document: Document) -> Table:
    """The casualty counts of a document, in text order, with kind and range."""
    table = Table("words", "kind", "low", "high", "sure", title="casualty counts", title_justify="left")
    for span in document.spans:
        if span.label == CASUALTY:
            sure = "" if span.score is None else f"{span.score:.2f}"
            table.add_row(Text(document.surface(span)), span.kind or "", *_range(span), sure)
    return table


def document_view(document: Document) -> Group:
    """A document as `tollspan tag` prints it."""
    legend = Text("  ").join(Text(f" {label} ", style) for label, style in STYLES.items())
    head = Text.assemble((document.id, "bold"), f"  {document.date or ''}")
    return Group(head, legend, Text(), tagged_text(document), Text(), casualty_table(document))


def track(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """Pass items on, with a progress bar on a terminal and a line every ten seconds elsewhere."""
    return _bar(items, what, total) if err.is_terminal else _lines(items, what, total)


def _bar(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True) as progress:
        yield from progress.track(items, total=total, description=what)


def _lines(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    last = time.monotonic()
    for number, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - last > _SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            logger.info("%s: %d%s", what, number, f" of {total}" if total else "")


def _range(span: Span) -> tuple[str, str]:
    return tuple("open" if end is None else f"{end:,}" for end in (span.low, span.high))  # type: ignore[return-value]
