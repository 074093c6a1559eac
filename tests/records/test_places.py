"""Places: what a name means in its text, how precise that is, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked

from tollspan.gazetteers.place import Place
from tollspan.records.places.names import read_place_name
from tollspan.records.places.resolution import resolve_places
from tollspan.records.places.scores import kilometres


def resolve(body, gazetteer):
    return resolve_places(marked(body), gazetteer)


@pytest.mark.parametrize(
    ("body", "number", "prec"),
    [
        ("Shells fell in [Homs](loc) and [Idlib](loc).", 11, 1),
        ("Shells fell near [Homs](loc) and in [Idlib](loc).", 11, 2),
        ("Shells fell in [Homs countryside](loc), Syrian rebels said.", 11, 2),
        ("Shells fell in [Homs province](loc), Syrian rebels said.", 10, 4),
        ("Shells fell in the province of [Homs](loc), Syrian rebels said.", 10, 4),
        ("Shells fell in [central Homs](loc), Syrian rebels said.", 11, 1),
        ("Shells fell in [Hamuriyeh](loc), near [Damascus](loc).", 14, 1),
        ("Shells fell in [Gwarzo district](loc), [Nigeria](loc).", 32, 3),
        ("Shells fell in [Nigeria](loc).", 4, 6),
        ("Shells fell in [northern Nigeria](loc).", 4, 5),
        ("A boat sank in the [Red Sea](loc).", 40, 7),
    ],
)
def test_a_place_has_the_precision_of_ucdp(small_world, body, number, prec):
    found = resolve(body, small_world)[0]
    assert (found.place and found.place.geonameid, found.where_prec) == (number, prec)


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("Gunmen clashed in [Tripoli](loc), [Lebanon](loc).", 21),
        ("Gunmen clashed in [Tripoli](loc), [Libya](loc).", 20),
        ("Lebanese troops went to [Tripoli](loc).", 21),
        ("Gunmen clashed in [Tripoli](loc) and [Beirut](loc).", 21),
        ("Gunmen clashed in [Tripoli](loc).", 20),
    ],
)
def test_a_name_of_two_places_means_the_one_of_its_text(small_world, body, number):
    assert resolve(body, small_world)[0].place.geonameid == number


def test_an_unknown_place_stays_unresolved_with_its_reason_and_says_what_it_lies_in(small_world):
    unknown, holder = resolve("Mortars hit [Tell Nowhere](loc), [Syria](loc).", small_world)
    assert unknown.place is None
    assert unknown.where_prec is None
    assert unknown.reason
    assert unknown.inside == 1
    assert holder.place.geonameid == 1


def test_candidates_are_kept_with_points_that_add_up_to_their_scores(small_world):
    found = resolve("Gunmen clashed in [Tripoli](loc), [Lebanon](loc).", small_world)[0]
    assert [candidate.place.country for candidate in found.candidates] == ["LB", "LY"]
    for candidate in found.candidates:
        assert candidate.score == pytest.approx(sum(candidate.reasons.values()), abs=0.01)
    assert found.candidates[0].reasons["inside"] > 0 > found.candidates[1].reasons["inside"]


@given(st.permutations(["Homs", "Tripoli", "Kano", "Aleppo", "Beirut"]))
def test_every_place_span_gets_an_answer_in_text_order(small_world, names):
    body = "Calm in " + ", then ".join(f"[{name}](loc)" for name in names) + "."
    assert [found.name for found in resolve(body, small_world)] == names


@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_any_words_can_be_taken_apart(before, name):
    found = read_place_name(before + name, len(before), len(before) + len(name))
    assert all(found.forms)


degrees = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(degrees, degrees)
def test_distance_is_symmetric_and_at_most_half_the_globe(one, other):
    a, b = (Place(None, "x", "settlement", lat=lat, lon=lon) for lat, lon in (one, other))
    assert 0 <= kilometres(a, b) <= 20_016
    assert kilometres(a, b) == pytest.approx(kilometres(b, a))
    assert kilometres(a, a) == 0
