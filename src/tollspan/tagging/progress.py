"""Training progress as plain lines, for output that is no terminal."""

from __future__ import annotations

import logging
from typing import Any

from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

logger = logging.getLogger(__name__)


class PlainProgress(TrainerCallback):
    """Logs one line an epoch."""

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,  # noqa: ARG002 - the parent passes it by name
        logs: dict[str, Any] | None = None,
        **_: Any,
    ) -> None:
        """Say what the Trainer logs, rounded."""
        if state.is_world_process_zero and logs:
            facts = ", ".join(f"{key} {value:.4g}" for key, value in logs.items() if isinstance(value, float))
            logger.info("epoch %.3g of %g: %s", state.epoch or 0, args.num_train_epochs, facts)
