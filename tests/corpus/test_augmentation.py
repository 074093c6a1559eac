import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import documents
from tollspan.config import AugmentConfig
from tollspan.corpus.augmentation import augmented
from tollspan.corpus.augmentation.damage import damage_case
from tollspan.corpus.augmentation.mentions import build_of, exchange_mentions, mention_pools
from tollspan.corpus.augmentation.numbers import exchange_numbers, number_words, spell_numbers
from tollspan.corpus.edits import Edit, apply_edits
from tollspan.documents import parse_report
from tollspan.records.counts import read_count
from tollspan.spans import Document, Span

EVERYTHING = AugmentConfig(copies=2, mentions=1, numbers=1, spelling=0.5, quotes=1, letters=1, case=0.5)


def report(doc_id, body):
    return parse_report(f"Date: 2001-01-01\nAnnotation: inline\n\n{body}", doc_id=doc_id, place=doc_id)


REPORTS = [
    report("a", "[Over 40 men](killed 41-) died in [Homs](loc) on [Friday](date). [Homs](loc)’s [police](actor) ran"),
    report("b", "[Nine men](injured 9) fell in [Ghent](loc) on [Monday](date), the [Red Cross](actor) “said”."),
    report("c", "[12](missing 12) gone in [Lima](loc) since [Friday](date), say the [Blue Helmets](actor)."),
]  # fmt: skip


def surfaces(document):
    return [(span.label, document.surface(span)) for span in document.spans]


@given(documents(), st.data())
def test_edits_move_the_spans_along_with_their_words(document, data):
    edits = []
    for span in document.spans:
        new = data.draw(st.text("xyz ", min_size=1, max_size=4).filter(str.strip))
        edits.append(Edit(span.start, span.end, new))
    changed = apply_edits(document, edits)
    assert [changed.surface(span) for span in changed.spans] == [edit.words for edit in edits]
    back = [Edit(s.start, s.end, document.surface(o)) for s, o in zip(changed.spans, document.spans, strict=True)]
    assert apply_edits(changed, back) == document


@pytest.mark.parametrize("edits", [[Edit(0, 3, "")], [Edit(1, 3, "x")], [Edit(3, 5, "a"), Edit(4, 5, "b")]])
def test_an_edit_that_crosses_an_edge_is_refused(edits):
    document = Document("d", "abcdef", spans=(Span(2, 5, "DATE"),))
    with pytest.raises(ValueError, match=r"crosses|overlap"):
        apply_edits(document, edits)


def test_an_insertion_at_an_edge_stays_outside():
    document = Document("d", "abcdef", spans=(Span(2, 4, "DATE"),))
    changed = apply_edits(document, [Edit(2, 2, "--"), Edit(4, 4, "++")])
    assert changed.text == "ab--cd++ef"
    assert changed.surface(changed.spans[0]) == "cd"


def test_copies_depend_on_documents_and_seed_alone():
    first, second = (list(augmented(REPORTS, EVERYTHING, 7, Counter())) for _ in range(2))
    assert first == second
    assert [copy.id for copy in first] == [f"{report.id}+{n}" for report in REPORTS for n in (1, 2)]
    assert first != list(augmented(REPORTS, EVERYTHING, 8, Counter()))


def test_every_span_survives_with_its_tag_and_kind():
    for source, copy in zip(
        [r for r in REPORTS for _ in range(2)], augmented(REPORTS, EVERYTHING, 3, Counter()), strict=True
    ):
        assert [(s.label, s.kind) for s in copy.spans] == [(s.label, s.kind) for s in source.spans]
        assert all(copy.surface(span).strip() == copy.surface(span) != "" for span in copy.spans)


def test_names_are_exchanged_for_names_of_their_build_the_same_throughout():
    pools = mention_pools(REPORTS)
    changed = exchange_mentions(pools, REPORTS[0], 1.0, random.Random(2))
    places = [words for label, words in surfaces(changed) if label == "LOCATION"]
    assert len(set(places)) == 1
    assert set(places) <= {"Homs", "Ghent", "Lima"}
    assert ("ACTOR", "police") in surfaces(changed)
    assert {words for label, words in surfaces(changed) if label == "DATE"} <= {"Thursday", "Monday", "Friday"}


def test_builds_tell_type_nouns_case_and_length_of_numbers_apart():
    assert build_of("LOCATION", "Daraa province") == build_of("LOCATION", "Homs province")
    assert build_of("LOCATION", "Daraa province") != build_of("LOCATION", "Homs district")
    assert build_of("DATE", "March 3") == build_of("DATE", "July 9") != build_of("DATE", "July 19")
    assert build_of("LOCATION", "HOMS") != build_of("LOCATION", "Homs") != build_of("ACTOR", "Homs")
    assert build_of("ACTOR", "Homs Bank") == build_of("ACTOR", "Baath Party") != build_of("ACTOR", "Zaid Khalil")


@pytest.mark.parametrize("change", [exchange_numbers, spell_numbers])
@pytest.mark.parametrize("seed", range(5))
def test_the_range_follows_the_new_number(change, seed):
    for source in REPORTS:
        changed = change(source, 1.0, random.Random(seed))
        for span in changed.spans:
            if span.label == "CASUALTY":
                count = read_count(changed.surface(span))
                assert (span.low, span.high) == (count.low, count.high)


def test_numbers_in_words_are_read_back():
    assert all(read_count(f"{number_words(n)} men").low == n for n in range(2, 100))


def test_lost_case_moves_nothing():
    source = report("s", "[Drei Füße](killed 3) in [Straße](loc).")
    changed = damage_case(source, 1.0, random.Random(1))
    assert changed.text != source.text
    assert [(s.start, s.end) for s in changed.spans] == [(s.start, s.end) for s in source.spans]


def test_changes_are_counted():
    counts = Counter()
    list(
        augmented(
            REPORTS, AugmentConfig(copies=1, mentions=0, numbers=0, spelling=0, quotes=0, letters=0, case=1), 1, counts
        )
    )
    assert counts["case"] == 3
    assert counts["mentions"] == 0
