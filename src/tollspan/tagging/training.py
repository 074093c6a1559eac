"""Fine-tunes an encoder on a dataset: best epoch by strict F1 on validation, early stop, checkpoints, exact resume."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from accelerate import PartialState
from tensorboardX import SummaryWriter
from transformers import (
    AutoConfig,
    AutoModelForTokenClassification,
    EarlyStoppingCallback,
    TrainingArguments,
    set_seed,
)
from transformers.integrations import TensorBoardCallback
from transformers.trainer_callback import PrinterCallback, ProgressCallback

from tollspan.config import Config, TrainConfig
from tollspan.config_files import dump_config
from tollspan.corpus.seen import copy_seen
from tollspan.documents.files import atomic_writer
from tollspan.errors import StoppedError
from tollspan.tagging.checkpoints import RUN_FILE, keep_only_checkpoints_of, last_checkpoint
from tollspan.tagging.encoders import load_pretrained, load_tokenizer, resolve_encoder
from tollspan.tagging.features import Collator, Feature, make_features
from tollspan.tagging.losses import subword_losses
from tollspan.tagging.preemption import SaveOnSignal
from tollspan.tagging.presets import encoder_rate, head_rate, parameter_groups
from tollspan.tagging.progress import PlainProgress
from tollspan.tagging.subwords import WordTokenizer
from tollspan.tagging.trainer import TaggerTrainer
from tollspan.tagging.validation import Scores, divide_logits, document_metric, fit_temperature

if TYPE_CHECKING:
    from datasets import DatasetDict


def train_tagger(dataset: DatasetDict, config: Config, scores: Scores, folder: Path) -> dict[str, float]:
    """Train and save a model folder.

    Args:
        dataset: with splits ``train`` and ``validation`` (contract 4).
        config: the run; its ``train`` section and ``seed`` are used here.
        scores: strict scores by which the best epoch is chosen.
        folder: the model folder to fill. Checkpoints lie in ``folder/checkpoints`` while training goes on; a run that
            was cut off goes on from the last one if its configuration is the same.
    Returns:
        Facts of the run: seconds, epochs, loss, validation F1, temperature.
    Raises:
        StoppedError: when SIGTERM came; a checkpoint is saved.
    """
    set_seed(config.seed)
    labels: list[str] = dataset["train"].features["ner_tags"].feature.names
    settings = config.train
    source = resolve_encoder(settings.encoder)
    tokenizer = load_tokenizer(source)
    words = WordTokenizer(tokenizer)
    model = _fresh_model(source, labels)
    if settings.gradient_checkpointing:
        # transformers 5.23 renamed gradient_checkpointing_enable to activation_checkpointing_enable.
        getattr(model, "activation_checkpointing_enable", model.gradient_checkpointing_enable)()
    limit = _window_limit(model.config, settings.max_tokens)
    train, validation = (
        make_features(dataset[split], words, labels, max_tokens=limit, overlap=limit // 4)
        for split in ("train", "validation")
    )
    trainer = TaggerTrainer(
        losses=partial(subword_losses, loss=settings.loss, confidence=settings.confidence),
        groups=partial(_groups, settings),
        model=model,
        args=_arguments(settings, config, folder, steps=_steps(len(train), settings), validated=bool(validation)),
        train_dataset=[feature.model_input() for feature in train],
        eval_dataset=[feature.model_input() for feature in validation] or None,
        data_collator=Collator(words.pad_id),
        processing_class=tokenizer,
        compute_metrics=document_metric(validation, labels, scores),
        callbacks=[EarlyStoppingCallback(settings.patience)] if validation else [],
    )
    _report_plainly(trainer)
    if trainer.is_world_process_zero():
        trainer.add_callback(TensorBoardCallback(SummaryWriter(str(folder / "logs"))))
        keep_only_checkpoints_of(config, folder)
    trainer.accelerator.wait_for_everyone()
    preemption = SaveOnSignal()
    trainer.add_callback(preemption)
    result = trainer.train(resume_from_checkpoint=last_checkpoint(folder))
    if preemption.told:
        raise StoppedError(f"{folder}: stopped by a signal at step {trainer.state.global_step}; run it again to go on")
    facts = {key: float(value) for key, value in result.metrics.items() if isinstance(value, (int, float))}
    if trainer.state.best_metric is not None:
        facts["validation_f1"] = float(trainer.state.best_metric)
    if validation:
        facts["temperature"] = _calibrate(trainer, validation)
    if trainer.is_world_process_zero():
        model.config.tollspan_max_tokens = limit
        _save_run(trainer, config, folder)
    return facts


def _calibrate(trainer: TaggerTrainer, validation: Sequence[Feature]) -> float:
    """Divide the model's logits by the temperature that fits the validation split; returns it."""
    logits = trainer.predict(trainer.eval_dataset).predictions
    temperature = fit_temperature(validation, list(logits))
    divide_logits(trainer.accelerator.unwrap_model(trainer.model), temperature)
    return temperature


def _groups(settings: TrainConfig, model: Any, decayed: set[str]) -> list[dict[str, Any]]:
    rate = _rate(settings, model.config)
    head = head_rate(rate) if settings.head_learning_rate == "auto" else settings.head_learning_rate
    return parameter_groups(
        model,
        rate=rate,
        head=head,
        layer_decay=settings.layer_decay,
        weight_decay=settings.weight_decay,
        decayed=decayed,
    )


def _rate(settings: TrainConfig, encoder: Any) -> float:
    return encoder_rate(encoder) if settings.learning_rate == "auto" else settings.learning_rate


def _save_run(trainer: TaggerTrainer, config: Config, folder: Path) -> None:
    """Write the model folder with its configuration; the checkpoints have done their work."""
    trainer.save_model(str(folder))
    copy_seen(config.data_folder, folder)
    with atomic_writer(folder / RUN_FILE) as out:
        out.write(dump_config(config))
    shutil.rmtree(folder / "checkpoints", ignore_errors=True)
    (folder / "training_args.bin").unlink(missing_ok=True)  # A pickle; run.yaml says the same in words.


def _fresh_model(source: str, labels: Sequence[str]) -> Any:
    config = load_pretrained(AutoConfig, source)
    config.id2label = dict(enumerate(labels))
    config.label2id = {label: index for index, label in enumerate(labels)}
    return load_pretrained(AutoModelForTokenClassification, source, config=config)


def _window_limit(config: Any, wished: int) -> int:
    """Tokens of a window: as wished, but no more than the encoder has positions for (RoBERTa keeps two for itself)."""
    positions = getattr(config, "max_position_embeddings", None) or wished
    return min(wished, positions - 2 if config.model_type in ("roberta", "xlm-roberta", "camembert") else positions)


def _steps(windows: int, settings: TrainConfig) -> int:
    """Updates of the run, by all processes together."""
    together: int = settings.batch * settings.accumulate * PartialState().num_processes
    return -(-windows // together) * settings.epochs


def _arguments(
    settings: TrainConfig, config: Config, folder: Path, *, steps: int, validated: bool
) -> TrainingArguments:
    return TrainingArguments(
        output_dir=str(folder / "checkpoints"),
        num_train_epochs=settings.epochs,
        per_device_train_batch_size=settings.batch,
        per_device_eval_batch_size=2 * settings.batch,
        gradient_accumulation_steps=settings.accumulate,
        warmup_steps=round(steps * settings.warmup),
        weight_decay=settings.weight_decay,
        bf16=settings.precision == "bf16",
        fp16=settings.precision == "fp16",
        dataloader_pin_memory=torch.cuda.is_available(),
        eval_strategy="epoch" if validated else "no",
        save_strategy="epoch",
        save_total_limit=2,
        load_best_model_at_end=validated,
        metric_for_best_model="f1" if validated else None,
        greater_is_better=True if validated else None,
        logging_strategy="epoch",
        seed=config.seed,
        remove_unused_columns=False,
        disable_tqdm=not sys.stderr.isatty(),
    )


def _report_plainly(trainer: TaggerTrainer) -> None:
    """A progress bar on a terminal, one plain line an epoch elsewhere."""
    trainer.remove_callback(PrinterCallback)
    if trainer.args.disable_tqdm:
        trainer.remove_callback(ProgressCallback)
        trainer.add_callback(PlainProgress)
