"""A ready-made text put into an answer: nothing written is lost, and it is noted until edited."""

import pytest

from piadesk.acts.inserting import insertion
from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.inserted import Inserted, inserted_at, note_inserted
from piadesk.sheets.sheet import Address, new_sheet

FORM = catalogue.form("form2-r06")
LONG, SHORT = Address((), "basic.affair.description"), Address((), "basic.affair.name")
NEW = Inserted("phrase", "受付", "窓口で受け付ける。")


@pytest.mark.parametrize(
    ("address", "before", "place", "after"),
    [
        (LONG, "", -1, "窓口で受け付ける。"),
        (LONG, "審査する。", -1, "審査する。\n窓口で受け付ける。"),
        (LONG, "審査する。", 0, "審査する。\n窓口で受け付ける。"),
        (LONG, "審査し通知する。", 3, "審査し窓口で受け付ける。通知する。"),
        (LONG, "一\n二", 2, "一\n窓口で受け付ける。\n二"),
        (LONG, "審査する。\n", -1, "審査する。\n窓口で受け付ける。"),
        (LONG, "審査する。", None, "窓口で受け付ける。"),
        (SHORT, "給付", -1, "給付　窓口で受け付ける。"),
    ],
)
def test_a_text_goes_where_the_cursor_is_and_one_step_takes_it_back(address, before, place, after):
    sheet = new_sheet(FORM)
    sheet.put(address, before or None)
    done = insertion(FORM, sheet, address, NEW, place)
    back = apply(sheet, done.edit)
    assert sheet.get(address) == after
    assert after[: done.end].endswith(NEW.text)
    apply(sheet, back)
    assert (sheet.get(address), sheet.notes) == (before or None, {})


def test_it_is_told_until_it_is_edited_or_somebody_says_that_it_stays():
    sheet = new_sheet(FORM)
    apply(sheet, insertion(FORM, sheet, LONG, NEW).edit)
    assert codes(sheet) == {"inserted_phrase"}
    sheet.put(LONG, "前の文。窓口で受け付ける。")
    assert codes(sheet) == {"inserted_phrase"}
    sheet.put(LONG, "窓口又は郵送で受け付ける。")
    assert codes(sheet) == set()
    sheet.put(LONG, NEW.text)
    apply(sheet, note_inserted(sheet, LONG, NEW.text, None))
    assert codes(sheet) == set()


def test_the_offices_own_words_in_a_short_answer_are_not_doubted():
    sheet = new_sheet(FORM)
    apply(sheet, insertion(FORM, sheet, SHORT, NEW).edit)
    assert sheet.notes == {}
    apply(sheet, insertion(FORM, sheet, SHORT, Inserted("example", "", "例")).edit)
    assert codes(sheet) == {"inserted_example"}


def test_an_example_is_a_warning_and_two_texts_are_noted_beside_each_other():
    sheet = new_sheet(FORM)
    example = Inserted("example", "", "職員が審査する。")
    for one in (NEW, example, example):
        apply(sheet, insertion(FORM, sheet, LONG, one).edit)
    assert inserted_at(sheet, LONG, sheet.get(LONG)) == [NEW, example]
    assert codes(sheet) == {"inserted_phrase", "inserted_example"}


@pytest.mark.parametrize("noted", [5, {"basic.affair.description": 3}, {str(LONG): [1, {}]}])
def test_notes_of_another_shape_are_left_alone(noted):
    sheet = new_sheet(FORM)
    sheet.put(LONG, "文")
    sheet.notes["inserted"] = noted
    assert inserted_at(sheet, LONG, "文") == []
    assert sheet.notes["inserted"] == noted


def codes(sheet):
    return {one.code for one in check(FORM, sheet) if one.code.startswith("inserted")}
