"""What stands in a behaviour file: the fields of cases as people write them, checked, unknown ones refused.

A file is one capability, named by the file. Its ``type`` says which fields its cases have.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import yaml
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from tollspan.documents.files import decode
from tollspan.errors import InputError

Tag = Literal["CASUALTY", "LOCATION", "ACTOR", "DATE"]
Words = Annotated[str, Field(min_length=1)]

_CLOSED: Final = ConfigDict(extra="forbid")
_UNKNOWN: Final = "unexpected_keyword_argument"


@checked(frozen=True, config=_CLOSED, kw_only=True)
class CaseRow:
    """A text with its whole annotation, and how much of it is tested.

    Attributes:
        id: unique in the suite.
        text: with mark-up (see `tollspan.documents.markup`).
        rule: words of the guideline's sentence that the case tests.
        tags: test only spans with these tags.
        about: test only spans that touch these words; words that are not marked up must not be tagged. Each stands once
            in the text.
        lint: why findings of `tollspan check` stand.
    """

    id: Words
    text: Words
    rule: str = ""
    tags: tuple[Tag, ...] = ()
    about: tuple[str, ...] = ()
    lint: str = ""


@checked(frozen=True, config=_CLOSED, kw_only=True)
class InvarianceRow(CaseRow):
    """A text and changes after which a tagger must find the same spans, a case each.

    Attributes:
        swaps: words of the text → words in their place.
        changes: names of programmatic changes (`tollspan.evaluation.behaviour.changes`).
        before, after: marked-up text to put in front of and behind it.
    """

    swaps: tuple[dict[str, str], ...] = ()
    changes: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@checked(frozen=True, config=_CLOSED, kw_only=True)
class DirectionalRow(CaseRow):
    """A text and one that differs in little and means something else: both must be tagged as they are marked up.

    Attributes:
        contrast: the other text, with mark-up; ``about`` stands once in at least one of the two.
    """

    contrast: Words


@checked(frozen=True, config=_CLOSED, kw_only=True)
class Derivation:
    """Cases made of other capabilities' cases: the same texts, changed.

    Attributes:
        of: the capabilities, of type ``minimum``.
        changes, before, after: as in `InvarianceRow`.
    """

    of: tuple[str, ...]
    changes: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@checked(frozen=True, config=_CLOSED, kw_only=True)
class CapabilityFile:
    """What all capabilities have.

    Attributes:
        says: a sentence on what a tagger can that has the capability.
        tags: test only spans with these tags, in cases that name none.
        kinds: whether a casualty's kind is compared; where it is not what is asked, its faults would hide the rest.
    """

    says: str
    tags: tuple[Tag, ...] = ()
    kinds: bool = True


@checked(frozen=True, config=_CLOSED, kw_only=True)
class MinimumFile(CapabilityFile):
    """Plain examples."""

    type: Literal["minimum"]
    cases: tuple[CaseRow, ...]


@checked(frozen=True, config=_CLOSED, kw_only=True)
class InvarianceFile(CapabilityFile):
    """Changes that must change nothing."""

    type: Literal["invariance"]
    cases: tuple[InvarianceRow, ...] = ()
    derive: Derivation | None = None


@checked(frozen=True, config=_CLOSED, kw_only=True)
class DirectionalFile(CapabilityFile):
    """Changes that must change something definite."""

    type: Literal["directional"]
    cases: tuple[DirectionalRow, ...] = ()
    derive: Derivation | None = None


@checked(frozen=True, config=_CLOSED, kw_only=True)
class FrameRow:
    """A marked-up text with slots for names: ``{place}``, ``{person}``, ``{place2}`` for another place."""

    id: Words
    text: Words


@checked(frozen=True, config=_CLOSED, kw_only=True)
class FairnessFile:
    """The same texts with names of each region.

    Attributes:
        turns: how many times each frame is filled for a region, with other names each time.
        frames: the texts.
        regions: region → slot → names.
    """

    type: Literal["fairness"]
    says: str
    turns: int
    frames: tuple[FrameRow, ...]
    regions: dict[str, dict[str, tuple[str, ...]]]


BehaviourFile = MinimumFile | InvarianceFile | DirectionalFile | FairnessFile
_TYPES: Final[Mapping[str, type[Any]]] = {
    "minimum": MinimumFile,
    "invariance": InvarianceFile,
    "directional": DirectionalFile,
    "fairness": FairnessFile,
}
_ROWS: Final[Mapping[tuple[str, int | str], type[Any]]] = {
    ("minimum", "cases"): CaseRow,
    ("invariance", "cases"): InvarianceRow,
    ("directional", "cases"): DirectionalRow,
    ("fairness", "frames"): FrameRow,
}


class _Loader(yaml.SafeLoader):
    """YAML in which a mapping that names a key twice is a mistake, not a loss of the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a key is named twice", node.start_mark)
        return mapping


def read_rows(path: Path) -> BehaviourFile:
    """One file of the suite.

    Raises:
        InputError: naming file, case and field of what is unknown, missing or of the wrong type.
    """
    try:
        tree = yaml.load(decode(path.read_bytes(), place=path), _Loader)  # noqa: S506 - a safe loader
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", place=path) from None
    except yaml.YAMLError as error:
        raise InputError(f"not YAML ({' '.join(str(error).split())})", place=path) from None
    kind = str(tree.get("type")) if isinstance(tree, Mapping) else ""
    if kind not in _TYPES:
        raise InputError(f"type: {kind!r} is unknown", place=path, fix=f"use one of {', '.join(_TYPES)}")
    try:
        return TypeAdapter[BehaviourFile](_TYPES[kind]).validate_python(tree)
    except ValidationError as error:
        raise _refusal(path, tree, error) from None


def _refusal(path: Path, tree: Mapping[str, Any], error: ValidationError) -> InputError:
    # A mistyped field is also a missing one; its own name says more.
    first = min(error.errors(), key=lambda found: found["type"] != _UNKNOWN)
    where = [str(part) for part in first["loc"]]
    case = _case_name(tree, first["loc"])
    if case:
        where = [f"case {case}", *where[2:]]
    if first["type"] == _UNKNOWN:
        known = _known_keys(tree, first["loc"])
        near = difflib.get_close_matches(where[-1], known, n=1)
        fix = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
        return InputError("the field is unknown", place=": ".join([str(path), *where]), fix=fix)
    return InputError(first["msg"].lower(), place=": ".join([str(path), *where]))


def _case_name(tree: Mapping[str, Any], place: tuple[int | str, ...]) -> str:
    """Id of the case that an error's place lies in, or its number from 1."""
    match place:
        case ("cases" | "frames" as part, int(index), *_):
            row = tree[part][index]
            return str(row.get("id", index + 1)) if isinstance(row, Mapping) else str(index + 1)
    return ""


def _known_keys(tree: Mapping[str, Any], place: tuple[int | str, ...]) -> list[str]:
    """Fields of what an error's place lies in: the file, or a row of it."""
    outer = _TYPES[tree["type"]]
    row = _ROWS.get((tree["type"], place[0]), Derivation)
    return [item.name for item in fields(outer if len(place) == 1 else row)]
