"""Numbers are read as clerks write them; what may be something else stays words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piadesk.texts.numbers import parse_number, shown_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1234", "1234"),
        ("1,234", "1234"),
        ("１，２３４円", "1234"),
        ("  1,234 円 ", "1234"),
        ("￥1,234", "1234"),
        ("1.2万", "12000"),
        ("1万2,345", "12345"),
        ("1億2,000万円", "120000000"),
        ("3千", "3000"),
        ("0", "0"),
        ("12.50", "12.5"),
        ("－5", "-5"),
    ],
)
def test_a_number_is_read_in_any_usual_way(words, number):
    assert parse_number(words, "円") == Decimal(number)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            " ",
            "円",
            "-",
            "万",
            "たくさん",
            "約300",
            "3～5",
            "300以上",
            "1,23",
            "1、234",
            "007",
        ),
        *("1 234", "1.2.3", "1万12,345", "300人", "①", "10²", "三百", "1e3", "12円円", "△5"),
    ],
)
def test_what_may_be_something_else_is_no_number(words):
    assert parse_number(words, "円") is None


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
    )
)
def test_what_is_shown_is_read_as_the_same_number(number):
    assert parse_number(shown_number(number, 1)) == number


def test_digits_are_added_but_never_taken():
    assert shown_number(Decimal("1234.5"), 2) == "1,234.50"
    assert shown_number(Decimal("1234.567"), 0) == "1,234.567"
    assert shown_number(Decimal("1e3"), 0) == "1,000"
