"""A copy of the sheet for a worker: later edits do not reach it."""

from piadesk.places import RESOURCES
from piadesk.sheets.edits import MoveEntry, SetNote, SetValue, apply
from piadesk.sheets.sheet import Address, snapshot
from piadesk.storage import store


def test_a_snapshot_says_what_the_sheet_said_whatever_is_edited_afterwards():
    sheet = store.load(RESOURCES / "samples" / "form3-r06.json").sheet
    before = str(sheet)
    copy = snapshot(sheet)
    log = Address((), "log")
    apply(sheet, SetValue(Address(("file1",), "file.name"), "別のファイル"))
    apply(sheet, SetValue(Address((), "cover.title"), None))
    apply(sheet, MoveEntry(log, sheet.entries(log)[0].id, 1))
    apply(sheet, SetNote("set_aside", {"cover.title": "理由"}))
    assert str(copy) == before != str(sheet)
