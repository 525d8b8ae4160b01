"""よい例 beside the item: read, taken over without losing a word, told until it is edited."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, new_sheet
from tests.recorder import Recorder
from ui.desk.desk import Desk
from ui.wizard.wizard import Wizard

AFFAIR = Address((), "basic.affair.description")


@pytest.fixture
def wizard(qtbot):
    form = catalogue.form("form2-r06")
    sheet = new_sheet(form)
    sheet.put(AFFAIR, "申請を受け付ける。審査する。")
    wizard = Wizard(Desk(form, sheet), Recorder(), None)
    qtbot.addWidget(wizard)
    wizard.resize(1366, 660)
    with qtbot.waitExposed(wizard):
        wizard.show()
    wizard.activateWindow()
    wizard.go_to(AFFAIR)
    wizard._work_on(AFFAIR)
    yield wizard
    wizard.close_down()


def test_the_help_shows_faults_and_examples_of_what_is_written_in_words(wizard):
    pane = wizard.guidance.aids().examples
    assert "電子申請" in pane.faults.text()
    assert pane.good.isVisible()
    assert pane.bad.isVisible()
    wizard._work_on(Address((), "threshold.population.size"))
    assert wizard.guidance.aids().examples.faults.isVisible()
    assert not pane.good.isVisible()
    wizard._work_on(Address((), "basic.article9_2.reason"))  # greyed
    assert wizard.guidance.aids().examples.good.isVisible()
    assert not pane.take.isVisible()


def test_the_good_example_goes_to_the_cursor_and_is_told_until_it_is_edited(qtbot, wizard):
    panel, editor = wizard.guidance, wizard.page.fields[AFFAIR].editor
    editor.set_place(9)
    qtbot.mouseClick(panel.aids().examples.take, Qt.MouseButton.LeftButton)
    good = panel.aids().examples.good.text()
    assert wizard.desk.sheet.get(AFFAIR) == f"申請を受け付ける。{good}審査する。"
    assert editor.hasFocus()
    assert editor.place() == 9 + len(good)
    qtbot.waitUntil(panel.not_edited.isVisible)
    editor.set_place(20)
    qtbot.keyClicks(editor, "x")
    qtbot.waitUntil(panel.not_edited.isHidden)
    wizard.desk.stack.undo()
    wizard.desk.stack.undo()
    assert wizard.desk.sheet.get(AFFAIR) == "申請を受け付ける。審査する。"
    assert "inserted" not in wizard.desk.sheet.notes


def test_the_clerk_may_say_that_it_stays(qtbot, wizard):
    panel = wizard.guidance
    qtbot.mouseClick(panel.aids().examples.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.stays.isVisible)
    qtbot.mouseClick(panel.stays, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.not_edited.isHidden)
    assert "inserted" not in wizard.desk.sheet.notes


def test_what_is_below_the_word_of_it_stays_under_the_mouse(qtbot, wizard):
    panel = wizard.guidance
    take = panel.aids().examples.take
    qtbot.waitUntil(lambda: panel.verticalScrollBar().maximum() > 0)
    panel.ensureWidgetVisible(take)
    before = take.mapTo(panel, QPoint(0, 0))
    for turn in (take.click, wizard.desk.stack.undo):
        told = panel.not_edited.isVisible()
        turn()
        qtbot.waitUntil(lambda told=told: panel.not_edited.isVisible() != told)
        QApplication.processEvents()
        assert take.mapTo(panel, QPoint(0, 0)) == before
