"""The tag set: four tags, six kinds of harm, and the BIO labels of the model (see docs/guideline.md)."""

from __future__ import annotations

from typing import Final

CASUALTY: Final = "CASUALTY"
LOCATION: Final = "LOCATION"
ACTOR: Final = "ACTOR"
DATE: Final = "DATE"

TAGS: Final = (CASUALTY, ACTOR, LOCATION, DATE)
"""The four tags, in the order of precedence where two could cover the same words."""

KINDS: Final = ("killed", "injured", "missing", "detained", "displaced", "unspecified")
"""What happened to the people whom a CASUALTY counts."""

ENTITY_TYPES: Final = (*(f"{CASUALTY}_{kind.upper()}" for kind in KINDS), LOCATION, ACTOR, DATE)
"""What the model tells apart: a casualty's type carries its kind."""

BIO_LABELS: Final = ("O", *(f"{prefix}-{entity}" for entity in ENTITY_TYPES for prefix in ("B", "I")))


def entity_type(label: str, kind: str | None) -> str:
    """Name of the model's entity type, e.g. ``entity_type("CASUALTY", "killed")`` is ``CASUALTY_KILLED``."""
    return f"{label}_{(kind or 'unspecified').upper()}" if label == CASUALTY else label


def label_and_kind(entity: str) -> tuple[str, str | None]:
    """Inverse of `entity_type`; a type that carries no kind of ours is a label as it stands."""
    label, _, kind = entity.partition("_")
    return (CASUALTY, kind.lower()) if label == CASUALTY and kind.lower() in KINDS else (entity, None)
