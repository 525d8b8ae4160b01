"""選択肢: all of them in official order, an empty one on top, and strange answers kept."""

import itertools

import pytest
from PySide6.QtCore import Qt

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
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Home)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
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


def test_a_click_on_a_choice_in_the_list_chooses_it_and_brings_the_keyboard(qtbot, page, box):
    choices = page.fields[SIZE].list
    qtbot.mouseClick(choices, Qt.MouseButton.LeftButton, pos=choices.room_of(3).center())
    assert page.sheet.get(SIZE) == page.form.choices_of(page.form.by_id[SIZE.item])[3]
    assert box.currentIndex() == 4
    assert page.focusWidget() is box


@pytest.mark.parametrize("width", [830, 500])
def test_every_choice_can_be_read_whole_without_opening_the_box(qtbot, width):
    page = open_section(qtbot, Sheet(form="form2-r06"), "risk")
    page.resize(width, 620)
    choices = page.fields[Address((), "risk.priority.measure")].list
    rooms = [choices.room_of(number) for number in range(len(choices.choices))]
    assert all(choices.rect().contains(room) for room in rooms)
    assert all(above.bottom() < below.top() for above, below in itertools.pairwise(rooms))


def test_a_closed_choice_is_not_changed_by_a_click(qtbot):
    page = open_section(qtbot, Sheet(form="form2-r06"), "threshold", read_only="別の人")
    choices = page.fields[SIZE].list
    qtbot.mouseClick(choices, Qt.MouseButton.LeftButton, pos=choices.room_of(3).center())
    assert page.sheet.get(SIZE) is None


def test_the_same_choice_again_is_no_undo_step_and_leaves_the_sheet_saved(qtbot, page, box):
    qtbot.keyClicks(box, "3")
    page.desk.stack.setClean()
    box.activated.emit(box.currentIndex())
    assert page.desk.stack.count() == 1
    assert page.desk.stack.isClean()


def test_the_empty_line_of_a_box_without_an_answer_is_no_undo_step(page, box):
    box.activated.emit(0)
    assert page.desk.stack.count() == 0
