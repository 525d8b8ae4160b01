"""起案と点検: the clerk says who drafted and who checked, sees it on 確認 and on the 回議書."""

from PySide6.QtCore import Qt

from piadesk.printing import CirculationOptions, print_circulation, print_sheet
from piadesk.sheets.drafting import drafting_of
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from tests import pdf
from tests.ui.opened import open_window
from ui.dialogs.drafting_dialog import DraftingDialog


def test_who_drafted_and_checked_is_written_on_the_review_and_undone(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06"))
    window.settings.author = "市民課　山田"
    window.wizard.go_to_review()
    line = window.wizard.review.drafting
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(DraftingDialog)
    assert dialog.names["drafted"].text() == "市民課　山田"
    dialog.days["drafted"].setText("R8.11.1")
    dialog.names["checked"].setText("林")
    dialog.accept()
    assert drafting_of(window.desk.sheet).drafted.on == "2026-11-01"
    assert "起案者：市民課　山田 令和8年11月1日　点検者：林" in line.words.text()
    window.desk.push(SetValue(Address((), "basic.affair.name"), "事務"), "入力")
    assert "点検のあとで" in line.words.text()
    window.desk.stack.undo()
    window.desk.stack.undo()
    assert drafting_of(window.desk.sheet).drafted.by == ""


def test_the_pack_names_them_and_the_official_form_does_not(qtbot):
    window = open_window(qtbot, Sheet(form="form2-h31"))
    window.menus.run("drafting")
    dialog = window.findChild(DraftingDialog)
    dialog.names["drafted"].setText("起案太郎")
    dialog.names["checked"].setText("点検花子")
    dialog.accept()
    form, sheet = window.desk.form, window.desk.sheet
    pack = pdf.text(print_circulation(form, None, sheet, CirculationOptions()))
    assert "起案太郎" in pack
    assert "点検花子" in pack
    assert "太郎" not in pdf.text(print_sheet(form, sheet))
