"""Pages about records: self-contained HTML from the templates of this folder; all text is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tollspan.documents.files import atomic_writer


def write_page(path: Path, template: str, **values: Any) -> None:
    """Write a page, whole or not at all."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    page = environment.get_template(template).render(**values)
    with atomic_writer(path) as out:
        out.write(page)
