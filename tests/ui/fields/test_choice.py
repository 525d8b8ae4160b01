"""選択肢: all of them in official order, an empty one on top, and strange answers kept."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_section

SIZE = Address((), "threshold.population.size")


@pytest.fixture
def page(qtbot):
    return open_section(qtbot, Sheet(form="form2-r06"), "threshold")


@pytest.fixture
def box(page):
    return page.fields[SIZE].box


def test_every_official_choice_stands_in_order_below_an_empty_one(page, box):
    official = page.form.choices_of(page.form.by_id[SIZE.item])
    assert [box.itemData(at) for at in range(box.count())] == [None, *official]


def test_the_number_key_chooses(qtbot, page, box):
    qtbot.keyClicks(box, "3")
    assert page.sheet.get(SIZE) == "1万人以上10万人未満"


def test_the_empty_line_takes_the_answer_away(qtbot, page, box):
    qtbot.keyClicks(box, "3")
    qtbot.keyClick(box, Qt.Key.Key_Home)
    assert page.sheet.get(SIZE) is None


def test_an_answer_that_is_no_choice_is_shown_and_stays(page, box):
    page.desk.sheet.put(SIZE, "10万人ぐらい")
    page.fields[SIZE].refresh()
    assert "10万人ぐらい" in box.currentText()
    assert page.sheet.get(SIZE) == "10万人ぐらい"


def test_it_goes_once_another_is_chosen_and_comes_back_with_undo(qtbot, page, box):
    page.desk.sheet.put(SIZE, "10万人ぐらい")
    page.fields[SIZE].refresh()
    qtbot.keyClicks(box, "2")
    assert box.count() == 6
    page.desk.stack.undo()
    assert "10万人ぐらい" in box.currentText()


def test_the_wheel_over_a_box_without_focus_changes_nothing(page, box):
    page.fields[Address((), "threshold.handlers.over500")].setFocus()
    middle = QPointF(box.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert page.sheet.get(SIZE) is None


def test_a_long_choice_is_also_shown_whole_below(qtbot):
    page = open_section(qtbot, Sheet(form="form2-r06"), "risk")
    address = Address((), "risk.priority.measure")
    long = page.form.choices_of(page.form.by_id[address.item])[4]
    page.desk.sheet.put(address, long)
    page.fields[address].refresh()
    assert long in page.fields[address]._full.text()


def test_the_same_choice_again_is_no_undo_step_and_leaves_the_sheet_saved(qtbot, page, box):
    qtbot.keyClicks(box, "3")
    page.desk.stack.setClean()
    box.activated.emit(box.currentIndex())
    assert page.desk.stack.count() == 1
    assert page.desk.stack.isClean()


def test_the_empty_line_of_a_box_without_an_answer_is_no_undo_step(page, box):
    box.activated.emit(0)
    assert page.desk.stack.count() == 0
