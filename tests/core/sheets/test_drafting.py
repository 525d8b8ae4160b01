"""Who drafted and who checked a sheet: kept in it, told when the answers are others since."""

from piadesk.forms import catalogue
from piadesk.sheets.drafting import (
    NOTE,
    Drafting,
    Signed,
    drafting_of,
    is_changed_since,
    note_drafting,
)
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.storage import store

BOTH = Drafting(Signed("市民課　山田", "2026-11-01"), Signed("情報課　林", "2026-11-20"))
NAME = Address((), "basic.affair.name")


def checked_sheet():
    sheet = Sheet(form="form2-r06", rows={"log": [Entry(id="r", answers={"log.item": "Ⅰ"})]})
    apply(sheet, note_drafting(sheet, BOTH))
    return sheet


def test_it_stays_in_the_file(tmp_path):
    path = tmp_path / "sheet.piadesk"
    store.save(checked_sheet(), catalogue.form("form2-r06"), path)
    read = store.load(path).sheet
    assert drafting_of(read) == BOTH
    assert not is_changed_since(read)


def test_a_change_after_the_check_is_told_until_it_is_taken_back_or_checked_again():
    sheet = checked_sheet()
    back = apply(sheet, SetValue(Address(("r",), "log.item"), "Ⅱ"))
    assert is_changed_since(sheet)
    apply(sheet, back)
    assert not is_changed_since(sheet)
    apply(sheet, SetValue(NAME, "別の事務"))
    apply(sheet, note_drafting(sheet, BOTH._replace(drafted=Signed("市民課　森", ""))))
    assert is_changed_since(sheet), "another 起案者 is no other check"
    apply(sheet, note_drafting(sheet, BOTH._replace(checked=Signed("林", "2026-11-21"))))
    assert not is_changed_since(sheet)


def test_what_later_programs_keep_there_stays_and_nobody_is_nothing():
    sheet = checked_sheet()
    sheet.notes[NOTE]["approved"] = {"by": "部長"}
    sheet.notes[NOTE]["drafted"]["phone"] = "1234"
    apply(sheet, note_drafting(sheet, BOTH))
    assert sheet.notes[NOTE]["approved"] == {"by": "部長"}
    assert sheet.notes[NOTE]["drafted"]["phone"] == "1234"
    del sheet.notes[NOTE]["approved"]
    apply(sheet, note_drafting(sheet, Drafting()))
    assert NOTE not in sheet.notes
