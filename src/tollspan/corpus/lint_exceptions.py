"""Findings that a person let stand, each with its reason: lines ``id<TAB>rule<TAB>words<TAB>reason``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tollspan.documents.files import decode
from tollspan.errors import InputError

Key = tuple[str, tuple[str, str]]
"""Document id, and the finding's rule and words (`tollspan.corpus.lint.Finding.key`)."""

_FIELDS: Final = 4


def read_exceptions(path: Path) -> dict[Key, str]:
    """Reasons by document and finding.

    Raises:
        InputError: for a line that has not four fields, or no reason.
    """
    exceptions: dict[Key, str] = {}
    for number, line in enumerate(decode(path.read_bytes(), place=path).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != _FIELDS or not fields[-1].strip():
            fix = "write id, rule, words and reason with tabs between"
            raise InputError(f"{line!r} is no exception", place=f"{path}:{number}", fix=fix)
        doc_id, rule, words, reason = fields
        exceptions[doc_id, (rule, words)] = reason
    return exceptions
