"""CoNLL: a word a line with its offsets and BIO tag, a blank line after each document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tollspan.corpus.bio import encode, words_of
from tollspan.spans import Document


def conll_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Lines ``word⇥start⇥end⇥tag``; readers that take the first and the last column need not know of the others.

    Words are cut where a span begins or ends, so that the tags say exactly what the spans do; a casualty's tag carries
    its kind. ``# id = …`` stands before each document.
    """
    for document in documents:
        yield f"# id = {' '.join(document.id.split())}\n"
        words = words_of(document)
        for (start, end), tag in zip(words, encode(words, document.spans), strict=True):
            yield f"{document.text[start:end]}\t{start}\t{end}\t{tag}\n"
        yield "\n"
