"""The office's own workbook filled for publication: ■ in brackets, and nothing old that leaks."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from piadesk.acts.withholding import published_copy
from piadesk.errors import PiadeskError
from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto
from piadesk.official.filling import fill_workbook
from piadesk.official.withheld import refuse_words_left
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, Sheet, new_sheet
from piadesk.sheets.withheld import withhold

FORM = catalogue.form("form2-r06")
AUDITS = Address((), "risk.audit.kinds")
KINDS = [option.label for option in FORM.by_id[AUDITS.item].options]
AFFAIR = Address((), "basic.affair.description")


def sheet(*withheld):
    answers = {AFFAIR.item: "第七書庫で受ける。", "basic.department.name": "東課"}
    made = Sheet(form=FORM.id, answers={**answers, AUDITS.item: {"marked": [KINDS[0]]}})
    for address, words in withheld:
        apply(made, withhold(made, address, words, "秘密"))
    return made


def blank():
    return load_workbook(io.BytesIO(sheet_workbook(FORM, new_sheet(FORM))))


def content_of(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def look_for_old_words(made, book):
    refuse_words_left(FORM, made, published_copy(FORM, made), content_of(book))


def test_marks_that_are_kept_back_are_black_in_their_brackets_and_told_when_read():
    copy = published_copy(FORM, sheet((AUDITS, "")))
    result = fill_workbook(FORM, copy, content_of(blank()), "様式.xlsx")
    assert AUDITS not in {one.address for one in result.unplaced}
    pages = load_workbook(io.BytesIO(result.content))
    cells = [cell.value for page in pages for row in page for cell in row]
    assert cells.count("■") == len(KINDS)
    imported = read_onto(FORM, text_of_workbook(result.content, "様式.xlsx"))
    assert "marks_hidden" in {note.code for note in imported.report.notes}
    assert AUDITS.item not in imported.sheet.answers


@pytest.mark.parametrize("where", ["cell", "comment", "property"])
def test_old_words_that_are_kept_back_are_not_published_from_a_workbook_that_has_them(where):
    made, book = sheet((AFFAIR, "第七書庫")), blank()
    if where == "cell":
        book.worksheets[-1]["Z200"] = "昨年は第七\n書庫に置いた。"
    elif where == "comment":
        book.worksheets[0]["A1"].comment = Comment("第七書庫？", "係")
    else:
        book.properties.title = "第七書庫"
    with pytest.raises(PiadeskError) as refused:
        look_for_old_words(made, book)
    assert refused.value.code == "official.words_left"


def test_words_that_the_copy_has_itself_are_no_old_ones():
    made = sheet((Address((), "basic.department.name"), ""))
    made.answers["basic.department.head_title"] = "東課長"
    book = blank()
    book.worksheets[-1]["Z200"] = "東課長"
    look_for_old_words(made, book)


@pytest.mark.parametrize("style", ["cells", "words"])
def test_a_mark_that_is_kept_back_never_fills_a_square_for_that_sets_it(style):
    book = blank()
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.value not in KINDS:
                    continue
                left = next(c for c in reversed(row[: cell.column - 1]) if c.value == "］")
                opening = next(c for c in reversed(row[: left.column - 1]) if c.value == "［")
                opening.value, left.value = None, "□" if style == "cells" else None
                cell.value = cell.value if style == "cells" else f"□{cell.value}"
    copy = published_copy(FORM, sheet((AUDITS, "")))
    result = fill_workbook(FORM, copy, content_of(book), "様式.xlsx")
    assert (AUDITS, "no_cell") in result.unplaced
    pages = load_workbook(io.BytesIO(result.content))
    assert not [c for page in pages for row in page for c in row if "■" in str(c.value)[:2]]


def test_a_day_kept_back_is_looked_for_as_it_is_printed():
    made = sheet((Address((), "cover.published_on"), ""))
    made.answers["cover.published_on"] = "2025-02-03"
    book = blank()
    book.worksheets[-1]["Z200"] = "令和7年2月3日"
    with pytest.raises(PiadeskError) as refused:
        look_for_old_words(made, book)
    assert refused.value.code == "official.words_left"
    made.answers["threshold.population.as_of"] = "2025-02-03"
    look_for_old_words(made, book)
