"""Checkpoints of a run: which belong to it, and the newest to go on from."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tollspan.config import Config
from tollspan.config_files import dump_config
from tollspan.documents.files import atomic_writer

RUN_FILE: Final = "run.yaml"
"""The resolved configuration, in the model folder and beside the checkpoints."""


def keep_only_checkpoints_of(config: Config, folder: Path) -> None:
    """Remove checkpoints of a run with another configuration, and note this one's beside its own."""
    checkpoints, run_file = folder / "checkpoints", folder / "checkpoints" / RUN_FILE
    if checkpoints.exists() and (not run_file.exists() or run_file.read_text(encoding="utf-8") != dump_config(config)):
        shutil.rmtree(checkpoints)
    with atomic_writer(run_file) as out:
        out.write(dump_config(config))


def last_checkpoint(folder: Path) -> str | None:
    """The newest whole checkpoint, if there is one."""
    found = [path.parent for path in (folder / "checkpoints").glob("checkpoint-*/trainer_state.json")]
    return str(max(found, key=lambda path: int(path.name.rpartition("-")[2]))) if found else None
