from collections import Counter

from hypothesis import given

from annotations import annotation_pairs, corpora
from tollspan.evaluation.mistakes import NOTHING, align, find_mistakes, kind_confusion, tag_confusion
from tollspan.evaluation.pairing import pair_documents
from tollspan.evaluation.passages import show
from tollspan.labels import CASUALTY, TAGS
from tollspan.spans import Document, Span


def types(gold, predicted):
    """Types of the mistakes between two lists of spans."""
    document = Document("a", "Two people died in Homs", annotated=True)
    (pairing,) = pair_documents([document.with_spans(gold)], [document.with_spans(predicted)])
    return [mistake.types for mistake in find_mistakes(pairing)]


@given(annotation_pairs())
def test_every_span_stands_in_one_place_of_the_alignment(drawn):
    (pairing,) = pair_documents([drawn[0]], [drawn[1]])
    aligned = align(pairing)
    for side, document in enumerate(drawn):
        assert sorted(span for pair in aligned if (span := pair[side]) is not None) == sorted(document.spans)


@given(annotation_pairs())
def test_there_are_no_mistakes_just_where_both_say_the_same(drawn):
    (pairing,) = pair_documents([drawn[0]], [drawn[1]])
    assert (find_mistakes(pairing) == []) == (drawn[0].spans == drawn[1].spans)


def test_each_type_of_mistake_is_called_by_its_name():
    two = Span(0, 10, CASUALTY, kind="killed", low=2, high=2)
    homs = Span(19, 23, "LOCATION")
    assert types([two, homs], [two, homs]) == []
    assert types([homs], []) == [("missed",)]
    assert types([], [homs]) == [("spurious",)]
    assert types([two], [Span(0, 3, CASUALTY, kind="killed", low=2, high=2)]) == [("bounds",)]
    assert types([homs], [Span(19, 23, "ACTOR")]) == [("tag",)]
    assert types([homs], [Span(16, 23, "ACTOR")]) == [("bounds", "tag")]
    assert types([two], [Span(0, 10, CASUALTY, kind="injured", low=3, high=3)]) == [("kind", "range")]


@given(corpora())
def test_confusions_count_every_gold_and_predicted_span_once(drawn):
    gold, predicted = drawn
    pairings = pair_documents(gold, predicted)
    table = tag_confusion(pairings, TAGS)
    for side, documents in (("row", gold), ("column", predicted)):
        counted = Counter(span.label for document in documents for span in document.spans)
        for tag in TAGS:
            cells = table[tag].values() if side == "row" else [row[tag] for row in table.values()]
            assert sum(cells) == counted[tag]
    assert table[NOTHING][NOTHING] == 0
    assert sum(map(sum, (row.values() for row in kind_confusion(pairings).values()))) == table[CASUALTY][CASUALTY]


@given(annotation_pairs())
def test_passages_hold_the_whole_text_and_every_span_and_mistake_of_both_sides(drawn):
    (pairing,) = pair_documents([drawn[0]], [drawn[1]])
    shown = show(pairing)
    for side, document in zip(("gold", "predicted"), drawn, strict=True):
        pieces = [piece for passage in shown.passages for piece in getattr(passage, side)]
        assert "".join("".join(p.text for p in pieces).split()) == "".join(document.text.split())
        assert [(p.text, p.tag) for p in pieces if p.tag] == [(document.surface(s), s.label) for s in document.spans]
    keys = {key for passage in shown.passages for key in passage.mistakes}
    assert keys == {f"{tag}:{name}" for m in find_mistakes(pairing) for tag in m.tags for name in m.types}
