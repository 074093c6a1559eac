"""The labelling functions that a configuration brings along: annotated files and tables of incidents."""

from __future__ import annotations

from pathlib import Path

from tollspan.config import LabelConfig
from tollspan.errors import ConfigError, InputError
from tollspan.labeling.external import COLUMNS, votes_from_file, votes_from_incidents
from tollspan.labeling.functions import LabelingFunction


def outside_functions(config: LabelConfig) -> tuple[LabelingFunction, ...]:
    """Functions of ``votes`` and ``records``, in the order given.

    Raises:
        ConfigError: for a name given twice.
        InputError: for a file that is not there or cannot be read.
    """
    names = [entry.name for entry in (*config.votes, *config.records)]
    if len(set(names)) < len(names):
        raise ConfigError(f"label.votes and label.records name a function twice among {', '.join(names)}")
    files = [votes_from_file(entry.name, _existing(entry.file)) for entry in config.votes]
    tables = [
        votes_from_incidents(entry.name, _existing(entry.file), {**COLUMNS, **entry.columns})
        for entry in config.records
    ]
    return (*files, *tables)


def _existing(path: str) -> Path:
    if not Path(path).is_file():
        raise InputError("there is no such file", place=path, fix="see label.votes and label.records in the config")
    return Path(path)
