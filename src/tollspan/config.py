"""What a run is configured by: frozen dataclasses, read from YAML by `tollspan.config_files`."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass as checked

Source = Literal["markup", "weak", "both"]
Loss = Literal["cross_entropy", "generalised"]
Confidence = Literal["weight", "target"]
Rate = Literal["auto"] | float

# Not strict: YAML reads 5e-4 as a string.
_CLOSED = ConfigDict(extra="forbid")


@checked(frozen=True, config=_CLOSED)
class VotesConfig:
    """Votes from outside, as one more labelling function.

    Attributes:
        name: of the function, in votes and tables.
        file: annotated JSON lines (another model's output, an old annotation round), or a CSV of incidents.
        columns: of a CSV, where its columns are named otherwise than date, place, actor, killed, injured, missing.
    """

    name: str
    file: str
    columns: dict[str, str] = field(default_factory=dict)


@checked(frozen=True, config=_CLOSED)
class LabelConfig:
    """Weak labelling.

    Attributes:
        seeds: folder of reports.
        splits: file that fixes the reports of dev and test, below the seeds folder.
        model: how votes become spans.
        votes: annotated files that vote beside the labelling functions.
        records: tables of incidents that vote for the spans of a report that state their very values.
        folder: of the weak labels, ``data/<name>-weak`` when left out; runs that label alike may share one.
    """

    seeds: str = "seeds"
    splits: str = "splits.tsv"
    model: Literal["majority", "weighted", "hmm"] = "majority"
    votes: tuple[VotesConfig, ...] = ()
    records: tuple[VotesConfig, ...] = ()
    folder: str | None = None


@checked(frozen=True, config=_CLOSED)
class AugmentConfig:
    """Changed copies of the training documents.

    Attributes:
        copies: of each document; 0 is no augmentation.
        mentions: share of the names of a copy that are exchanged for others of the same build.
        numbers: share of the casualties in digits that get another number.
        spelling: share of the casualties in digits that are spelled out.
        quotes, letters, case: share of the copies whose quotes and dashes change, that are misread as by a scanner,
            that lose their case.
    """

    copies: int = 0
    mentions: float = 0.3
    numbers: float = 0.3
    spelling: float = 0.2
    quotes: float = 0.15
    letters: float = 0.05
    case: float = 0.15


@checked(frozen=True, config=_CLOSED)
class DataConfig:
    """The dataset.

    Attributes:
        source: where training spans come from: ``markup`` (marked-up reports only), ``weak`` (labelling functions, the
            mark-up ignored), ``both`` (mark-up where a report has it, else labelling functions).
        sources: the same for single folders below the seeds, by their path; the nearest folder counts.
        window: words of a window; a longer report is cut into several.
        overlap: words that neighbouring windows share.
        limit: use only so many training reports, chosen by hash; for learning curves and quick runs.
        weak_trust: factor on the weights of reports whose spans are weak, beside those that a person marked up.
        augment: changed copies of the training reports.
        conll: instead of reports: files of ``train``, ``validation`` and ``test`` with a word and a BIO tag of any tag
            set a line; nothing else of this section is then used.
    """

    source: Source = "both"
    sources: dict[str, Source] = field(default_factory=dict)
    window: int = 160
    overlap: int = 40
    limit: int | None = None
    weak_trust: float = 1.0
    augment: AugmentConfig = field(default_factory=AugmentConfig)
    conll: dict[Literal["train", "validation", "test"], str] = field(default_factory=dict)


@checked(frozen=True, config=_CLOSED)
class TrainConfig:
    """Fine-tuning.

    Attributes:
        encoder: ``minilm`` (the packaged all-MiniLM-L6-v2), a folder, or an id of the Hugging Face hub.
        epochs: passes over the data, at most.
        batch: windows a step and process.
        accumulate: steps whose gradients are summed before an update.
        learning_rate: of the encoder's last layer; ``auto`` is that of its family (see `tollspan.tagging.presets`).
        head_learning_rate: of the fresh classification head; ``auto`` is five times the encoder's.
        layer_decay: factor on the learning rate from each layer to the one below it.
        warmup: share of all steps with a rising rate.
        weight_decay: of AdamW.
        patience: epochs without a better strict F1 on validation before training stops.
        max_tokens: subwords of a window, at most; longer windows are cut again, never truncated.
        loss: ``cross_entropy``, or ``generalised``, which resists wrong labels.
        confidence: what the confidence of a weak span does: a ``weight`` of its words, or a soft ``target``.
        precision: arithmetic of the forward pass.
        gradient_checkpointing: recompute activations to save memory.
    """

    encoder: str = "minilm"
    epochs: int = 4
    batch: int = 8
    accumulate: int = 1
    learning_rate: Rate = "auto"
    head_learning_rate: Rate = "auto"
    layer_decay: float = 1.0
    warmup: float = 0.1
    weight_decay: float = 0.01
    patience: int = 2
    max_tokens: int = 320
    loss: Loss = "cross_entropy"
    confidence: Confidence = "weight"
    precision: Literal["fp32", "bf16", "fp16"] = "fp32"
    gradient_checkpointing: bool = False


@checked(frozen=True, config=_CLOSED)
class Config:
    """A whole run.

    Attributes:
        name: of the run; its artefacts lie in ``data/<name>-weak``, ``data/<name>`` and ``models/<name>``.
        seed: of every random choice.
    """

    name: str
    seed: int = 13
    label: LabelConfig = field(default_factory=LabelConfig)
    data: DataConfig = field(default_factory=DataConfig)
    train: TrainConfig = field(default_factory=TrainConfig)

    @property
    def weak_folder(self) -> Path:
        """Where the weak labels lie."""
        return Path(self.label.folder or f"data/{self.name}-weak")

    @property
    def data_folder(self) -> Path:
        """Where the dataset lies."""
        return Path("data", self.name)

    @property
    def model_folder(self) -> Path:
        """Where the trained model lies."""
        return Path("models", self.name)
