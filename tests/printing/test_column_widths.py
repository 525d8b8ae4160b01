"""Columns of a table take what their texts need."""

import pytest

from piadesk.printing.layout.column_widths import needed_widths
from piadesk.printing.layout.texts import line_width

HEADS = ("変更日", "変更前の記載", "変更後の記載", "提出時期")
GIVEN = (120.0, 250.0, 250.0, 130.0)


def widths(*rows):
    return needed_widths(HEADS, rows, GIVEN)


def test_a_column_of_words_takes_no_more_than_they_need():
    date, _, _, timing = widths(("令和6年10月18日", "長い文。" * 30, "長い文。" * 30, "事前"))
    assert line_width("令和6年10月18日") < date - 8 < line_width("令和6年10月18日") + 4
    assert timing < 40


def test_a_column_of_long_texts_gets_what_others_leave():
    _, before, after, _ = widths(*[("令和6年10月18日", "（略）", "改めた文。" * 60, "事前")] * 5)
    assert after > before
    assert after > GIVEN[2]


@pytest.mark.parametrize("text", ["短い", "長い文。" * 90, "改\n行\n" * 20, "改\r行\v😀", ""])
def test_the_table_stays_as_wide_as_it_is(text):
    row = ("令和6年10月18日", text, text * 2, "事後")
    assert sum(widths(row)) == pytest.approx(sum(GIVEN))
    assert min(widths(row)) > 30


def test_without_rows_or_without_texts_the_form_decides():
    assert widths() == list(GIVEN)
    assert widths(("", "", "", "")) == list(GIVEN)


def test_a_word_wider_than_its_column_is_a_text_as_others():
    (first, *_) = widths(("令和6年10月18日から令和7年まで", "文", "文", "事前"))
    assert first >= 0.6 * GIVEN[0]


@pytest.mark.parametrize("line_end", ["\n", "\r", "\u2028", "\v"])
def test_a_line_end_of_any_kind_makes_no_column_of_words(line_end):
    assert sum(needed_widths(["番号"], [[f"1{line_end}2"]], [60.0])) == 60.0
