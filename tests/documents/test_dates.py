from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollspan.documents.dates import read_date
from tollspan.errors import InputError


@given(
    st.dates(date(1900, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y-%m-%dT10:20:30Z", "%Y%m%d"]),
)
def test_a_date_in_any_clear_form_is_read(day, form):
    assert read_date(day.strftime(form), place="x") == day.isoformat()


def test_dates_and_moments_of_tables_are_read_and_empty_cells_are_none():
    assert read_date(date(2012, 1, 28), place="x") == read_date(datetime(2012, 1, 28, 5), place="x") == "2012-01-28"
    assert read_date("", place="x") is read_date(None, place="x") is None
    assert read_date("28/01/2012", place="x") == "2012-01-28"


@pytest.mark.parametrize(
    "words", ["03/04/2012", "January 2012", "Thursday", "soon", "2012-13-45", "99999999999999999999"]
)
def test_what_is_open_or_no_date_is_refused(words):
    with pytest.raises(InputError, match=r"f.csv:3: date .* write it as YYYY-MM-DD"):
        read_date(words, place="f.csv:3")
