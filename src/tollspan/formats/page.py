"""Documents as one self-contained HTML page, their spans highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from tollspan.labels import CASUALTY, TAGS
from tollspan.spans import Document, Span

_TEMPLATE: Final = Path(__file__).with_name("page.html.j2")


def page_pieces(documents: Iterable[Document]) -> Iterator[str]:
    """The page in pieces, as the documents come. All text is escaped; nothing is loaded from elsewhere."""
    shown = ({"id": document.id, "date": document.date or "", "pieces": _pieces(document)} for document in documents)
    return _template().generate(tags=TAGS, documents=shown)


@cache
def _template() -> Template:
    loader = FileSystemLoader(_TEMPLATE.parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template(_TEMPLATE.name)


def _pieces(document: Document) -> Iterator[dict[str, Any]]:
    """The text in order: stretches outside spans (label None), and spans with what is known of them."""
    done = 0
    for span in document.spans:
        yield {"text": document.text[done : span.start], "label": None}
        sure = "" if span.score is None else f"{span.score:.2f}"
        yield {"text": document.surface(span), "label": span.label, "note": _reach(span), "sure": sure}
        done = span.end
    yield {"text": document.text[done:], "label": None}


def _reach(span: Span) -> str:
    """Kind and range of a casualty, ``killed 44–``; nothing for other spans."""
    if span.label != CASUALTY:
        return ""
    low, high = ("" if end is None else f"{end:,}" for end in (span.low, span.high))
    reach = low if low == high else f"{low}–{high}"
    return f"{span.kind or ''} {reach or '?'}".strip()
