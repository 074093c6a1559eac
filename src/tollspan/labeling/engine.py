"""The door of the room: documents in, weakly labelled documents, their votes and the table of functions out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tollspan.errors import ConfigError
from tollspan.labeling.analysis import FunctionRow, analyse_votes
from tollspan.labeling.functions import LabelingFunction
from tollspan.labeling.functions.actors import ACTOR_FUNCTIONS
from tollspan.labeling.functions.casualties import CASUALTY_FUNCTIONS
from tollspan.labeling.functions.casualty_context import CASUALTY_CONTEXT_FUNCTIONS
from tollspan.labeling.functions.casualty_movements import CASUALTY_MOVEMENT_FUNCTIONS
from tollspan.labeling.functions.casualty_objects import CASUALTY_OBJECT_FUNCTIONS
from tollspan.labeling.functions.casualty_parts import CASUALTY_PART_FUNCTIONS
from tollspan.labeling.functions.casualty_tolls import CASUALTY_TOLL_FUNCTIONS
from tollspan.labeling.functions.datelines import DATELINE_FUNCTIONS
from tollspan.labeling.functions.dates import DATE_FUNCTIONS
from tollspan.labeling.functions.locations import LOCATION_FUNCTIONS
from tollspan.labeling.functions.named_actors import NAMED_ACTOR_FUNCTIONS
from tollspan.labeling.functions.negatives import NEGATIVE_FUNCTIONS
from tollspan.labeling.functions.people import PEOPLE_FUNCTIONS
from tollspan.labeling.models import LABEL_MODELS
from tollspan.labeling.votes import Votes, cast_votes
from tollspan.spans import Document

ALL_FUNCTIONS: Final[tuple[LabelingFunction, ...]] = (
    *CASUALTY_FUNCTIONS,
    *CASUALTY_OBJECT_FUNCTIONS,
    *CASUALTY_TOLL_FUNCTIONS,
    *CASUALTY_PART_FUNCTIONS,
    *CASUALTY_MOVEMENT_FUNCTIONS,
    *CASUALTY_CONTEXT_FUNCTIONS,
    *ACTOR_FUNCTIONS,
    *NAMED_ACTOR_FUNCTIONS,
    *PEOPLE_FUNCTIONS,
    *LOCATION_FUNCTIONS,
    *DATELINE_FUNCTIONS,
    *DATE_FUNCTIONS,
    *NEGATIVE_FUNCTIONS,
)
"""Every labelling function of the project, by tag."""


@dataclass(frozen=True, slots=True)
class LabelingResult:
    """What labelling gives.

    Attributes:
        documents: the input documents in their order, with weak spans instead of their own (``annotated`` is False).
        votes: the votes on each document.
        table: one row a function; precision and recall where the input documents were annotated.
    """

    documents: tuple[Document, ...]
    votes: tuple[Votes, ...]
    table: tuple[FunctionRow, ...]


def label_documents(
    documents: Iterable[Document],
    functions: Sequence[LabelingFunction] = ALL_FUNCTIONS,
    model: str = "majority",
) -> LabelingResult:
    """Label documents by the functions' votes; mark-up that they carry is used for the table alone.

    Raises:
        ConfigError: for a label model that is none of `LABEL_MODELS`.
    """
    if model not in LABEL_MODELS:
        raise ConfigError(f"label model {model!r} is unknown; use one of {', '.join(LABEL_MODELS)}")
    given = tuple(documents)
    votes = tuple(cast_votes(document, functions) for document in given)
    spans = LABEL_MODELS[model](votes)
    labelled = tuple(doc.with_spans(found, annotated=False) for doc, found in zip(given, spans, strict=True))
    return LabelingResult(labelled, votes, analyse_votes(given, votes))
