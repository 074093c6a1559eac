import pickle
from concurrent.futures import ThreadPoolExecutor

from tollspan import Document, Tagger

TEXTS = [f"At least {n} civilians were killed in Homs on Thursday, police said. " * (n % 7 + 1) for n in range(48)]


def test_many_threads_may_use_one_tagger(tiny_tagger):
    alone = [tiny_tagger.tag(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(tiny_tagger.tag, TEXTS * 3)) == alone * 3


def test_a_tagger_that_was_pickled_tags_the_same(tiny_tagger):
    packed = pickle.dumps(tiny_tagger)
    assert len(packed) < 1_000
    assert pickle.loads(packed).tag(TEXTS[0]) == tiny_tagger.tag(TEXTS[0])  # noqa: S301 - our own bytes


def test_a_warm_tagger_tags_as_before(tiny_model):
    tagger = Tagger.load(tiny_model)
    before = tagger.tag(TEXTS[3])
    tagger.warmup()
    assert tagger.tag(TEXTS[3]) == before


def test_documents_are_read_only_as_fast_as_they_are_asked_for(tiny_tagger):
    read = []
    stream = (read.append(number) or Document(f"d{number}", TEXTS[number % 48]) for number in range(5_000))
    tagged = tiny_tagger.tag_many(stream, batch_tokens=64)
    assert not read
    ahead = 0
    for done, document in enumerate(tagged, start=1):
        assert document.id == f"d{done - 1}"
        ahead = max(ahead, len(read) - done)
        if done == 300:
            break
    assert ahead < 200


def test_texts_without_words_come_back_in_their_place(tiny_tagger):
    texts = ["", "Homs", " \n", "\u200b", "Two died.", ""]
    assert [document.text for document in tiny_tagger.tag_many(texts)] == texts
