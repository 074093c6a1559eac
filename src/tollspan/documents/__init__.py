"""Documents in and out: reports with inline mark-up, JSON lines, tables; bad rows set aside with reasons."""

from tollspan.documents.annotated import format_row, read_annotated, write_annotated
from tollspan.documents.files import atomic_writer
from tollspan.documents.reading import read_documents
from tollspan.documents.report import format_report, parse_report, read_report

__all__ = [
    "atomic_writer",
    "format_report",
    "format_row",
    "parse_report",
    "read_annotated",
    "read_documents",
    "read_report",
    "write_annotated",
]
