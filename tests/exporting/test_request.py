"""依頼用のExcel: another 課 fills in a list; what comes back is merged, and conflicts are shown."""

import io

import pytest
from openpyxl import load_workbook

from piadesk.exporting.request import MARK, request_workbook
from piadesk.exporting.request_scope import offices, scope_called, scopes
from piadesk.exporting.returned import left_out, read_request, returned_copies
from piadesk.forms import catalogue
from piadesk.revision.merge import divergences
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.words import say

FORM = catalogue.form("form2-r06")
SECTION = next(section for section in FORM.sections if section.id == "threshold")
PARTS = [(SECTION, ())]
SIZE, DAY = "threshold.population.size", "threshold.population.as_of"


@pytest.fixture
def sheet():
    return Sheet(form=FORM.id, answers={SIZE: "1万人以上10万人未満", DAY: "2025-04-01"})


def filled(sheet, **words):
    """The list as it comes back, with words in the rows of these items."""
    book = load_workbook(io.BytesIO(request_workbook(FORM, sheet, PARTS, "")))
    page = book.worksheets[0]
    by_item = {row[6].value: row for row in page.iter_rows(min_row=5)}
    for item, new in words.items():
        by_item[item][3].value = new
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def merged(sheet, content):
    base, theirs = returned_copies(FORM, sheet, read_request(content)[1])
    found = divergences(FORM, base, sheet, theirs)
    return {str(one.address): (one.theirs, one.is_conflict) for one in found}


def test_a_row_tells_question_present_text_choices_and_offers_them(sheet):
    page = load_workbook(io.BytesIO(request_workbook(FORM, sheet, PARTS, ""))).worksheets[0]
    row = next(row for row in page.iter_rows(min_row=5) if row[6].value == SIZE)
    assert "対象人数" in row[0].value
    assert row[2].value == "1万人以上10万人未満"
    assert row[4].value.splitlines() == list(FORM.choices_of(FORM.by_id[SIZE]))
    assert any(row[3].coordinate in rule.sqref for rule in page.data_validations.dataValidation)
    assert page.column_dimensions["G"].hidden


def test_what_was_filled_in_is_taken_as_it_would_be_typed(sheet):
    content = filled(sheet, **{SIZE: "30万人以上", DAY: "令和8年4月1日"})
    assert merged(sheet, content) == {SIZE: ("30万人以上", False), DAY: ("2026-04-01", False)}


def test_what_was_changed_here_meanwhile_is_a_conflict(sheet):
    content = filled(sheet, **{SIZE: "30万人以上"})
    sheet.answers[SIZE] = "10万人以上30万人未満"
    assert merged(sheet, content) == {SIZE: ("30万人以上", True)}


def test_a_list_that_nobody_filled_in_changes_nothing(sheet):
    assert merged(sheet, filled(sheet)) == {}


def test_the_word_for_it_empties_an_answer_and_what_cannot_be_read_leaves_it(sheet):
    clear = say("request.clear")
    assert merged(sheet, filled(sheet, **{SIZE: clear})) == {SIZE: (None, False)}
    mark = "basic.article9_2.applied"
    sheet.answers[mark] = True
    parts = [(FORM.section_of[mark], ())]
    book = load_workbook(io.BytesIO(request_workbook(FORM, sheet, parts, "")))
    row = next(row for row in book.worksheets[0].iter_rows(min_row=5) if row[6].value == mark)
    row[3].value = "たぶん"
    content = io.BytesIO()
    book.save(content)
    assert merged(sheet, content.getvalue()) == {}
    returned = read_request(content.getvalue())[1]
    left = left_out(FORM, sheet, returned)
    assert [(one.answer.words, one.reason) for one in left] == [("たぶん", "unread")]


@pytest.mark.parametrize(
    ("item", "words"),
    [(SIZE, "30万人くらい"), (SIZE, "6)"), (DAY, "来月末"), (DAY, "令和8年13月1日")],
)
def test_what_is_no_such_answer_is_told_and_leaves_the_answer(sheet, item, words):
    content = filled(sheet, **{item: words})
    assert merged(sheet, content) == {}
    [left] = left_out(FORM, sheet, read_request(content)[1])
    assert (left.answer.address.item, left.answer.words, left.reason) == (item, words, "unread")


def test_an_entry_a_file_or_what_an_office_writes_can_be_asked_for():
    form = catalogue.form("form3-r06")
    to = Entry(id="m1", answers={"file.provide.move.name": "税務課"})
    files = [
        Entry(id="f1", answers={"file.name": "甲", "file.info.department": "市民課"}),
        Entry(id="f2", answers={"file.name": "乙"}, rows={"file.provide.move": [to]}),
    ]
    made = Sheet(form=form.id, rows={"file": files})
    assert offices(form, made) == ["市民課"]
    assert {part[1] for part in scope_called(form, made, "市民課").parts} == {("f1",)}
    assert scope_called(form, made, "税務課").parts == (Address(("f2", "m1"), "file.provide.move"),)
    assert scope_called(form, made, "乙").name == "ファイル「乙」の全部の章"
    assert scope_called(form, made, "水道課") is None
    work = Address(("f2", "m1"), "file.provide.move.name")
    here = (form.section_of["file.name"], ("f2",))
    names = [scope.name for scope in scopes(form, made, here, work)]
    assert "（乙）" in names[0]
    assert "移転先1" in names[1]
    assert [scope.name for scope in scopes(form, made, None, work)] == names[1:]


def test_another_workbook_is_no_such_list():
    book = load_workbook(io.BytesIO(filled(Sheet(form=FORM.id))))
    book.worksheets[0]["G1"].value = MARK.upper()
    content = io.BytesIO()
    book.save(content)
    assert read_request(content.getvalue()) is None
