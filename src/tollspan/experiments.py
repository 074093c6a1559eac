"""Experiments: one configuration in several variants, each with several seeds, to be trained and set side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, stdev

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from tollspan.config import Config
from tollspan.config_files import load_config
from tollspan.errors import ConfigError, InputError


@checked(frozen=True, config=ConfigDict(extra="forbid"))
class Experiment:
    """What is compared.

    Attributes:
        name: of the experiment; its runs are named ``<name>-<variant>-<seed>``.
        base: configuration file of all variants.
        seeds: each variant is trained once with each.
        variants: overrides ``section.key=value`` by the variant's name.
    """

    name: str
    base: str
    variants: dict[str, tuple[str, ...]]
    seeds: tuple[int, ...] = field(default=(13,))


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over the seeds.

    Attributes:
        values: one a seed.
    """

    values: tuple[float, ...]

    def __str__(self) -> str:
        spread = f" ± {stdev(self.values):.3f}" if len(self.values) > 1 else ""
        return f"{mean(self.values):.3f}{spread}"


def read_experiment(path: str | Path, overrides: Sequence[str] = ()) -> Experiment:
    """The experiment of a YAML file; ``overrides`` join those of every variant.

    Raises:
        InputError: when the file cannot be read.
        ConfigError: when it is no experiment.
    """
    try:
        tree = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        found = TypeAdapter(Experiment).validate_python(tree)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", place=path) from None
    except yaml.YAMLError as error:
        raise InputError(f"not YAML ({' '.join(str(error).split())})", place=path) from None
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}") from None
    variants = {name: (*own, *overrides) for name, own in found.variants.items()}
    return Experiment(found.name, found.base, variants, found.seeds)


def runs(experiment: Experiment) -> Iterator[tuple[str, Config]]:
    """The configuration of every run, with the name of its variant."""
    for variant, overrides in experiment.variants.items():
        for seed in experiment.seeds:
            slug = re.sub(r"[^a-z0-9]+", "-", variant.lower()).strip("-")
            name = f"{experiment.name}-{slug}-{seed}"
            yield (
                variant,
                load_config(
                    experiment.base,
                    [f"label.folder=data/{experiment.name}-weak", *overrides, f"seed={seed}", f"name={name}"],
                ),
            )
