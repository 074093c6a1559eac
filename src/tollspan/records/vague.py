"""Words for numbers that nobody counted: ``dozens``, ``several hundred``, ``a couple``, ``many``.

What they stand for is a policy, chosen by name: ``literal`` is the range that the words allow, of which the least is
the best guess; ``acled`` is the single number that coders of ACLED enter (dozens 12, hundreds 100).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

VaguePolicy = Literal["literal", "acled"]

VAGUE_POLICIES: Final[tuple[VaguePolicy, ...]] = ("literal", "acled")


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A quantifier with what it may stand for; all None where it names no number at all (``many``).

    Attributes:
        words: the pattern that finds it at the start of a mention.
        low, high: the range of the words themselves.
        coded: the number that ACLED's coders enter.
    """

    words: re.Pattern[str]
    low: int | None
    high: int | None
    coded: int | None

    def range(self, policy: VaguePolicy) -> tuple[int | None, int | None]:
        """Least and greatest number under a policy."""
        return (self.low, self.high) if policy == "literal" else (self.coded, self.coded)


VAGUE_WORDS: Final = tuple(
    VagueWord(re.compile(rf"(?:{words})\b", re.IGNORECASE), low, high, coded)
    for words, low, high, coded in (
        (r"hundreds of thousands", 200_000, 999_999, 100_000),
        (r"(?:several )?tens of thousands", 20_000, 99_999, 10_000),
        (r"millions", 2_000_000, 9_999_999, 1_000_000),
        (r"thousands", 2_000, 9_999, 1_000),
        (r"hundreds", 200, 999, 100),
        (r"dozens", 24, 99, 12),
        (r"scores", 40, 99, 20),
        (r"tens", 20, 99, 10),
        (r"(?:several|a few) thousand", 3_000, 9_999, 3_000),
        (r"(?:several|a few) hundred", 300, 999, 300),
        (r"(?:several|a few) (?:dozens?|scores?)", 36, 99, 36),
        (r"several|a few|few|a handful", 3, 9, 3),
        (
            r"many|(?:an? )?(?:\w+ )?number|others?|numerous|countless|untold|various|more|most|multiple"
            r"|an unspecified|a (?:small |large )?group|an? (?:\w+ )?(?:handful|lot)",
            None,
            None,
            None,
        ),
    )
)
"""In the order in which they are tried: the longer words first."""
