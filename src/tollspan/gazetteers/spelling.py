"""Keys under which names of places are filed, so that spellings of one name meet: ``Ḩammūrīyah`` and ``Hamuriyeh``.

`plain_key` forgets case, marks on letters and punctuation; `loose_key` also what transliterations differ in: doubled
letters, close vowels, a final h, an article in front.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans({
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŋ": "n",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "′": "'",
})  # fmt: skip
_OTHER_SCRIPTS: Final = re.compile(r"[\u0370-\u1dff\u2100-\U0010ffff]")
_INITIALS: Final = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
_SPACES: Final = re.compile(r"[^\w]+|_+")
_ARTICLE: Final = re.compile(r"\b(?:the|[ae](?:[ldnrstz]|sh)) (?=\w)")
_LOOSER: Final = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"ou|oo|aw|au|ow|o", "u"),
        (r"ee|ie|ey|ei|ay|ai|y", "i"),
        (r"e", "a"),
        (r"ck|q|kh|c(?=[au])", "k"),
        (r"(?<=[dgtbp])h", ""),
        (r"ph", "f"),
        (r"w", "v"),
        (r"(.)\1+", r"\1"),
        (r"i(?=a)", ""),
        (r"h\b", ""),
    )
)


def plain_key(name: str) -> str:
    """The name in ASCII letters and digits, lower case, words parted by one space; empty for other scripts."""
    if name.isascii():
        key = name.lower()
        if key.isalpha():
            return key
    elif _OTHER_SCRIPTS.search(name):
        return ""
    else:
        letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        key = "".join(c for c in letters if not unicodedata.combining(c))
    key = _SPACES.sub(" ", _INITIALS.sub("", key.replace("'", "").replace("`", ""))).strip()
    return key if key.isascii() else ""


def without_articles(key: str) -> str:
    """A plain key without Arabic and English articles: ``dayr zawr`` of ``dayr az zawr``."""
    return _ARTICLE.sub("", key)


def loose_key(key: str) -> str:
    """What is left of a plain key when transliterations of one name should be equal."""
    loose = without_articles(key)
    for pattern, becomes in _LOOSER:
        loose = pattern.sub(becomes, loose)
    return loose.replace(" ", "")
