"""Puts a suite to a tagger, and what comes of it: passed cases by capability, the failed ones with their faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from tollspan.errors import InputError
from tollspan.evaluation.baselines import tag_by_rules
from tollspan.evaluation.behaviour.cases import Case
from tollspan.evaluation.behaviour.fairness import Fairness, compare_regions
from tollspan.evaluation.behaviour.suite import Suite
from tollspan.evaluation.behaviour.wording import marked_text
from tollspan.evaluation.calibration import wilson
from tollspan.spans import Document
from tollspan.terminal import track


class TagsMany(Protocol):
    """Anything that tags documents in their order, as `tollspan.inference.tagger.Tagger` does."""

    def tag_many(self, texts: Iterable[Document], /) -> Iterator[Document]:
        """The documents with their spans."""


class LabelingFunctions:
    """The labelling functions alone, as a tagger: what a model has to beat."""

    def tag_many(self, texts: Iterable[Document], /) -> Iterator[Document]:
        """The documents with their weak spans."""
        yield from tag_by_rules(list(texts))


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that was not passed.

    Attributes:
        id: of the case.
        rule: words of the guideline that it tests; empty where it names none.
        texts: its one or two texts, marked up as they should be.
        faults: what is wrong, in words.
    """

    id: str
    rule: str
    texts: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CapabilityResult:
    """Cases of a capability.

    Attributes:
        name, type, says: of the capability.
        cases: how many.
        failures: those that were not passed.
    """

    name: str
    type: str
    says: str
    cases: int
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> int:
        """Cases that were passed."""
        return self.cases - len(self.failures)

    @property
    def rate(self) -> float:
        """Share of the cases that were passed."""
        return self.passed / self.cases

    @property
    def interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the rate."""
        return wilson(self.passed, self.cases)


@dataclass(frozen=True, slots=True)
class BehaviourResult:
    """What a system makes of a suite; ``fairness`` is None where the suite has no frames."""

    system: str
    capabilities: tuple[CapabilityResult, ...]
    fairness: Fairness | None

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON holds it, with shares and every failure."""
        shares = [
            {"passed": found.passed, "rate": found.rate, "interval": found.interval} for found in self.capabilities
        ]
        row = asdict(self)
        row["capabilities"] = [found | share for found, share in zip(row["capabilities"], shares, strict=True)]
        return row


def run_suite(suite: Suite, tagger: TagsMany, *, system: str) -> BehaviourResult:
    """Put every case to a tagger; each text is tagged once, on its own.

    Raises:
        InputError: when the tagger gives back other documents than it was given.
    """
    cases = [case for capability in suite.capabilities for case in capability.cases]
    documents = [document for case in cases for document in case.check.documents]
    answers = _tag(tagger, (*documents, *(suite.frames.documents if suite.frames else ())), system)
    return BehaviourResult(
        system,
        tuple(
            CapabilityResult(
                capability.name,
                capability.type,
                capability.says,
                len(capability.cases),
                tuple(failure for case in capability.cases if (failure := _put(case, answers)) is not None),
            )
            for capability in suite.capabilities
        ),
        compare_regions(suite.frames, answers) if suite.frames else None,
    )


def run_systems(suite: Suite, taggers: Mapping[str, TagsMany]) -> list[BehaviourResult]:
    """Results of taggers by name, and of the labelling functions after them."""
    systems = {**taggers, "labelling functions": LabelingFunctions()}
    return [run_suite(suite, tagger, system=name) for name, tagger in systems.items()]


def _tag(tagger: TagsMany, documents: Iterable[Document], system: str) -> Mapping[str, Document]:
    """Answers by text."""
    texts = list(dict.fromkeys(document.text for document in documents))
    asked = [Document(str(number), text) for number, text in enumerate(texts)]
    answers = list(track(tagger.tag_many(asked), f"behaviour of {system}", len(asked)))
    if [answer.text for answer in answers] != texts:
        raise InputError("the tagger gave other texts back than it was given", place=system)
    return dict(zip(texts, answers, strict=True))


def _put(case: Case, answers: Mapping[str, Document]) -> Failure | None:
    documents = case.check.documents
    faults = case.check.faults([answers[document.text] for document in documents])
    return Failure(case.id, case.rule, tuple(map(marked_text, documents)), faults) if faults else None
