"""What a cell shows is what is read: days in 和暦, numbers as they are printed."""

import datetime
import io

import pytest
from openpyxl import Workbook, load_workbook

from piadesk.intake.excel.shown_value import shown_value

DAY = datetime.datetime(2025, 4, 1)


def shown(value, pattern="General", number=None):
    """What a cell of that value and format shows after it went through a file."""
    book = Workbook()
    cell = book.active["A1"]
    cell.value, cell.number_format = value, pattern
    if number:
        cell._style.numFmtId = number
    buffer = io.BytesIO()
    book.save(buffer)
    read = load_workbook(buffer, read_only=True, data_only=True)
    words = shown_value(read.active["A1"])
    read.close()
    return words


@pytest.mark.parametrize(
    ("value", "pattern", "words"),
    [
        (DAY, '[$-411]ggge"年"m"月"d"日";@', "令和7年4月1日"),
        (DAY, "yyyy/m/d", "令和7年4月1日"),
        (DAY, 'yyyy"年"m"月"', "令和7年4月"),
        (DAY, 'm"月"d"日"', "4月1日"),
        (DAY.replace(hour=9, minute=5), "yyyy/m/d h:mm", "令和7年4月1日 9:05"),
        (datetime.time(9, 5), "h:mm", "09:05"),
        (7, "General", "7"),
        (7.0, "General", "7"),
        (0.1 + 0.2, "General", "0.3"),
        (12345, "#,##0", "12,345"),
        (7, "000", "007"),
        (2.5, "0", "3"),
        (0.125, "0.0%", "12.5%"),
        (3, '0"件"', "3件"),
        (3, '"（"General"）"', "（3）"),
        (-3, "#,##0_);[Red](#,##0)", "-3"),
        (True, "General", "TRUE"),
        ("一行目_x000D_\n二行目", "General", "一行目\n二行目"),
    ],
)
def test_a_cell_is_read_as_it_shows(value, pattern, words):
    assert shown(value, pattern) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(58, "令和7年4月1日"), (31, "令和7年4月1日"), (55, "令和7年4月"), (56, "4月1日")],
)
def test_a_day_that_a_japanese_excel_formats_by_itself_is_a_day(number, words):
    assert shown(45748, number=number) == words


def test_a_number_that_is_no_day_stays_a_number():
    assert shown(99_999_999, number=58) == "99999999"
