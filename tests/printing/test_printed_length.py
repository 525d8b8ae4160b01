"""The length that is told while writing is that of the paper."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.printing.printed_length import text_room
from piadesk.sheets.sheet import Address, Entry, Sheet

FORM = catalogue.form("form2-h31")
ABOUT = Address((), "basic.affair.description")
ADDRESSES = [ABOUT, Address((), "cover.special_notes"), Address(("r",), "log.before")]


def sheet_with(address, text):
    sheet = Sheet(form=FORM.id, rows={"log": [Entry(id="r")]})
    sheet.put(address, text)
    return sheet


def lines_on_paper(sheet, address):
    """Of all its pieces on all pages, and of the cell that the answer stands in."""
    pages = sheet_pages(FORM, sheet)
    rows = [piece.row for page in pages for frame in page.frames for piece in frame.slices]
    row = [row for row in rows if address in [held for _, held in row.holds]][-1]
    x = next(x for x, held in row.holds if held == address)
    return max(len(cell.lines) for cell in row.cells if cell.x == x)


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
@settings(max_examples=4)
@given(text=st.text("あ字。（「Aa1 \n、", min_size=1, max_size=200).filter(str.strip))
def test_it_is_as_many_lines_as_the_paper_has(address, text):
    sheet = sheet_with(address, text)
    assert text_room(FORM, sheet, address).length(text).lines == lines_on_paper(sheet, address)


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_a_text_of_full_lines_is_as_many_lines_as_the_paper_has(address):
    sheet = sheet_with(address, "あ" * 1500)
    told = text_room(FORM, sheet, address).length("あ" * 1500)
    assert told.lines == lines_on_paper(sheet, address)


def test_an_answer_that_no_paper_has_is_none():
    assert text_room(FORM, Sheet(form=FORM.id), Address(("gone",), "log.before")) is None
