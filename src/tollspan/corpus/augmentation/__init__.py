"""Augmentation: changed copies of training documents, so that the model learns the forms and not the very words.

Each change keeps the annotation true: names are exchanged for names of the same build, numbers for numbers whose range
is read anew, whole texts lose their case, quotes and letters suffer as in scans.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from tollspan.config import AugmentConfig
from tollspan.corpus.augmentation.damage import damage_case, damage_letters, damage_quotes
from tollspan.corpus.augmentation.mentions import Pools, exchange_mentions, mention_pools
from tollspan.corpus.augmentation.numbers import exchange_numbers, spell_numbers
from tollspan.spans import Document

Change = Callable[[Document, float, random.Random], Document]
"""A document, the share of what could change that does change, and the source of chance."""


def augmented(
    documents: Sequence[Document], settings: AugmentConfig, seed: int, counts: Counter[str]
) -> Iterator[Document]:
    """Changed copies of annotated documents; a copy depends on the documents, its number and the seed alone.

    Args:
        documents: of the training split; their mentions are what is exchanged.
        settings: how many copies, and how much of each change.
        counts: learns how many copies each change altered.
    """
    changes = _changes(settings, mention_pools(documents))
    for document in documents:
        for copy in range(1, settings.copies + 1):
            rng = random.Random(f"{seed}/{document.id}/{copy}")  # noqa: S311 - no secret
            changed = document
            for name, share, change in changes:
                before, changed = changed, change(changed, share, rng)
                counts[name] += changed != before
            yield replace(changed, id=f"{document.id}+{copy}")


def _changes(settings: AugmentConfig, pools: Pools) -> tuple[tuple[str, float, Change], ...]:
    return (
        ("mentions", settings.mentions, partial(exchange_mentions, pools)),
        ("numbers", settings.numbers, exchange_numbers),
        ("spelling", settings.spelling, spell_numbers),
        ("quotes", settings.quotes, damage_quotes),
        ("letters", settings.letters, damage_letters),
        ("case", settings.case, damage_case),
    )
