"""Preemption: a training that is told to end saves a checkpoint first, and goes on from it the next time."""

from __future__ import annotations

import signal
from typing import Any

from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments


class SaveOnSignal(TrainerCallback):
    """On SIGTERM, what clusters send before they take a machine away: save after the running step, and stop.

    Attributes:
        told: whether the signal has come.
    """

    def __init__(self) -> None:
        self.told = False
        self._before: Any = None

    def on_train_begin(self, *_: Any, **__: Any) -> None:
        """Listen."""
        self._before = signal.signal(signal.SIGTERM, self._note)

    def on_step_end(
        self,
        args: TrainingArguments,  # noqa: ARG002 - the parent passes it by place
        state: TrainerState,  # noqa: ARG002
        control: TrainerControl,
        **_: Any,
    ) -> None:
        """Save and stop once told."""
        if self.told:
            control.should_save = True
            control.should_training_stop = True

    def on_epoch_end(
        self,
        args: TrainingArguments,  # noqa: ARG002
        state: TrainerState,  # noqa: ARG002
        control: TrainerControl,
        **_: Any,
    ) -> None:
        """An epoch that was cut short is not one to evaluate, or it might be taken for the best."""
        if self.told:
            control.should_evaluate = False

    def on_train_end(self, *_: Any, **__: Any) -> None:
        """Listen no longer."""
        signal.signal(signal.SIGTERM, self._before or signal.SIG_DFL)

    def _note(self, *_: Any) -> None:
        self.told = True
