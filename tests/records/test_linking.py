"""Which mentions count the same people. Texts carry the mark-up of seeds: the spans are an annotator's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollspan.documents.markup import parse
from tollspan.labels import CASUALTY, KINDS
from tollspan.records.linking import link_casualties
from tollspan.spans import Document, Span

RELATIONS = ("independent", "subset", "repeats", "updates", "background")


def document_of(body, *, score=None):
    text, spans = parse(body)
    return Document("d", text).with_spans(replace(span, score=score) for span in spans)


def links(body, **options):
    """Words, kind, relation and the words of the target of each mention."""
    document = document_of(body, **options)
    mentions = link_casualties(document)
    words = [document.text[mention.start : mention.end] for mention in mentions]
    return [
        (word, mention.kind, mention.relation, None if mention.target is None else words[mention.target])
        for word, mention in zip(words, mentions, strict=True)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "[62 people](killed 62) were killed, including [33](killed 33) in Homs.",
            [("independent", None), ("subset", "62 people")],
        ),
        (
            "[Five miners](killed 5) died. [Three](killed 3) of them were brothers.",
            [("independent", None), ("subset", "Five miners")],
        ),
        (
            "[Three guards](killed 3), [two women](killed 2) among them, were killed.",
            [("independent", None), ("subset", "Three guards")],
        ),
        (
            "[Seven people](killed 7), [four soldiers](killed 4) and [three civilians](killed 3), were killed.",
            [("independent", None), ("subset", "Seven people"), ("subset", "Seven people")],
        ),
        (
            "[Seven people](killed 7) were killed: [four soldiers](killed 4) and [three civilians](killed 3).",
            [("independent", None), ("subset", "Seven people"), ("subset", "Seven people")],
        ),
        (
            "[Four soldiers](killed 4) and [three civilians](killed 3) were killed.",
            [("independent", None), ("independent", None)],
        ),
        (
            "[Six soldiers](killed 6) died in Idlib and another [six](killed 6) were killed in Daraa.",
            [("independent", None), ("independent", None)],
        ),
        (
            "[Nine](killed 9) die in market blast\n\n[Nine people](killed 9) were killed on Monday.",
            [("independent", None), ("repeats", "Nine")],
        ),
        (
            "[Two villagers](missing 2) were abducted. The [two](missing 2) were seized at night.",
            [("independent", None), ("repeats", "Two villagers")],
        ),
        (
            "[At least 15 people](killed 15-) were killed. The death toll rose to [18](killed 18) on Tuesday.",
            [("independent", None), ("updates", "At least 15 people")],
        ),
        (
            "[Three villagers](killed 3) were killed. Separately, [two teachers](killed 2) were killed in Sukma.",
            [("independent", None), ("independent", None)],
        ),
        (
            "[Five people](killed 5) were killed in [Kano](loc). In [Jos](loc), [three people](killed 3) were killed.",
            [("independent", None), ("independent", None)],
        ),
        (
            "[62 people](killed 62) died on [Thursday](date). [Yesterday](date) [44](killed 44) were killed.",
            [("independent", None), ("independent", None)],
        ),
        (
            "[Two rebels](killed 2) were killed. Later [three soldiers](killed 3) died in an ambush.",
            [("independent", None), ("independent", None)],
        ),
        (
            "[Four people](killed 4) died. [5,400 people](killed 5400) have been killed since March.",
            [("independent", None), ("background", None)],
        ),
        (
            "A man was arrested. He is wanted for the killing of [two officers](killed 2).",
            [("background", None)],
        ),
        (
            "[Four people](killed 4) were killed and [two](injured 2) were hurt.",
            [("independent", None), ("independent", None)],
        ),
    ],
)
def test_mentions_are_linked_as_a_reader_would(body, expected):
    found = [(relation, target) for word, _, relation, target in links(body) if word[0].isdigit() or word != "A man"]
    assert [link for link in found if link][-len(expected) :] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[Ann Lee](actor) and [Bo Hall](actor) were shot dead in Jos.", ["Ann Lee", "Bo Hall"]),
        ("Police arrested [Bo Hall](actor), a courier, near the river.", ["Bo Hall"]),
        ("General [Bo Hall](actor) was killed by [rebels](actor).", ["Bo Hall"]),
        ("Rebels killed the mayor of Jos.", ["the mayor"]),
        ("Gunmen entered the house of [Bo Hall](actor) and shot him dead.", ["him"]),
        ("The body of [Ann Lee](actor), who was abducted on Sunday, was found.", ["Ann Lee", "Ann Lee"]),
    ],
)
def test_victims_named_without_a_number_are_mentions_of_one(body, expected):
    document = document_of(body)
    mentions = link_casualties(document)
    assert [document.text[mention.start : mention.end] for mention in mentions] == expected
    assert {mention.best for mention in mentions} == {1}


@pytest.mark.parametrize(
    "body",
    [
        "[Ann Lee](actor) said that [Bo Hall](actor) had left.",
        "[Rebels](actor) killed [soldiers](actor) of the [Free Army](actor).",
        "The army plans to arrest [Bo Hall](actor), who may be killed.",
        "[Bo Hall](actor) was not injured.",
        "[Bo Hall](actor) killed the engine and left the road.",
    ],
)
def test_names_that_nobody_harmed_are_no_mentions(body):
    assert link_casualties(document_of(body)) == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Five [Maoists](actor), identified as [Ann Lee](actor), were arrested.", [("Five Maoists", "detained")]),
        ("A [Maoist cadre](actor) was killed.", [("A Maoist cadre", "killed")]),
        ("Gunmen took three villagers hostage.", [("three villagers", "missing")]),
        ("[Rebels](actor) abducted [two nurses](killed 2).", [("two nurses", "missing")]),
        ("Two guards sustained bullet injuries.", [("Two guards", "injured")]),
    ],
)
def test_counts_that_a_tagger_has_missed_or_mistaken_are_read_from_the_sentence(body, expected):
    found = [(word, kind) for word, kind, *_ in links(f"[Homs](loc): {body}", score=0.9)]
    assert found == expected


@pytest.mark.parametrize(
    "body",
    [
        "[40 rebels](killed 40) abducted a teacher.",
        "A teacher was abducted by [40 rebels](missing 40).",
        "[Ten rebels](detained 10) surrendered.",
        "The blast could have killed [hundreds](killed 200-999).",
        "[Two boys](killed 2) won the race.",
    ],
)
def test_people_of_a_tagger_whom_nobody_harms_add_nothing(body):
    relations = {word: relation for word, _, relation, _ in links(body, score=0.9)}
    assert relations[document_of(body).surface(document_of(body).spans[0])] == "background"


def test_a_span_that_no_words_can_read_keeps_its_reason():
    first, second = link_casualties(document_of("[Many](killed ?) were killed and [villagers](injured ?) were hurt."))
    assert (first.best, first.reason) == (None, "the words are too vague for a number")
    assert (second.count, second.reason) == (None, "the words name no number of people")


def test_what_the_words_do_not_say_the_annotator_may_have_known():
    (mention,) = link_casualties(document_of("[almost the same number](detained 384) were detained."))
    assert (mention.count.low, mention.best, mention.count.high) == (384, 384, 384)


WORDS = st.sampled_from(
    "two five 12 soldiers people villagers were was killed injured died including and , . who abducted by the a"
    " Homs Ann Lee police arrested of them others toll rose to bodies ( ) : rebels surrendered missing not".split()
)


@st.composite
def annotated(draw):
    words = draw(st.lists(WORDS, min_size=1, max_size=40))
    text = " ".join(words)
    starts = [len(" ".join(words[:i])) + (i > 0) for i in range(len(words))]
    chosen = sorted(draw(st.sets(st.integers(0, len(words) - 1), max_size=8)))
    score = draw(st.sampled_from([None, 0.7]))
    spans = []
    for i in chosen:
        label = draw(st.sampled_from(["CASUALTY", "ACTOR", "LOCATION", "DATE"]))
        kind = draw(st.sampled_from(KINDS)) if label == CASUALTY else None
        spans.append(Span(starts[i], starts[i] + len(words[i]), label, score, kind=kind))
    return Document("d", text).with_spans(spans)


@given(annotated())
def test_every_casualty_span_is_a_mention_and_every_link_is_to_one_of_its_kind(document):
    mentions = link_casualties(document)
    places = {(mention.start, mention.end) for mention in mentions}
    assert places >= {(span.start, span.end) for span in document.spans if span.label == CASUALTY}
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
    for position, mention in enumerate(mentions):
        assert mention.relation in RELATIONS
        assert (mention.target is None) == (mention.relation in ("independent", "background"))
        if mention.target is not None:
            assert mention.target != position
            assert mentions[mention.target].kind == mention.kind


@given(st.text(max_size=200))
def test_any_text_is_linked_without_an_error(text):
    link_casualties(Document("d", text))
