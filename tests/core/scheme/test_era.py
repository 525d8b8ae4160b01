"""Dates: every way a clerk writes a day is read, and what is no day stays as it was typed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piadesk.scheme.era import ERAS, parse_date, shown_date, stored_date

WAYS = [
    "令和7年4月1日",
    "令和７年４月１日",
    "令和 7 年 4 月 1 日",
    "R7.4.1",
    "r7/4/1",
    "Ｒ７．４．１",
    "2025-04-01",
    "2025/4/1",
    "2025年4月1日",
    "20250401",
]


@pytest.mark.parametrize("typed", WAYS)
def test_a_day_is_read_however_it_is_written(typed):
    assert stored_date(typed) == "2025-04-01"


@given(st.dates(ERAS[-1].first_day, datetime.date(2999, 12, 31)))
def test_every_day_comes_back_from_its_printed_words(day):
    assert parse_date(shown_date(day.isoformat())) == day


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2019-05-01", "令和元年5月1日"),
        ("2019-04-30", "平成31年4月30日"),
        ("1989-01-07", "昭和64年1月7日"),
        ("1989-01-08", "平成元年1月8日"),
        ("1926-12-25", "昭和元年12月25日"),
        ("1926-12-24", "大正15年12月24日"),
        ("1912-07-30", "大正元年7月30日"),
        ("1912-07-29", "明治45年7月29日"),
    ],
)
def test_eras_change_on_their_first_day(day, printed):
    assert shown_date(day) == printed


def test_the_first_year_is_read_in_both_ways():
    assert (
        parse_date("令和元年10月1日") == parse_date("令和1年10月1日") == datetime.date(2019, 10, 1)
    )


@pytest.mark.parametrize(
    "typed",
    [
        "令和2年度",
        "平成27年7月予定",
        "平成31年5月1日",
        "令和7年2月30日",
        "未定",
        "",
        "令和0年1月1日",
        "1",
    ],
)
def test_what_is_no_day_stays_as_it_was_typed(typed):
    assert stored_date(typed) == typed
    assert shown_date(typed) == typed


@given(st.text())
def test_no_text_is_lost_or_breaks_the_reading(text):
    stored = stored_date(text)
    assert stored == text or parse_date(text) == parse_date(stored)
