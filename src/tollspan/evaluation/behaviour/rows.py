"""What stands in a behaviour file: the fields of cases as people write them, checked, unknown ones refused.

A file is one capability, named by the file. Its ``type`` says which fields its cases have.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass as checked

Tag = Literal["CASUALTY", "LOCATION", "ACTOR", "DATE"]
Words = Annotated[str, Field(min_length=1)]

_CLOSED: Final = ConfigDict(extra="forbid")


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
    turns: Annotated[int, Field(ge=1)]
    frames: Annotated[tuple[FrameRow, ...], Field(min_length=1)]
    regions: Annotated[dict[str, dict[str, tuple[str, ...]]], Field(min_length=1)]


BehaviourFile = MinimumFile | InvarianceFile | DirectionalFile | FairnessFile
