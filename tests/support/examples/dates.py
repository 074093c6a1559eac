"""Labelling functions for dates: name, text, the words voted for in it, and a text that is left alone."""

from typing import Final

DATES: Final = (
    ("day_of_month", "On January 7, 2012 it rained.", ("January 7, 2012",), "The January rains came."),
    ("month", "It has rained since March 2005.", ("March 2005",), "They march and may stay."),
    ("weekday", "It began late on Thursday.", ("late on Thursday",), "It began late."),
    ("deictic_day", "It began early yesterday.", ("early yesterday",), "It began early."),
    ("pointed_time", "It began last night.", ("last night",), "It lasted all night."),
    ("year", "It began in 2011.", ("2011",), "It sold 2011 books."),
    ("decade", "It began in the 1980s.", ("1980s",), "It began in his eighties."),
    ("clock_time", "It began at 16:00 on Friday.", ("16:00 on Friday",), "The score was 16."),
    ("noon_or_midnight", "It began around noon.", ("noon",), "It began around lunch."),
    ("time_ago", "It began two days ago.", ("two days ago",), "It lasted two days."),
    ("same_or_next_day", "He died the same day.", ("same day",), "He works every day."),
    ("numeric_date", "Report of 26.02.2013.", ("26.02.2013",), "Report of 26 pages."),
)
