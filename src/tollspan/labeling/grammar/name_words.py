"""Single words: whether one is plain English, and whether it looks like part of a name where it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tollspan.gazetteers.persons import is_person
from tollspan.labeling.grammar.numbers import ONES
from tollspan.labeling.grammar.parties import DEMONYMS, FUNCTION_WORDS, HEADS
from tollspan.labeling.wordlists import load_cues, load_words
from tollspan.words import Reading

COMMON: Final = (
    load_words("common_words.txt")
    | FUNCTION_WORDS
    | HEADS
    | load_words("counted_things.txt")
    | load_words("party_modifiers.txt")
)
TITLES: Final = load_words("titles.txt")
ORG_NOUNS: Final = load_words("org_nouns.txt")
PLACE_NOUNS: Final = load_words("place_nouns.txt")
_ENGLISH_ENDS: Final = tuple(sorted(load_cues("names english_ends")))
_LONGEST_ARTICLE: Final = 4
_SHORTEST_ENGLISH: Final = 5


def is_name_word(reading: Reading, i: int) -> bool:
    """Whether word ``i`` looks like (part of) a name where it stands."""
    word, low = reading.words[i], reading.low[i]
    if not word[0].isalpha() or (len(low) == 1 and reading.after(i) != "."):
        return False
    if reading.is_damaged(i):
        return not is_english(low)
    if not reading.is_capital(i):
        return (
            low.startswith(("al-", "el-", "as-", "ash-", "an-", "ad-", "ul-"))
            and len(low) > _LONGEST_ARTICLE
            and any(map(str.isupper, word))
        )
    if low in ONES:
        return False
    if low in FUNCTION_WORDS and not (word.isupper() and len(word) > 1 and low in ("us", "who", "it")):
        return False
    return (
        not reading.is_first(i)
        or not is_english(low)
        or (i + 1 < reading.end_of(i) and reading.is_capital(i + 1) and low not in FUNCTION_WORDS)
    )


@lru_cache(maxsize=50_000)
def is_english(low: str) -> bool:
    """Whether a lower-case word is an English word rather than a name."""
    if low in COMMON or low in DEMONYMS or is_person(low) or low in TITLES or low in ORG_NOUNS or low in PLACE_NOUNS:
        return True
    if low.endswith(_ENGLISH_ENDS) and len(low) > _SHORTEST_ENGLISH:  # "Ming", "Reed" are names
        return True
    if low.endswith("s") and low[:-1] in COMMON:
        return True
    parts = low.split("-")
    return len(parts) > 1 and all(part in COMMON or part.isdigit() for part in parts if part)
