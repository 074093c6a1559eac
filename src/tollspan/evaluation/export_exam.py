"""What an exported backend must show before it may run: the labels of torch, or nearly its F1 on gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Final

from tollspan.evaluation.pairing import pair_documents
from tollspan.evaluation.tally import tally_tags
from tollspan.inference.backend import Backend
from tollspan.inference.backend_choice import TORCH
from tollspan.inference.exported import Check
from tollspan.inference.tagger import Tagger
from tollspan.spans import Document
from tollspan.tagging.encoders import load_tokenizer
from tollspan.tagging.model_folder import ModelFolder
from tollspan.tagging.subwords import WordTokenizer

MAX_F1_LOSS: Final = 0.003
MAX_SCORE_DIFFERENCE: Final = 1e-3


class Exam:
    """Asks backends what torch in fp32 has answered.

    Args:
        folder: of the model.
        gold: annotated documents for F1; may be none.
    """

    def __init__(self, folder: ModelFolder, gold: Sequence[Document] = ()) -> None:
        self._folder, self._gold = folder, gold
        self._tokenizer = WordTokenizer(load_tokenizer(str(folder.path)))
        self._texts = [*fixed_texts(), *gold]
        self._expected = self._answers(TORCH.start(folder, folder.path))
        self._f1 = self._score(self._expected)

    def sit(self, backend: Backend) -> Check:
        """Compare a backend's answers."""
        answers = self._answers(backend)
        pairs = [pair for pair in zip(self._expected, answers, strict=True) if _bare(pair[0]) == _bare(pair[1])]
        difference = max((_score_difference(*pair) for pair in pairs), default=0.0)
        return Check(difference, len(answers), len(answers) - len(pairs), self._score(answers), self._f1)

    def _answers(self, backend: Backend) -> list[Document]:
        return list(Tagger(self._folder, self._tokenizer, backend).tag_many(self._texts))

    def _score(self, answers: Sequence[Document]) -> float | None:
        """Strict micro F1 on gold."""
        return strict_f1(self._gold, answers[-len(self._gold) :]) if self._gold else None


def refusal(check: Check, *, exact: bool) -> str | None:
    """Why a backend must not run, with the figures; None when it may."""
    if exact:
        if check.differing:
            return f"spans differ from torch's in {check.differing} of {check.documents} documents"
        if check.score_difference > MAX_SCORE_DIFFERENCE:
            return f"scores differ by up to {check.score_difference:.2g}; at most {MAX_SCORE_DIFFERENCE:g} is allowed"
        return None
    if check.f1 is None or check.torch_f1 is None:
        return "its loss of F1 is not known without gold"
    loss = round(check.torch_f1 - check.f1, 9)
    if loss > MAX_F1_LOSS:
        return (
            f"strict F1 falls by {100 * loss:.2f} points, from {check.torch_f1:.4f} to"
            f" {check.f1:.4f}; at most {100 * MAX_F1_LOSS:g} is allowed"
        )
    return None


def strict_f1(gold: Sequence[Document], predicted: Iterable[Document]) -> float:
    """Micro F1 of spans whose bounds and tag agree; 0 where neither side has any."""
    tally = tally_tags(pair_documents(gold, predicted))
    right = float(tally.right[:, tally.schemes.index("strict")].sum())
    return 2 * right / max(float(tally.gold.sum() + tally.predicted.sum()), 1.0)


def fixed_texts() -> list[Document]:
    """The texts that every export is checked on, and all of them as one long document."""
    text = files(__package__).joinpath("data/export_texts.txt").read_text(encoding="utf-8")
    texts = [part.strip() for part in text.split("\n\n")]
    return [Document(f"fixed {number}", part) for number, part in enumerate([*texts, text])]


def _bare(document: Document) -> list[tuple[int, int, str, str | None]]:
    return [(span.start, span.end, span.label, span.kind) for span in document.spans]


def _score_difference(one: Document, other: Document) -> float:
    """Largest difference of the scores of the same spans."""
    pairs = zip(one.spans, other.spans, strict=True)
    return max((abs((mine.score or 0.0) - (yours.score or 0.0)) for mine, yours in pairs), default=0.0)
