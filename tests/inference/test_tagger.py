import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline

from strategies import texts
from tollspan import Document, Tagger
from tollspan.errors import InputError
from tollspan.inference.batches import by_length
from tollspan.seeds import read_seeds

SEEDS = Path(__file__).parents[2] / "seeds"
REPORTS = [report.text for report in read_seeds(SEEDS)[::40]][:16]


def bare(document):
    return [(span.start, span.end, span.label, span.kind) for span in document.spans]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_spans_of_any_text_are_slices_of_it(tagger, text):
    document = tagger.tag(text)
    assert document.text == text
    for span in document.spans:
        assert document.surface(span).strip()


def test_order_neighbours_and_batch_size_do_not_change_what_a_document_gets(tagger):
    alone = [bare(tagger.tag(text)) for text in REPORTS]
    assert sum(map(len, alone)) > 20
    order = list(range(len(REPORTS)))
    random.Random(1).shuffle(order)
    for batch_tokens in (64, 4096):
        together = list(tagger.tag_many([REPORTS[i] for i in order], batch_tokens=batch_tokens))
        assert [bare(document) for document in together] == [alone[i] for i in order]


def test_a_folder_loaded_again_tags_the_same(tagger, smoke_model):
    again = Tagger.load(smoke_model)
    assert [again.tag(text).spans for text in REPORTS] == [tagger.tag(text).spans for text in REPORTS]


def test_a_paragraph_is_read_wherever_it_stands_in_a_long_document(tagger):
    filler = "The committee met again to discuss the annual budget of the library. " * 60
    paragraph = "At least 44 civilians were killed in Homs on Thursday, police said."
    alone = {tagger.tag(paragraph).surface(span) for span in tagger.tag(paragraph).spans}
    long = tagger.tag(f"{filler}{paragraph} {filler}")
    behind = {long.surface(s) for s in long.spans if len(filler) <= s.start < len(filler) + len(paragraph)}
    assert len(alone & behind) >= 0.6 * len(alone)
    assert tagger.tag("word " * 6_000).text.endswith("word ")


def test_documents_keep_their_fields_and_streams_are_not_read_ahead_without_bound(tagger, monkeypatch):
    read = []

    def stream():
        for number in range(400):
            read.append(number)
            yield Document(f"d{number}", "Police fired in Homs. " * 50, "2012-01-28", {"title": "t"})

    first = next(tagger.tag_many(stream(), batch_tokens=100))
    assert (first.id, first.date, first.meta) == ("d0", "2012-01-28", {"title": "t"})
    assert len(read) < 12


def test_the_folder_works_in_plain_transformers(smoke_model, tagger):
    model = AutoModelForTokenClassification.from_pretrained(smoke_model)
    tokenizer = AutoTokenizer.from_pretrained(smoke_model)
    assert set(model.config.id2label.values()) == set(tagger.folder.labels)
    assert tokenizer("word " * 700)["input_ids"].__len__() == 702
    found = pipeline("token-classification", model=model, tokenizer=tokenizer, aggregation_strategy="first")
    theirs, ours = set(), set()
    for text in REPORTS:
        short = text[:400]
        theirs |= {(short, entity["start"]) for entity in found(short)}
        ours |= {(short, span.start) for span in tagger.tag(short).spans}
    assert len(theirs & ours) >= 0.8 * len(ours)


@pytest.mark.parametrize("backend", ["onyx", "tpu"])
def test_an_unknown_backend_is_refused(smoke_model, backend):
    with pytest.raises(InputError, match="is unknown; use one of auto, torch"):
        Tagger.load(smoke_model, backend=backend)


@pytest.mark.parametrize("seed", range(20))
def test_batches_hold_every_index_once_within_the_budget(seed):
    rng = np.random.default_rng(seed)
    lengths = rng.integers(1, 60, rng.integers(0, 40)).tolist()
    batches = list(by_length(lengths, 100))
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[i] for i in batch) <= 100 or len(batch) == 1 for batch in batches)
