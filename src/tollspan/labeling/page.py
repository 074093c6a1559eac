"""The labelling functions as one self-contained HTML page: the table, and texts with their weak spans highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tollspan.documents.files import atomic_writer
from tollspan.labeling.analysis import FunctionRow
from tollspan.spans import Document

_TEMPLATE: Final = Path(__file__).with_name("page.html.j2")


def write_page(path: Path, rows: Sequence[FunctionRow], documents: Sequence[Document], *, title: str) -> None:
    """Write the page, whole or not at all. All text is escaped; nothing is loaded from elsewhere.

    Args:
        path: of the HTML file.
        rows: the table of functions.
        documents: weakly labelled documents to show.
        title: of the page.
    """
    environment = Environment(loader=FileSystemLoader(_TEMPLATE.parent), autoescape=True, undefined=StrictUndefined)
    shown = [{"id": document.id, "pieces": list(_pieces(document))} for document in documents]
    page = environment.get_template(_TEMPLATE.name).render(title=title, rows=rows, documents=shown)
    with atomic_writer(path) as out:
        out.write(page)


def _pieces(document: Document) -> Iterator[dict[str, Any]]:
    """The text in order: stretches outside spans (label None) and spans with who voted for them."""
    done = 0
    for span in document.spans:
        yield {"text": document.text[done : span.start], "label": None}
        sure = "" if span.score is None else f" {span.score:.2f}"
        harm = f" {span.kind} {span.low}–{span.high}" if span.kind else ""
        note = f"{span.label}{harm}{sure}: {', '.join(span.source)}"
        yield {"text": document.surface(span), "label": span.label, "note": note}
        done = span.end
    yield {"text": document.text[done:], "label": None}
