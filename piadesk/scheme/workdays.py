"""Days on which an office is open: neither weekend nor 国民の祝日 nor the turn of the year."""

import datetime
from typing import Final

import jpholiday

_TURN_OF_THE_YEAR: Final = ((12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3))
"""行政機関の休日に関する法律 第1条, and what the 条例 of the bodies take from it."""


def is_workday(day: datetime.date) -> bool:
    """Whether an office is open on that day."""
    closed = (day.month, day.day) in _TURN_OF_THE_YEAR or jpholiday.is_holiday(day)
    return day.weekday() < 5 and not closed


def workday_until(day: datetime.date) -> datetime.date:
    """That day, or the last one before it on which an office is open."""
    while not is_workday(day):
        day -= datetime.timedelta(days=1)
    return day
