"""Dates: what words mean from a report's date; laws over all days, and what must stay open."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked

from tollspan.records.dates.resolution import resolve_dates

days = st.dates(date(1950, 1, 1), date(2069, 12, 1))


def resolve(words, report="2012-01-28", *, before="Two men died on ", behind="."):
    return resolve_dates(marked(f"{before}[{words}](date){behind}", report))[0]


def interval(words, report="2012-01-28", **around):
    found = resolve(words, report, **around)
    return None if found.days is None else (found.days.first.isoformat(), found.days.last.isoformat(), found.date_prec)


@pytest.mark.parametrize(
    ("words", "first", "last", "prec"),
    [
        ("Thursday", "2012-01-26", None, 1),
        ("Saturday night", "2012-01-28", None, 1),
        ("last Saturday", "2012-01-21", None, 1),
        ("yesterday", "2012-01-27", None, 1),
        ("early yesterday", "2012-01-27", None, 1),
        ("last night", "2012-01-27", None, 1),
        ("this morning", "2012-01-28", None, 1),
        ("January 7", "2012-01-07", None, 1),
        ("Jan. 7, 2012", "2012-01-07", None, 1),
        ("7 December", "2011-12-07", None, 1),
        ("17 MAY 89", "1989-05-17", None, 1),
        ("16:00 on Friday", "2012-01-27", None, 1),
        ("8 pm", "2012-01-28", None, 1),
        ("two days ago", "2012-01-26", None, 1),
        ("night of 14 to 15 June", "2011-06-14", "2011-06-15", 2),
        ("weekend", "2012-01-28", "2012-01-29", 2),
        ("this week", "2012-01-23", "2012-01-29", 3),
        ("past week", "2012-01-22", "2012-01-28", 3),
        ("March 3-9", "2011-03-03", "2011-03-09", 3),
        ("March", "2011-03-01", "2011-03-31", 4),
        ("end of March", "2011-03-22", "2011-03-31", 4),
        ("mid-March", "2011-03-11", "2011-03-21", 4),
        ("last month", "2011-12-01", "2011-12-31", 4),
        ("November last year", "2011-11-01", "2011-11-30", 4),
        ("2011", "2011-01-01", "2011-12-31", 5),
        ("1980s", "1980-01-01", "1989-12-31", 5),
        ("summer 2011", "2011-06-01", "2011-08-31", 5),
        ("past two years", "2010-01-29", "2012-01-28", 5),
    ],
)
def test_words_mean_days_with_the_precision_of_ucdp(words, first, last, prec):
    assert interval(words) == (first, last or first, prec)


@given(days)
def test_a_whole_date_means_itself_however_it_is_written(day):
    name = calendar.month_name[day.month]
    for words in (f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}", day.isoformat()):
        found = resolve(words, None)
        assert (found.days.first, found.days.last, found.value) == (day, day, day.isoformat())


@given(days, st.integers(0, 6))
def test_a_weekday_of_the_past_is_that_weekday_within_the_week_before_the_report(report, number):
    found = resolve(calendar.day_name[number], report.isoformat())
    assert found.days.first.weekday() == number
    assert timedelta(0) <= report - found.days.first < timedelta(7)


@given(days, st.integers(0, 6))
def test_a_weekday_of_the_future_is_that_weekday_within_the_week_after_the_report(report, number):
    found = resolve(calendar.day_name[number], report.isoformat(), before="The court will meet on ")
    assert found.days.first.weekday() == number
    assert timedelta(0) < found.days.first - report <= timedelta(7)


@given(days, st.dates(date(2000, 1, 1), date(2000, 12, 28)))
def test_a_day_without_a_year_is_never_far_behind_or_ahead_of_the_report(report, day):
    words = f"{day.day} {calendar.month_name[day.month]}"
    found = resolve(words, report.isoformat())
    if found.days:  # 29 February
        assert -timedelta(3) <= report - found.days.first <= timedelta(366 * 2)
        assert (found.days.first.month, found.days.first.day) == (day.month, day.day)


def test_a_leap_day_that_only_a_coming_year_has_is_left_open():
    found = resolve("29 February", "1971-06-01")
    assert found.days is None or found.days.first <= date(1971, 6, 1)
    assert (found.days is None) == bool(found.reason)


@given(st.text(max_size=25).filter(lambda words: words.strip() and not set(words) & set("[]()\\")))
def test_any_words_give_days_or_a_reason(words):
    for report in ("2012-01-28", None, "0001-01-01", "9999-12-31"):
        found = resolve(words.strip(), report)
        assert (found.days is None) == bool(found.reason)


@pytest.mark.parametrize(
    ("words", "value", "reason"),
    [
        ("Thursday", "XXXX-WXX-4", "the report has no date"),
        ("January 7", "XXXX-01-07", "name the year"),
        ("yesterday", "", "the report has no date"),
    ],
)
def test_without_the_reports_date_a_relative_one_stays_open(words, value, reason):
    found = resolve(words, None)
    assert found.days is None
    assert found.value == value
    assert reason in found.reason


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Friday, January 26", "2012-01-26 is a Thursday"),
        ("31 September 2010", "no such day"),
        ("February 30", "no such day"),
        ("03/04/2011", "two days"),
    ],
)
def test_a_date_that_contradicts_itself_or_means_two_days_is_not_guessed(words, reason):
    found = resolve(words)
    assert found.days is None
    assert reason in found.reason


def test_a_numeric_date_is_read_where_only_one_reading_lies_before_the_report():
    assert interval("03/02/2012", "2012-02-10") == ("2012-02-03", "2012-02-03", 1)


def test_both_ends_of_a_range_mean_the_days_between():
    found = resolve_dates(marked("Fighting from [March 3](date) to [March 9](date) killed ten."))
    assert [(f.days.first.isoformat(), f.days.last.isoformat()) for f in found] == [("2011-03-03", "2011-03-09")] * 2


def test_a_range_that_ends_before_it_begins_is_refused_with_the_reason():
    found = resolve_dates(marked("Fighting from [March 9](date) to [March 3](date) killed ten."))
    assert [f.days for f in found] == [None, None]
    assert "ends on 2011-03-03, before it begins on 2011-03-09" in found[0].reason


def test_words_that_point_back_mean_the_day_told_of_last():
    found = resolve_dates(marked("On [January 7](date) a mine went off. [That evening](date) shops shut; a"
                                 " march came [two days later](date), not on the [previous day](date)."))  # fmt: skip
    assert [f.days.first.isoformat() for f in found] == ["2012-01-07", "2012-01-07", "2012-01-09", "2012-01-08"]


@pytest.mark.parametrize(
    ("before", "mod"),
    [
        ("since ", "ON_OR_AFTER"),
        ("As of ", "ON_OR_BEFORE"),
        ("before ", "BEFORE"),
        ("around ", "APPROX"),
        ("on ", None),
    ],
)
def test_the_preposition_says_how_the_event_stands_to_the_date(before, mod):
    assert resolve("March", before=f"Ten were killed {before}").mod == mod
