"""Totals: laws of adding up over generated reports, and what happens to what cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from tollspan.documents.markup import parse
from tollspan.records.linking import link_casualties
from tollspan.records.totals import TOTAL_KINDS, total_casualties, totals_row
from tollspan.spans import Document

numbers = st.integers(2, 5_000)
VERBS = {
    "killed": ("were killed", "were shot dead", "died", "lost their lives", "have been murdered"),
    "injured": ("were injured", "were wounded", "sustained injuries", "were reportedly hurt"),
    "missing": ("were abducted", "were kidnapped", "were taken hostage", "went missing"),
    "detained": ("were arrested", "have been detained", "were taken into custody"),
}
kinds = st.sampled_from(sorted(VERBS))
nouns = st.sampled_from(["people", "soldiers", "villagers", "cadres of the party", "men"])


def document_of(body):
    text, spans = parse(body)
    return Document("d", text).with_spans(spans)


def bests(document, policy="literal"):
    totals = total_casualties(link_casualties(document, policy))
    return {kind: total.best for kind, total in totals.items() if total.best != 0}


def harm(draw, kind, number, noun, mark=True):
    """A clause in which so many people suffer, its count marked up or not."""
    words = draw(st.sampled_from([str(number), f"{number:,}", num2words(number)]))
    count = f"[{words} {noun.split()[0]}]({kind} {number}){noun[len(noun.split()[0]) :]}" if mark else f"{words} {noun}"
    return f"{count} {draw(st.sampled_from(VERBS[kind]))}"


@given(st.data(), kinds, numbers, nouns, st.booleans())
def test_one_clause_counts_its_people_whether_tagged_or_not(data, kind, number, noun, mark):
    assert bests(document_of(harm(data.draw, kind, number, noun, mark) + " near Homs.")) == {kind: number}


@given(st.data(), kinds, numbers, nouns)
def test_saying_it_again_counts_nobody_twice(data, kind, number, noun):
    first, second = (harm(data.draw, kind, number, noun) for _ in range(2))
    assert bests(document_of(f"{first}.\n\nOn Monday {second}. It was said that {first}.")) == {kind: number}


@given(st.data(), kinds, numbers, numbers)
def test_people_of_two_sides_in_one_sentence_add_up(data, kind, first, second):
    one, other = harm(data.draw, kind, first, "soldiers"), harm(data.draw, kind, second, "villagers")
    assert bests(document_of(f"{one} and {other} in Homs.")) == {kind: first + second}


@given(st.data(), st.lists(kinds, min_size=2, max_size=4, unique=True), numbers)
def test_kinds_are_counted_apart(data, chosen, number):
    clauses = [harm(data.draw, kind, number + i, "people") for i, kind in enumerate(chosen)]
    expected = {kind: number + i for i, kind in enumerate(chosen)}
    assert bests(document_of(", ".join(clauses) + ".")) == expected


@given(st.data(), kinds, st.integers(10, 500), st.integers(2, 9))
def test_a_part_adds_nothing_to_its_whole(data, kind, whole, part):
    clause = harm(data.draw, kind, whole, "people")
    assert bests(document_of(f"{clause}, including [{part}]({kind} {part}) in Homs.")) == {kind: whole}


@given(st.data(), kinds, numbers, st.integers(1, 500))
def test_the_last_toll_stands(data, kind, number, more):
    clause = harm(data.draw, kind, number, "people")
    later = f"The toll rose to [{number + more}]({kind} {number + more}) on Tuesday."
    assert bests(document_of(f"{clause}. {later}")) == {kind: number + more}


@given(st.lists(st.sampled_from(["Ann Lee", "Bo Hall", "Cy Marsh", "Di Odom"]), min_size=1, unique=True))
def test_each_named_victim_counts_one(names):
    marked = [f"[{name}](actor)" for name in names]
    listed = " and ".join([", ".join(marked[:-1]), marked[-1]] if len(names) > 1 else marked)
    assert bests(document_of(f"{listed} were shot dead in Jos.")) == {"killed": len(names)}


@pytest.mark.parametrize(
    ("body", "low", "best", "high"),
    [
        ("[At least 44 civilians](killed 44-) died.", 44, 44, None),
        ("[Up to 200 people](killed -200) died.", 0, 200, 200),
        ("[Between 20 and 30 people](killed 20-30) died.", 20, 25, 30),
        ("[Dozens](killed 24-99) died and [12 soldiers](killed 12) were killed.", 36, 36, 111),
        ("[No one](killed 0) was killed.", 0, 0, 0),
        ("Nothing happened.", 0, 0, 0),
        ("[Many people](killed ?) were killed.", 0, None, None),
        ("[Five people](killed 5) were killed and [many others](killed ?) were shot dead.", 5, 5, None),
    ],
)
def test_ranges_add_up_and_what_cannot_be_read_is_never_zero(body, low, best, high):
    assert totals_row(document_of(body))["totals"]["killed"] == {"low": low, "best": best, "high": high}


def test_a_row_names_the_counts_that_could_not_be_read():
    row = totals_row(document_of("[Many people](killed ?) were killed."))
    reason = "the words are too vague for a number"
    assert row["unread"] == [{"start": 0, "end": 11, "text": "Many people", "kind": "killed", "reason": reason}]
    assert set(row["totals"]) == set(TOTAL_KINDS)


def test_a_policy_decides_for_vague_words():
    document = document_of("[Dozens](killed 24-99) were killed.")
    assert (bests(document), bests(document, "acled")) == ({"killed": 24}, {"killed": 12})


def test_the_reports_rival_counts_are_kept_apart():
    document = document_of(
        "[Some 120 people](killed 120) were killed in two days. Security forces killed"
        " [at least 44 civilians](killed 44-) on [Friday](date), while [12 soldiers](killed 12) were killed. "
        "[62 people](killed 62) were killed on [Thursday](date), including [33](killed 33) in [Homs](loc)."
    )
    mentions = link_casualties(document)
    assert [mention.best for mention in mentions] == [120, 44, 12, 62, 33]
    assert bests(document) == {"killed": 120}
