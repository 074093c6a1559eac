from itertools import pairwise

from hypothesis import given

from strategies import documents, texts
from tollspan.corpus.bio import decode, encode, words_of
from tollspan.corpus.words import MAX_WORD, split_words
from tollspan.spans import Span


@given(documents(trimmed=True))
def test_spans_to_bio_to_spans_is_the_identity(document):
    words = words_of(document)
    bare = [Span(s.start, s.end, s.label, kind=s.kind) for s in document.spans]
    assert decode(words, encode(words, document.spans)) == bare


@given(texts)
def test_words_are_sorted_apart_bounded_and_cover_all_but_white_space(text):
    words = split_words(text)
    assert all(before[1] <= after[0] for before, after in pairwise(words))
    assert all(0 < end - start <= MAX_WORD for start, end in words)
    covered = {index for start, end in words for index in range(start, end)}
    assert covered >= {index for index, char in enumerate(text) if not char.isspace()}
    assert not any(text[start:end].isspace() for start, end in words)


def words(text):
    return [text[start:end] for start, end in split_words(text)]


def test_numbers_stay_whole_and_punctuation_falls_apart():
    assert words("5,400 people, aged 3.5") == ["5,400", "people", ",", "aged", "3.5"]
    assert words("al-Assad's U.N.") == ["al", "-", "Assad", "'", "s", "U", ".", "N", "."]
    assert words("दिल्ली سوريا e\u0301a") == ["दिल्ली", "سوريا", "e\u0301a"]
    assert words("7.62mm, 2011.") == ["7", ".", "62mm", ",", "2011", "."]


def test_an_edge_cuts_a_word():
    assert split_words("gujaratA", [7]) == [(0, 7), (7, 8)]


def test_an_i_that_continues_nothing_begins_a_span():
    spans = decode([(0, 1), (2, 3), (4, 5)], ["I-DATE", "I-ACTOR", "B-ACTOR"], [0.9, 0.8, 0.7])
    assert [(s.start, s.end, s.label, s.score) for s in spans] == [
        (0, 1, "DATE", 0.9),
        (2, 3, "ACTOR", 0.8),
        (4, 5, "ACTOR", 0.7),
    ]
