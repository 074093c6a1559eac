"""The behaviour suite (after Ribeiro et al., *Beyond Accuracy: Behavioral Testing of NLP Models with CheckList*, 2020).

A folder of YAML files, one a capability, becomes cases that can be put to anything that tags documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tollspan.errors import InputError
from tollspan.evaluation.behaviour.cases import Case, changed_cases, contrast_case, derived_cases, plain_case
from tollspan.evaluation.behaviour.frames import Frames, fill_frames
from tollspan.evaluation.behaviour.reading import read_rows
from tollspan.evaluation.behaviour.rows import (
    Derivation,
    DirectionalFile,
    FairnessFile,
    InvarianceFile,
    MinimumFile,
)

TYPES: Final = ("minimum", "invariance", "directional")


@dataclass(frozen=True, slots=True)
class Capability:
    """Cases of one kind.

    Attributes:
        name: of the file.
        type: one of `TYPES`.
        says: what a tagger can that has it.
        cases: written out in the file, or derived from those of other capabilities.
    """

    name: str
    type: str
    says: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Suite:
    """All capabilities, in the order of `TYPES` and by name; and frames for the fairness table, where there are any."""

    capabilities: tuple[Capability, ...]
    frames: Frames | None


def read_suite(folder: str | Path) -> Suite:
    """The suite of a folder's ``*.yaml``.

    Raises:
        InputError: naming file, case and field of what cannot be used.
    """
    files = {path: read_rows(path) for path in sorted(Path(folder).glob("*.yaml"))}
    plain = {
        path.stem: tuple(plain_case(row, file, path) for row in file.cases)
        for path, file in files.items()
        if isinstance(file, MinimumFile)
    }
    capabilities: list[Capability] = []
    frames: Frames | None = None
    for path, file in files.items():
        if isinstance(file, FairnessFile):
            if frames is not None:
                raise InputError("a second file of type fairness", place=path, fix="keep one")
            frames = fill_frames(file, path)
        else:
            cases = plain[path.stem] if isinstance(file, MinimumFile) else tuple(_cases(file, path, plain))
            capabilities.append(Capability(path.stem, file.type, file.says, cases))
    capabilities.sort(key=lambda capability: TYPES.index(capability.type))
    _refuse_faults(capabilities, folder)
    return Suite(tuple(capabilities), frames)


def _cases(file: InvarianceFile | DirectionalFile, path: Path, plain: Mapping[str, tuple[Case, ...]]) -> Iterator[Case]:
    if isinstance(file, DirectionalFile):
        yield from (contrast_case(row, file, path) for row in file.cases)
    else:
        for row in file.cases:
            yield from changed_cases(row, file, path)
    if file.derive is not None:
        yield from derived_cases(file.derive, _bases(file.derive, path, plain), path)


def _bases(row: Derivation, path: Path, plain: Mapping[str, tuple[Case, ...]]) -> list[Case]:
    unknown = [name for name in row.of if name not in plain]
    if unknown:
        raise InputError(
            f"{unknown[0]!r} is no capability of type minimum",
            place=f"{path}: derive: of",
            fix=f"use {', '.join(plain)}",
        )
    return [case for name in row.of for case in plain[name]]


def _refuse_faults(capabilities: list[Capability], folder: str | Path) -> None:
    counts = Counter(case.id for capability in capabilities for case in capability.cases)
    if not counts:
        raise InputError("there are no .yaml files with cases", place=folder, fix="see docs/behaviour.md")
    ((name, times),) = counts.most_common(1)
    if times > 1:
        raise InputError(f"{times} cases have the id {name}", place=folder, fix="rename all but one")
