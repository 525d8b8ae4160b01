"""What a clerk types for a day, in a hurry."""

import datetime

import pytest

from piadesk.scheme.era import typed_date

TODAY = datetime.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("R70401", "2025-04-01"),
        ("r070401", "2025-04-01"),
        ("h271005", "2015-10-05"),
        ("令7.4.1", "2025-04-01"),
        ("昭64.1.7", "1989-01-07"),
        ("7.4.1", "2025-04-01"),
        ("７／４／１", "2025-04-01"),
        ("27.10.5", "2015-10-05"),
        ("2025/4/1", "2025-04-01"),
        ("R7.4.1", "2025-04-01"),
        ("令和7.4.1", "2025-04-01"),
    ],
)
def test_every_usual_short_way_is_read(typed, stored):
    assert typed_date(typed, TODAY) == stored


@pytest.mark.parametrize(
    "words", ["", "7", "4.1", "R7.13.1", "H31.5.1", "99.4.1", "令和7年度", "7.4.1まで"]
)
def test_what_names_no_single_day_stays_as_it_is(words):
    assert typed_date(words, TODAY) == words
