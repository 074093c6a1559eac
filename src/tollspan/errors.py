"""The errors that tollspan raises: each says the fact, the place and the fix."""

from __future__ import annotations

from pathlib import Path


class TollspanError(Exception):
    """Base of every error that is the input's or the user's, not a bug of ours."""


class InputError(TollspanError):
    """A file, row or field that cannot be read. ``place`` is `file`, `file:line` or `file:line:column`."""

    def __init__(self, fact: str, *, place: str | Path, fix: str = "") -> None:
        self.fact, self.place, self.fix = fact, str(place), fix
        super().__init__(f"{place}: {fact}" + (f"; {fix}" if fix else ""))


class SpanError(TollspanError, ValueError):
    """A span that cannot be: outside its text, empty, overlapping another, or with a value its label forbids."""


class ConfigError(TollspanError):
    """A configuration that names an unknown key or holds a value of the wrong type."""


class StoppedError(TollspanError):
    """A job that was told to end and has saved what it needs to go on."""


class MissingExtraError(TollspanError, ImportError):
    """An optional part of tollspan is used, but the packages that it needs are not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs packages that are not installed; run: pip install 'tollspan[{extra}]'")
