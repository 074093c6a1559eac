"""tollspan reads reports of wars and disasters: how many people were harmed, where, by whom, when."""

from typing import TYPE_CHECKING

from tollspan.spans import Document, Span

if TYPE_CHECKING:
    from tollspan.inference.tagger import Tagger

__all__ = ["Document", "Span", "Tagger", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load `Tagger`, and torch with it, only when it is asked for."""
    if name == "Tagger":
        from tollspan.inference.tagger import Tagger  # noqa: PLC0415 - keeps `import tollspan` light

        return Tagger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
