"""The order of training windows: grouped by length, and a function of seed and epoch alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import torch
from transformers.trainer_pt_utils import get_length_grouped_indices


def chance_of(*numbers: int) -> int:
    """A seed for what these numbers name, the same on every machine and unlike that of other numbers."""
    digest = hashlib.blake2b(repr(numbers).encode(), digest_size=7)
    return int.from_bytes(digest.digest(), "big")


class LengthGroupedOrder(torch.utils.data.Sampler[int]):
    """Windows of like lengths stand together, so that little is padded; the groups come in random order.

    The Trainer's own sampler draws from the global generator, whose state in the middle of an epoch is no longer that
    of its beginning: a run that goes on there would see other batches.

    Args:
        lengths: of each window.
        batch: windows a step, all processes and accumulated steps together.
        seed: with the epoch, the only source of chance.
    """

    def __init__(self, lengths: Sequence[int], batch: int, seed: int) -> None:
        self.lengths, self.batch, self.seed, self.epoch = list(lengths), batch, seed, 0

    def __len__(self) -> int:
        return len(self.lengths)

    def set_epoch(self, epoch: int) -> None:
        """Take another order; the Trainer calls it before each epoch."""
        self.epoch = epoch

    def __iter__(self) -> Iterator[int]:
        chance = torch.Generator().manual_seed(chance_of(self.seed, self.epoch))
        yield from get_length_grouped_indices(self.lengths, self.batch, generator=chance)
