"""Words → windows of subwords, the same for training and inference: never truncated, first subwords remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transformers import PreTrainedTokenizerFast

from tollspan.corpus.windows import Window, plan_windows


@dataclass(frozen=True, slots=True)
class TokenWindow:
    """A window as the model sees it.

    Attributes:
        ids: subword ids with the special tokens around them.
        firsts: position in ``ids`` of the first subword of each word of the window; -1 for a word that the tokenizer
            gives no subword (a control character, say).
        sizes: number of subwords of each word of the window.
        window: which words those are and which of them the window answers for.
    """

    ids: list[int]
    firsts: list[int]
    sizes: list[int]
    window: Window


class WordTokenizer:
    """Cuts words into subwords and groups them into windows."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast) -> None:
        self.tokenizer = tokenizer
        probe = tokenizer("a", add_special_tokens=False)["input_ids"]
        whole = tokenizer("a")["input_ids"]
        at = next(i for i in range(len(whole)) if whole[i : i + len(probe)] == probe)
        self.prefix: list[int] = whole[:at]
        self.suffix: list[int] = whole[at + len(probe) :]
        self.pad_id: int = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else 0

    def subwords(self, texts: Sequence[Sequence[str]]) -> list[list[list[int]]]:
        """Subword ids of each word of each text."""
        encoded = self.tokenizer.backend_tokenizer.encode_batch(
            [list(words) for words in texts], is_pretokenized=True, add_special_tokens=False
        )
        return [_by_word(item.ids, item.word_ids, len(words)) for item, words in zip(encoded, texts, strict=True)]

    def windows(self, subwords: Iterable[list[int]], max_tokens: int, overlap: int) -> Iterator[TokenWindow]:
        """Windows over one text's words, holding no more of them than a window.

        Args:
            subwords: ids of each word.
            max_tokens: subwords of a window, special tokens included, at most.
            overlap: subwords that neighbouring windows share, at most.
        """
        budget = max_tokens - len(self.prefix) - len(self.suffix)
        held: list[list[int]] = []

        def sizes() -> Iterator[int]:
            for ids in subwords:
                # Of a word that is larger than a window the model sees the beginning; the word itself stays whole.
                held.append(ids[:budget])
                yield len(held[-1]) or 1  # A run of words without subwords must not make a window without end.

        first = 0
        for part in plan_windows(sizes(), budget, overlap):
            del held[: part.start - first]
            first = part.start
            yield self._window(held[: part.end - part.start], part)

    def _window(self, subwords: Sequence[list[int]], part: Window) -> TokenWindow:
        ids, firsts, sizes = list(self.prefix), [], []
        for word in subwords:
            firsts.append(len(ids) if word else -1)
            sizes.append(len(word))
            ids += word
        return TokenWindow(ids + self.suffix, firsts, sizes, part)


def _by_word(ids: Sequence[int], word_ids: Sequence[int | None], count: int) -> list[list[int]]:
    words: list[list[int]] = [[] for _ in range(count)]
    for subword, word in zip(ids, word_ids, strict=True):
        if word is not None:
            words[word].append(subword)
    return words
