"""Fixtures of the tests of labelling."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tollspan.labeling import ALL_FUNCTIONS
from tollspan.spans import Document


@pytest.fixture
def voted_words() -> Callable[[str, str], set[str]]:
    """The words that a function, by its name, votes for (or against) in a text."""
    functions = {function.__name__: function for function in ALL_FUNCTIONS}

    def vote(name: str, text: str) -> set[str]:
        return {text[span.start : span.end] for span in functions[name](Document("x", text))}

    return vote
