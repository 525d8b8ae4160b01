"""依頼用のExcel that came back changed: what the sheet has no place for is told, and stays out."""

import json

import pytest

from piadesk.exporting.request import request_workbook
from piadesk.exporting.returned import (
    Returned,
    left_out,
    lines_left_out,
    read_request,
    returned_copies,
)
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address, Entry, Sheet

FORM = catalogue.form("form3-r06")
TITLE = Address((), "cover.title")
IN_FILE = Address(("f1",), "file.name")


@pytest.fixture
def sheet():
    files = [Entry(id="f1", answers={"file.name": "甲"})]
    return Sheet(form=FORM.id, answers={TITLE.item: "題"}, rows={"file": files})


def reasons(sheet, *returned):
    return [(one.answer.words, one.reason) for one in left_out(FORM, sheet, returned)]


def changed(sheet, *returned):
    """What a merge would find: the answers in which both copies differ."""
    base, theirs = returned_copies(FORM, sheet, returned)
    return {
        str(one.address): (base.get(one.address), theirs.get(one.address))
        for one in returned
        if not any(left.answer is one for left in left_out(FORM, sheet, returned))
    }


def repeats():
    return [item.id for item in FORM.items if isinstance(item, d.Repeat)]


@pytest.mark.parametrize(
    "address",
    [
        Address(("f2",), "file.name"),
        Address((), "file.name"),
        Address(("f1",), "cover.title"),
        Address(("f1", "f1"), "file.name"),
        Address((), "no.item"),
        Address((), ""),
        Address((), repeats()[0]),
    ],
    ids=str,
)
def test_what_the_sheet_has_no_place_for_is_told_with_the_place_that_the_list_names(sheet, address):
    answer = Returned(address, None, "乙", "Ⅱ　特定個人情報ファイル")
    assert reasons(sheet, answer) == [("乙", "gone")]
    base, theirs = returned_copies(FORM, sheet, [answer])
    assert base == theirs == sheet
    [line] = lines_left_out(FORM, sheet, left_out(FORM, sheet, [answer]))
    assert "Ⅱ　特定個人情報ファイル" in line
    assert "乙" in line


def test_two_different_words_for_one_answer_are_told_and_alike_ones_are_one(sheet):
    first, other = Returned(TITLE, "題", "甲の題"), Returned(TITLE, "題", "乙の題")
    assert reasons(sheet, first, other) == [("甲の題", "twice"), ("乙の題", "twice")]
    base, theirs = returned_copies(FORM, sheet, [first, other])
    assert base == theirs == sheet
    assert reasons(sheet, first, first._replace(before=None)) == []
    assert changed(sheet, first, Returned(IN_FILE, "甲", "乙")) == {
        str(TITLE): ("題", "甲の題"),
        str(IN_FILE): ("甲", "乙"),
    }


@pytest.mark.parametrize("before", [{"a": 1}, [1], 7, True, None])
def test_a_state_before_that_is_no_such_answer_makes_the_clerk_choose(sheet, before):
    assert changed(sheet, Returned(TITLE, before, "新しい題")) == {str(TITLE): (None, "新しい題")}


@pytest.mark.parametrize("before", ['"題', "NaN", "[" * 9_000, "", json.dumps("長" * 40_000)])
def test_a_state_before_that_is_cut_or_none_leaves_the_list_readable(sheet, before):
    import io

    from openpyxl import load_workbook

    section = FORM.section_of[TITLE.item]
    book = load_workbook(io.BytesIO(request_workbook(FORM, sheet, [(section, ())], "")))
    for row in book.worksheets[0].iter_rows(min_row=5):
        if row[6].value == TITLE.item:
            row[3].value, row[7].value = "新しい題", before
    content = io.BytesIO()
    book.save(content)
    sheet_id, [returned] = read_request(content.getvalue())
    assert (sheet_id, returned.words) == (sheet.id, "新しい題")
    assert changed(sheet, returned) == {str(TITLE): (None, "新しい題")}
