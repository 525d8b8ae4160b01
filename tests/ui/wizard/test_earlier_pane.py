"""前回の記載 beside the field: the mark, the difference, the way back."""

import pytest
from PySide6.QtCore import QPoint, Qt

from piadesk.forms import catalogue
from piadesk.revision.published import freeze
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_window
from ui.desk.page_places import place_of

FORM = catalogue.form("form2-r06")
NAME = Address((), "basic.affair.name")
SUMMARY = Address((), "basic.affair.description")


@pytest.fixture
def window(qtbot):
    answers = {NAME.item: "市民税の賦課に関する事務", SUMMARY.item: "税を賦課する。\n" * 6}
    sheet = Sheet(form=FORM.id, answers=answers)
    apply(sheet, freeze(FORM, sheet))
    window = open_window(qtbot, sheet)
    window.wizard.go_to(NAME)
    return window


def _cover(window):
    window.wizard.go_to(Address((), "cover.published_on"))
    return window.wizard.page


def struck(pane):
    """The passages of then that are struck through."""
    block, words = pane.text.document().begin(), []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        words += [fragment.text()] if fragment.charFormat().fontStrikeOut() else []
        iterator += 1
    return words


def test_an_answer_that_is_the_same_bears_no_mark(window):
    assert not window.wizard.page.fields[NAME].is_changed
    assert window.wizard.guidance.earlier.text.isHidden()
    assert "同じ" in window.wizard.guidance.earlier.state.text()


def test_a_changed_answer_is_marked_and_shown_beside_with_what_went(window):
    window.desk.push(SetValue(NAME, "市民税の徴収に関する事務"), "入力")
    window.wizard.guidance.earlier.refresh()
    assert window.wizard.page.fields[NAME].is_changed
    assert struck(window.wizard.guidance.earlier) == ["賦課"]


def test_a_long_answer_of_then_is_read_without_scrolling(qtbot, window):
    window.desk.push(SetValue(SUMMARY, "短い"), "入力")
    window.wizard.go_to(SUMMARY)
    text = window.wizard.guidance.earlier.text
    qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() == 0)
    assert text.height() > 6 * text.fontMetrics().lineSpacing()


@pytest.mark.parametrize("changed", ["cover.number", "cover.title"])
def test_of_two_answers_in_a_row_the_changed_one_bears_the_mark(window, changed):
    page = _cover(window)
    first, second = (page.fields[Address((), item)] for item in ("cover.number", "cover.title"))
    before = page.grab().toImage()
    window.desk.push(SetValue(Address((), changed), "12"), "入力")
    left = second.mapTo(page, QPoint(0, 0)).x()
    labels = {
        "cover.number": range(16, first.x()),
        "cover.title": range(first.x() + first.width(), left - 10),
    }
    after = page.grab().toImage()
    top = first.mapTo(page, QPoint(0, 0)).y()
    for item, columns in labels.items():
        is_other = any(
            before.pixel(x, y) != after.pixel(x, y)
            for x in columns
            for y in range(top, top + first.height())
        )
        assert is_other == (item == changed), item


def test_one_click_takes_the_earlier_answer_back_and_undo_brings_the_new_one(qtbot, window):
    window.desk.push(SetValue(NAME, "市民税の徴収に関する事務"), "入力")
    window.wizard.guidance.earlier.refresh()
    qtbot.mouseClick(window.wizard.guidance.earlier.restore, Qt.MouseButton.LeftButton)
    assert window.desk.sheet.get(NAME) == "市民税の賦課に関する事務"
    assert not window.wizard.page.fields[NAME].is_changed
    window.desk.stack.undo()
    assert window.desk.sheet.get(NAME) == "市民税の徴収に関する事務"


def test_the_list_of_sections_tells_of_changes_without_a_row(window):
    window.desk.push(SetValue(NAME, "市民税の徴収に関する事務"), "入力")
    checker = window.wizard.checker
    checker.check_now()
    assert checker.progress[place_of(FORM, NAME)].unlogged == 1
    window.desk.stack.undo()
    checker.check_now()
    assert checker.progress[place_of(FORM, NAME)].unlogged == 0
