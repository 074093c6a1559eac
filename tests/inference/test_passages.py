import tracemalloc
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tollspan import Document
from tollspan.inference import passages
from tollspan.inference.passages import read_windows

LONG = "At least 44 civilians were killed in Homs on Thursday, police said. " * 60


def windows_of(tagger, text):
    return list(read_windows(text, tagger._tokenizer, tagger.window))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 700))
def test_the_stretches_that_a_text_is_read_in_do_not_show(tiny_tagger, monkeypatch, stretch):
    whole = tiny_tagger.tag(LONG)
    monkeypatch.setattr(passages, "_STRETCH", stretch)
    assert tiny_tagger.tag(LONG) == whole
    assert len(whole.spans) > 100


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "a",
        "\u0301",
        "e" + "\u0301" * 30,
        "7",
        "1,",
        "\ufdfa",
        "👨\u200d👩\u200d",
        "\u202e",
        "\x00",
        "각",
        "...",
    ],
)
def test_work_grows_with_the_text_and_no_faster(tiny_tagger, unit):
    limit = tiny_tagger.window

    def work(length):
        windows = windows_of(tiny_tagger, (unit * length)[:length])
        assert all(len(window.ids) <= limit and len(words) <= limit for window, words in windows)
        return sum(len(window.ids) for window, _ in windows)

    assert work(16_000) <= 2 * work(8_000) + limit


def test_every_word_is_answered_for_once(tiny_tagger):
    answered = [word for _, words in windows_of(tiny_tagger, LONG) for word in words]
    assert answered == sorted(set(answered))
    assert "".join(LONG[start:end] for start, end in answered) == LONG.replace(" ", "")


def test_of_a_document_of_fifty_megabytes_only_a_stretch_is_held(tiny_tagger):
    text = "word " * 10_000_000
    tracemalloc.start()
    windows = read_windows(text, tiny_tagger._tokenizer, tiny_tagger.window)
    assert len(list(islice(windows, 500))) == 500
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_words_behind_megabytes_of_blanks_are_found(tiny_tagger):
    blanks = " \n\t \r\n" * 500_000
    found = tiny_tagger.tag(blanks + LONG)
    assert [(span.start - len(blanks), span.label) for span in found.spans] == [
        (span.start, span.label) for span in tiny_tagger.tag(LONG).spans
    ]


def test_a_long_document_is_put_together_as_it_is_answered(tiny_tagger, monkeypatch):
    monkeypatch.setattr(passages, "_STRETCH", 50)
    stitcher = passages.Stitcher(Document("d", LONG), tiny_tagger.folder.labels)
    windows = windows_of(tiny_tagger, LONG)
    most = 0
    for (_, words), rows in zip(windows, tiny_tagger._predict([window for window, _ in windows], 999), strict=True):
        stitcher.add(words, rows)
        most = max(most, len(stitcher._words))
    assert most < 200
    assert stitcher.finish() == tiny_tagger.tag(Document("d", LONG))
