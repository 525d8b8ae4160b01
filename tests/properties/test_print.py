"""Whatever stands in a sheet stands on its paper, on every form: no letter less, none blanked."""

import unicodedata
from collections import Counter
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk import kinds
from piadesk.boxes.sections import sheet_boxes
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.printing import missing_characters, print_sheet
from piadesk.printing.drawing.pages import paginate
from piadesk.printing.layout.parts import laid_out
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.sheets.walk import walk
from piadesk.typeface.faces import printable
from piadesk.words import say
from tests import pdf
from tests.sheets import blocks, sheets

FORMS = catalogue.form_ids()


LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""The reader of the test takes ﬀ apart, whatever the file says."""


def without_blanked(form, sheet):
    """The same sheet without the answers and entries that its marks blank."""
    open_ = deepcopy(sheet)
    for entry in list(walk(form, sheet)):
        if entry.blanked_by and entry.number == 0:
            try:
                block = open_.block(entry.address.path)
            except KeyError:
                continue
            block.answers.pop(entry.item.id, None)
            block.rows.pop(entry.item.id, None)
    return open_


def without_answers(form, sheet):
    bare = deepcopy(sheet)
    for rows in blocks(form, bare):
        bare.block(rows).answers.clear()
    return bare


def answered(form, entry):
    """What the paper must bear for an answer."""
    words = entry.shown
    if isinstance(entry.item, d.Marks):
        chosen = kinds.ChosenMarks.of(entry.value)
        words = kinds.MARKED * len(chosen.marked) + "".join(chosen.texts.values())
    if isinstance(entry.item, d.Choice) and entry.item.numbered and words:
        words += f"{form.choices_of(entry.item).index(words) + 1})"
    return printable(words)


def shown(row, start, stop):
    """The lines that are not empty; of a row without any the first."""
    return [line for line in range(start, stop) if line == row.next_shown(line) or not line]


def letters_laid_out(form, sheet):
    """The letters of all cells, before any page is broken."""
    cells = (
        cell
        for part in laid_out(sheet_boxes(form, sheet))
        for row in part.rows
        for cell in row.cells
    )
    return Counter(pdf.bare("".join(line for cell in cells for line in cell.lines)))


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=7, deadline=None)
@given(data=st.data())
def test_the_rows_bear_the_open_answers_letter_for_letter(form_id, data):
    form = catalogue.form(form_id)
    sheet = without_blanked(form, data.draw(sheets(form)))
    asked = "".join(answered(form, entry) for entry in walk(form, sheet))
    more = letters_laid_out(form, sheet)
    more.subtract(letters_laid_out(form, without_answers(form, sheet)))
    assert +more == Counter(pdf.bare(asked))
    assert not -more


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_the_pages_bear_the_rows_letter_for_letter(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form))
    pages = sheet_pages(form, sheet)
    placed = (piece for page in pages for frame in page.frames for piece in frame.slices)
    lines = (line for piece in placed for cell in piece.row.cells for line in piece.lines_of(cell))
    numbers = (say("print.page", number=n + 1, total=len(pages)) for n in range(len(pages)))
    words = pdf.bare("".join((*lines, *numbers))).translate(LIGATURES)
    assert pdf.letters(print_sheet(form, sheet)) == Counter(words)


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=7, deadline=None)
@given(data=st.data())
def test_every_line_of_every_row_is_placed_once_and_in_order(form_id, data):
    form = catalogue.form(form_id)
    parts = list(laid_out(sheet_boxes(form, data.draw(sheets(form)))))
    placed = [
        (id(piece.row), line)
        for page in paginate(parts)
        for frame in page.frames
        for piece in frame.slices
        for line in shown(piece.row, piece.start, piece.stop)
    ]
    rows = [row for part in parts for row in part.rows]
    wanted = [(id(row), line) for row in rows for line in shown(row, 0, row.count)]
    known = set(map(id, rows))
    assert [place for place in placed if place[0] in known] == wanted


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_blanked_answers_leave_no_trace(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form))
    bare = without_blanked(form, sheet)
    assert list(laid_out(sheet_boxes(form, sheet))) == list(laid_out(sheet_boxes(form, bare)))


@settings(max_examples=7, deadline=None)
@given(sheets(catalogue.form("form2-r06")))
def test_every_stand_in_was_told_beforehand(sheet):
    form = catalogue.form(sheet.form)
    text = pdf.text(print_sheet(form, sheet))
    told = missing_characters(form, sheet)
    assert all(one.stand_in in text for one in told)
    assert text.count("〓(") >= sum(one.count for one in told)
