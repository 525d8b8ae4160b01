"""Where no earlier save can be kept the sheet is saved all the same, and the clerk is told."""

from piadesk.forms import catalogue
from piadesk.places import data_folder
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.storage import store
from piadesk.words import say
from tests.faults.table import fault
from tests.ui.opened import open_window

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")


@fault("F02 F91", "nothing more can be written among the earlier saves")
def test_a_save_that_is_not_among_the_earlier_ones_is_told_until_one_is(qtbot, tmp_path):
    path = tmp_path / "評価書.json"
    store.save(new_sheet(FORM), FORM, path)
    window = open_window(qtbot)
    window.open(path)
    earlier, away = data_folder() / "earlier", data_folder() / "away"
    earlier.rename(away)
    earlier.write_bytes(b"")
    window.desk.push(SetValue(TITLE, "甲"), "入力")
    assert window.save()
    assert window.notice.text() == say("window.no_earlier")
    assert store.load(path).sheet.get(TITLE) == "甲"
    earlier.unlink()
    away.rename(earlier)
    window.desk.push(SetValue(TITLE, "乙"), "入力")
    assert window.save()
    assert window.notice.text() == ""
