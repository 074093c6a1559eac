"""Records: which place, day and actor a casualty gets, and laws of the rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked

from tollspan.records.rows.record import records_of


def rows(gazetteer, body, **options):
    return list(records_of(marked(body, **options), gazetteer))


LIST = (
    "The [Orchard Observatory](actor) said [19 people](killed 19) died in the province of [Homs](loc)"
    " [yesterday](date), [15](killed 15) in [Idlib](loc), [five](killed 5) in [Aleppo](loc)"
    " and [two](killed 2) near [Damascus](loc)."
)


def test_each_count_of_a_list_has_the_place_behind_it(small_world):
    found = rows(small_world, LIST)
    assert [(row.best, row.where_description, row.where_prec) for row in found] == [
        (19, "Homs", 4), (15, "Idlib", 1), (5, "Aleppo", 1), (2, "Damascus", 2),
    ]  # fmt: skip
    assert {row.date_start for row in found} == {"2012-01-27"}
    assert {row.claimed_by for row in found} == {"Orchard Observatory"}


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("In [Homs](loc), [33 people](killed 33) were killed.", ["Homs"]),
        ("In [Homs](loc), [33 people](killed 33) were killed while the mission saw [Damascus](loc).", ["Homs"]),
        ("[Three soldiers](killed 3) and [two civilians](killed 2) were killed in [Homs](loc).", ["Homs", "Homs"]),
        ("[Six soldiers](killed 6) died in [Idlib](loc) and [another six](killed 6) died in [Homs](loc).",
         ["Idlib", "Homs"]),
        ("[Ten men](killed 10) died in [Homs](loc) and [30](injured 30) were hurt.", ["Homs", "Homs"]),
        ("[Ten men](killed 10) died and [30](injured 30) were hurt in [Homs](loc).", ["Homs", "Homs"]),
        ("[Ten men](killed 10) died, including [three](killed 3) in [Homs](loc).", ["", "Homs"]),
        ("[BEIRUT](loc) (AFP) - [Ten men](killed 10) died in a raid on [Homs](loc).", ["Homs"]),
        ("[A driver](killed 1) from [Aleppo](loc) was shot at a gate in [Homs](loc).", ["Homs"]),
        ("Troops in [Idlib](loc), 60 km south of [Aleppo](loc), shot [ten](killed 10).", ["Idlib"]),
        ("A mine went off in [Homs](loc). [Two men](killed 2) died.", ["Homs"]),
        ("A mine went off in [Homs](loc).\n\n[Two men](killed 2) died.", ["Homs"]),
        ("Troops left [Homs](loc) and [Idlib](loc).\n\n[Two men](killed 2) died.", [""]),
        ("[Two men](killed 2) died, police said in [Damascus](loc).", [""]),
        ("[Two men](killed 2) died, said the [Damascus](loc)-based [watchdog](actor).", [""]),
    ],
)  # fmt: skip
def test_a_casualty_has_the_place_of_its_clause_else_of_its_paragraph_else_none(small_world, body, places):
    assert [row.where_description for row in rows(small_world, body)] == places


def test_a_place_that_nobody_knows_has_the_coordinates_of_what_it_lies_in(small_world):
    (row,) = rows(small_world, "[Two men](killed 2) died in [Tell Nowhere](loc), [Idlib](loc).")
    assert (row.where_description, row.where_coordinates, row.where_prec) == ("Tell Nowhere", "Idlib", 2)
    assert row.where_reason


def test_without_a_place_the_country_of_the_text_stands_in(small_world):
    row, *_ = rows(small_world, "[Two men](killed 2) died.\n\nTroops left [Homs](loc) and [Idlib](loc).")
    assert (row.country, row.country_iso, row.where_prec) == ("Syria", "SY", 6)
    assert row.where_reason == "the text names no place for it"


@pytest.mark.parametrize(
    ("body", "first", "last", "prec"),
    [
        ("[Two men](killed 2) died on [Thursday](date).", "2012-01-26", "2012-01-26", 1),
        ("On [Thursday](date) [two men](killed 2) died, police said [yesterday](date).", "2012-01-26", "2012-01-26", 1),
        ("Police said on [Thursday](date) that [two men](killed 2) had died.", "", "2012-01-26", 5),
        ("[Two men](killed 2) died by [noon](date).", "2012-01-28", "2012-01-28", 1),
        ("The court may meet on [3 February](date). [Two men](killed 2) died.", "", "", None),
        ("A mine went off on [Thursday](date). [Two men](killed 2) died.", "2012-01-26", "2012-01-26", 1),
        ("The siege has killed [400 people](killed 400) since [March](date).", "2011-03-01", "2012-01-28", 5),
        ("As of [January 7](date), [384 children](killed 384) had been killed.", "", "2012-01-07", 5),
        ("[Two men](killed 2) died. The court meets on [3 February](date).", "", "", None),
        ("[Two men](killed 2) died.", "", "", None),
    ],
)
def test_a_casualty_has_the_days_of_its_clause_and_no_guess(small_world, body, first, last, prec):
    row = rows(small_world, body)[0]
    assert (row.date_start, row.date_end, row.date_prec) == (first, last, prec)
    assert row.date_start or row.date_reason


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("[Two men](killed 2) were killed by [army deserters](actor).", "army deserters"),
        ("[Six soldiers](killed 6) died in clashes with [army deserters](actor).", "army deserters"),
        ("[Rebels](actor) killed [two men](killed 2) and [a boy](killed 1).", "Rebels"),
        ("Doctors said that [rebels](actor) killed at least [ten men](killed 10).", "rebels"),
        ("[Gunmen](actor) opened fire on a bus, killing [two men](killed 2).", "Gunmen"),
        ("[Police](actor) arrested [12 men](detained 12) in [Homs](loc).", "Police"),
        ("[Rebels](actor) attacked the town while [two men](killed 2) drowned.", ""),
        ("[Two men](killed 2) died, [police](actor) said.", ""),
        ("[Two men](killed 2) died in a town held by [army deserters](actor).", ""),
    ],
)
def test_whoever_stands_behind_the_harm_is_the_perpetrator(small_world, body, name):
    assert rows(small_world, body)[0].perpetrator == name


def test_the_subject_of_one_verb_is_not_that_of_the_next(small_world):
    body = "[Police](actor) killed [44 civilians](killed 44), while [12 soldiers](killed 12) were killed in raids."
    assert [row.perpetrator for row in rows(small_world, body)] == ["Police", ""]


@pytest.mark.parametrize(
    ("body", "groups"),
    [
        ("[Six soldiers](killed 6) died in [Idlib](loc) and [six](killed 6) in [Homs](loc).", ["security"] * 2),
        ("[44 civilians](killed 44) died, including [15](killed 15) in [Homs](loc).", ["civilian"] * 2),
        ("[Six people](killed 6) died in [Idlib](loc) and [two militants](killed 2) in [Homs](loc).",
         ["unknown", "militant"]),
    ],
)  # fmt: skip
def test_a_bare_number_counts_people_of_the_group_told_of_before(small_world, body, groups):
    assert [row.victim_group for row in rows(small_world, body)] == groups


def test_a_pronoun_carries_the_source_on(small_world):
    *_, row = rows(small_world, "[Maria Orchard](actor) said the town was calm. She said [two men](killed 2) died.")
    assert (row.claimed_by, row.claimed_by_type) == ("Maria Orchard", "person")


counts = st.integers(1, 9_999)


@given(st.lists(st.tuples(counts, st.sampled_from(["Homs", "Idlib", "Aleppo", "Kano", "Beirut"])), max_size=6))
def test_every_casualty_is_one_row_and_its_offsets_are_its_words(small_world, listed):
    body = "\n\n".join(
        f"Fire took [{n} people](killed {n}) in [{place}](loc) on [Monday](date)." for n, place in listed
    )
    document = marked(body or "Calm.")
    found = list(records_of(document, small_world))
    assert len({row.id for row in found}) == len(found)
    for row in found:
        assert document.text[row.start : row.end] == row.count_words
        assert document.text[row.sentence_start : row.sentence_end].split() == row.sentence.split()
        assert row.sentence_start <= row.start < row.end <= row.sentence_end
        assert row.where_offset is None or document.text.startswith(row.where_description, row.where_offset)
        assert row.date_offset is None or document.text.startswith(row.date_words, row.date_offset)
    of_spans = [row for row in found if row.count_words.endswith("people")]
    assert [(row.best, row.where_description) for row in of_spans] == listed


@given(st.text(max_size=60).filter(lambda text: not set(text) & set("[]\\")))
def test_records_of_any_text_do_not_fail(small_world, text):
    rows(small_world, f"{text}[two men](killed 2){text}[Homs](loc){text}[Thursday](date){text}[police](actor){text}")
