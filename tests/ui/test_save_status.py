"""The tool bar says whether the sheet is saved, and that what is not is put by."""

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_window

FORM = catalogue.form("form2-r06")


def test_saving_speaks_from_the_first_change_to_the_save(qtbot, tmp_path):
    window = open_window(qtbot, Sheet(form=FORM.id))
    status = window.menus.bar.status
    window.desk.push(SetValue(Address((), FORM.title_item), "題"), "入力")
    assert status.text() == "未保存"
    window.desk.journal.write()
    status.look()
    assert status.text().startswith("未保存（控え ")
    window.messages.files.append(tmp_path / "評価書.piadesk")
    window.menus.actions["save"].trigger()
    assert status.text().startswith("保存しました ")
    window.close_sheet()
    assert status.text() == ""
