"""Rows of a behaviour file → cases, each with the check that decides it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tollspan.documents import markup
from tollspan.errors import InputError
from tollspan.evaluation.behaviour.alignment import Changed
from tollspan.evaluation.behaviour.changes import CHANGES, stretches, surround, swap
from tollspan.evaluation.behaviour.checks import AsMarked, Scope, Unchanged
from tollspan.evaluation.behaviour.rows import CapabilityFile, CaseRow, Derivation, DirectionalRow, InvarianceRow
from tollspan.spans import Document

BESIDE: Final = "beside"
"""Name of the change that puts text in front and behind."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a tagger.

    Attributes:
        id: unique in the suite.
        rule: words of the guideline that it tests; empty where it names none.
        check: what the answer must be like.
        lint: why findings of `tollspan check` on its texts stand; empty where there are none.
    """

    id: str
    rule: str
    check: AsMarked | Unchanged
    lint: str = ""


def plain_case(row: CaseRow, file: CapabilityFile, path: Path) -> Case:
    """A text that must be tagged as it is marked up."""
    documents = (_parse(row.text, f"{path}: case {row.id}: text", row.id),)
    return Case(row.id, row.rule, AsMarked(documents, _scopes(row, file, documents, path)), row.lint)


def contrast_case(row: DirectionalRow, file: CapabilityFile, path: Path) -> Case:
    """Two texts that must be tagged as they are marked up."""
    fields = {"text": row.text, "contrast": row.contrast}
    documents = tuple(_parse(text, f"{path}: case {row.id}: {name}", row.id) for name, text in fields.items())
    return Case(row.id, row.rule, AsMarked(documents, _scopes(row, file, documents, path)), row.lint)


def changed_cases(row: InvarianceRow, file: CapabilityFile, path: Path) -> Iterator[Case]:
    """A case for each way in which the text is changed."""
    place = f"{path}: case {row.id}"
    document = _parse(row.text, f"{place}: text", row.id)
    (scope,) = _scopes(row, file, (document,), path)
    variants = list(_variants(document, row, place))
    for words in row.swaps:
        missing = [old for old in words if not stretches(old, document.text)]
        if missing:
            raise InputError(f"{missing[0]!r} does not stand in the text", place=f"{place}: swaps")
        try:
            variants.append(("+".join(words.values()), swap(document, words)))
        except ValueError as error:
            raise InputError(str(error), place=f"{place}: swaps", fix="swap words inside a mark or outside") from None
    if not variants or None in (changed for _, changed in variants):
        raise InputError("a change that changes nothing, or none at all", place=place, fix="give one that does")
    for name, changed in variants:
        if changed is not None:
            yield Case(f"{row.id}/{name}", row.rule, Unchanged(document, changed, scope), row.lint)


def derived_cases(row: Derivation, bases: Sequence[Case], path: Path) -> Iterator[Case]:
    """Cases of other capabilities, changed where the change has something to change."""
    for base in bases:
        assert isinstance(base.check, AsMarked), "bases are plain cases"  # noqa: S101
        (document,), (scope,) = base.check.documents, base.check.scopes
        for name, changed in _variants(document, row, f"{path}: derive"):
            if changed is not None:
                yield Case(f"{base.id}/{name}", base.rule, Unchanged(document, changed, scope), base.lint)


def _variants(document: Document, row: InvarianceRow | Derivation, place: str) -> Iterator[tuple[str, Changed | None]]:
    """The text under each programmatic change, by the change's name."""
    for name in row.changes:
        if name not in CHANGES:
            near = difflib.get_close_matches(name, CHANGES, n=1)
            fix = f"did you mean {near[0]}?" if near else f"known: {', '.join(CHANGES)}"
            raise InputError(f"the change {name!r} is unknown", place=f"{place}: changes", fix=fix)
        yield name, CHANGES[name](document)
    if row.before or row.after:
        before, after = (_parse(getattr(row, name), f"{place}: {name}", document.id) for name in ("before", "after"))
        yield BESIDE, surround(document, before, after)


def _parse(text: str, place: str, doc_id: str) -> Document:
    words, spans = markup.parse(text, place=place)
    return Document(doc_id, words, spans=spans, annotated=True)


def _scopes(row: CaseRow, file: CapabilityFile, documents: Sequence[Document], path: Path) -> tuple[Scope, ...]:
    """What of each text is tested; ``about`` stands once in a text, and in each text stands one of ``about``."""
    place = f"{path}: case {row.id}: about"
    for words in row.about:
        counts = [len(stretches(words, document.text)) for document in documents]
        if max(counts) != 1:
            raise InputError(
                f"{words!r} stands {max(counts)} times in the text", place=place, fix="quote words that stand once"
            )
    about = [tuple(found for words in row.about for found in stretches(words, document.text)) for document in documents]
    if row.about and not all(about):
        raise InputError("one of the two texts has none of these words", place=place, fix="quote words of both")
    return tuple(Scope(row.tags or file.tags, places, file.kinds) for places in about)
