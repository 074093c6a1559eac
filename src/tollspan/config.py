"""A run's configuration: YAML and dotted overrides → frozen dataclasses, parsed once, unknown keys refused."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_type_hints

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from tollspan.errors import ConfigError, InputError

Source = Literal["markup", "weak", "both"]

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
    """

    seeds: str = "seeds"
    splits: str = "splits.tsv"
    model: Literal["majority", "weighted", "hmm"] = "majority"
    votes: tuple[VotesConfig, ...] = ()
    records: tuple[VotesConfig, ...] = ()


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
    """

    source: Source = "both"
    sources: dict[str, Source] = field(default_factory=dict)
    window: int = 160
    overlap: int = 40
    limit: int | None = None
    weak_trust: float = 1.0
    augment: AugmentConfig = field(default_factory=AugmentConfig)


@checked(frozen=True, config=_CLOSED)
class TrainConfig:
    """Fine-tuning.

    Attributes:
        encoder: ``minilm`` (the packaged all-MiniLM-L6-v2), a folder, or an id of the Hugging Face hub.
        epochs: passes over the data, at most.
        batch: windows a step and process.
        accumulate: steps whose gradients are summed before an update.
        learning_rate: of the encoder; ``head_learning_rate`` of the fresh classification head.
        warmup: share of all steps with a rising rate.
        weight_decay: of AdamW.
        patience: epochs without a better strict F1 on validation before training stops.
        max_tokens: subwords of a window, at most; longer windows are cut again, never truncated.
        precision: arithmetic of the forward pass.
        gradient_checkpointing: recompute activations to save memory.
    """

    encoder: str = "minilm"
    epochs: int = 4
    batch: int = 8
    accumulate: int = 1
    learning_rate: float = 5e-4
    head_learning_rate: float = 2.5e-3
    warmup: float = 0.1
    weight_decay: float = 0.01
    patience: int = 2
    max_tokens: int = 320
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
        return Path("data", f"{self.name}-weak")

    @property
    def data_folder(self) -> Path:
        """Where the dataset lies."""
        return Path("data", self.name)

    @property
    def model_folder(self) -> Path:
        """Where the trained model lies."""
        return Path("models", self.name)


def load_config(path: str | Path, overrides: Iterable[str] = ()) -> Config:
    """Configuration of a YAML file with ``section.key=value`` overrides, values written as in YAML.

    Raises:
        ConfigError: for an unknown key (with the nearest known one) or a value of the wrong type.
        InputError: when the file cannot be read or is no YAML mapping.
    """
    try:
        tree = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", place=path, fix="see configs/ for examples") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"not YAML ({' '.join(str(error).split())})", place=path) from None
    if not isinstance(tree, dict):
        raise InputError("not a YAML mapping", place=path, fix="write key: value lines")
    for override in overrides:
        _set(tree, override)
    return _check(tree, str(path))


def dump_config(config: Config) -> str:
    """The resolved configuration as YAML that `load_config` reads back as an equal one."""
    return yaml.safe_dump(asdict(config), sort_keys=False)


def _set(tree: dict[str, Any], override: str) -> None:
    """Put ``a.b=value`` into the tree."""
    path, equals, value = override.partition("=")
    if not equals or not path:
        raise ConfigError(f"override {override!r} has no value; write section.key=value")
    *sections, key = path.split(".")
    for section in sections:
        tree = tree.setdefault(section, {})
        if not isinstance(tree, dict):
            raise ConfigError(f"override {override!r}: {section} is no section")
    tree[key] = yaml.safe_load(value)


def _check(tree: dict[str, Any], place: str) -> Config:
    _refuse_unknown(tree, Config, place, "")
    try:
        return TypeAdapter(Config).validate_python(tree)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{place}: {key}: {first['msg'].lower()}, not {first['input']!r}") from None


def _refuse_unknown(tree: Mapping[str, Any], kind: type, place: str, prefix: str) -> None:
    """Raise at the first key that the dataclass does not have, naming its nearest one."""
    types, known = get_type_hints(kind), [item.name for item in fields(kind)]
    for key, value in tree.items():
        if key not in known:
            near = difflib.get_close_matches(str(key), known, n=1)
            hint = f"did you mean {prefix}{near[0]}?" if near else f"known: {', '.join(known)}"
            raise ConfigError(f"{place}: unknown key {prefix}{key}; {hint}")
        if is_dataclass(types[key]) and isinstance(value, Mapping):
            _refuse_unknown(value, types[key], place, f"{prefix}{key}.")
