"""他の評価書の記載: read beside the window when it is unfolded, and taken over in part or whole."""

import pytest
from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.storage import store
from piadesk.storage.settings import load_settings, save_settings
from tests.recorder import Recorder
from ui.desk.desk import Desk
from ui.wizard.wizard import Wizard

AFFAIR = Address((), "basic.affair.description")
FORM = catalogue.form("form2-r06")


@pytest.fixture
def folder(tmp_path):
    for title, text in (
        ("税の事務", "申告を受け付ける。課税する。"),
        ("福祉の事務", "申請を審査する。"),
    ):
        sheet = new_sheet(FORM)
        sheet.answers.update({"cover.title": title, AFFAIR.item: text})
        store.save(sheet, FORM, tmp_path / f"{title}.piadesk")
    return tmp_path


@pytest.fixture
def wizard(qtbot):
    wizard = Wizard(Desk(FORM, new_sheet(FORM)), Recorder(), None)
    qtbot.addWidget(wizard)
    wizard.resize(1366, 660)
    with qtbot.waitExposed(wizard):
        wizard.show()
    wizard.go_to(AFFAIR)
    wizard._work_on(AFFAIR)
    yield wizard
    wizard.close_down()


def unfold(qtbot, wizard):
    qtbot.mouseClick(wizard.guidance.aids().others_fold.button, Qt.MouseButton.LeftButton)
    return wizard.guidance.aids().others


def test_what_others_say_is_shown_and_a_part_of_it_taken_over(qtbot, wizard, folder):
    settings = load_settings()
    settings.folder = str(folder)
    save_settings(settings)
    pane = unfold(qtbot, wizard)
    qtbot.waitUntil(lambda: len(pane.wordings) == 2)
    shown = [pane.list.item(row).text() for row in range(2)]
    assert all("様式2" in line for line in shown)
    pane.list.setCurrentRow(next(row for row in range(2) if "税" in shown[row]))
    cursor = pane.text.textCursor()
    cursor.setPosition(9)
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    pane.text.setTextCursor(cursor)
    qtbot.mouseClick(pane.take, Qt.MouseButton.LeftButton)
    assert wizard.desk.sheet.get(AFFAIR) == "課税する。"
    noted = wizard.desk.sheet.notes["inserted"][str(AFFAIR)]
    assert noted == [{"from": "sheet", "name": "税の事務", "text": "課税する。"}]


def test_the_folder_is_asked_for_where_none_is_known_and_no_answer_is_told(qtbot, wizard, folder):
    pane = unfold(qtbot, wizard)
    assert "フォルダーを選ぶと" in pane.state.text()
    wizard._messages.files = [folder, folder / "gone"]
    qtbot.mouseClick(pane.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(pane.wordings) == 2)
    wizard._work_on(Address((), "basic.department.name"))
    qtbot.waitUntil(lambda: "ありません" in pane.state.text())
    qtbot.mouseClick(pane.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "読めませんでした" in pane.state.text())


def test_nothing_is_taken_over_into_a_sheet_that_may_only_be_read(qtbot, wizard):
    wizard.desk.read_only = "見本です。"
    pane = unfold(qtbot, wizard)
    wizard.guidance.show_nothing()
    wizard._work_on(AFFAIR)
    wizard.guidance.aids()  # else they come when the keyboard rests
    assert not pane.take.isEnabled()
