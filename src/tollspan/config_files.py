"""YAML and dotted overrides → `Config`, parsed once at the door, unknown keys refused; and back."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

import yaml
from pydantic import TypeAdapter, ValidationError

from tollspan.config import Config
from tollspan.errors import ConfigError, InputError


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
