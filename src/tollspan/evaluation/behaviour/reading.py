"""Reads a behaviour file; what is unknown, missing or of the wrong type is refused with file, case and field."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import TypeAdapter, ValidationError

from tollspan.documents.files import decode
from tollspan.errors import InputError
from tollspan.evaluation.behaviour.rows import (
    BehaviourFile,
    CaseRow,
    Derivation,
    DirectionalFile,
    DirectionalRow,
    FairnessFile,
    FrameRow,
    InvarianceFile,
    InvarianceRow,
    MinimumFile,
)

_UNKNOWN: Final = "unexpected_keyword_argument"
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
