"""Dates: typed in any usual way, read at once, kept as words where they are no day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import bring_forward, open_section, open_window

DAY = Address((), "cover.published_on")


@pytest.fixture
def page(qtbot):
    return open_section(qtbot, Sheet(form="form2-r06"), "cover")


@pytest.fixture
def field(page):
    return page.fields[DAY]


def told(field):
    return " ".join(one.text() for one in (*field.findChildren(QLabel), *field.notes))


@pytest.mark.parametrize("typed", ["令和7年4月1日", "R7.4.1", "2025-04-01", "20250401"])
def test_a_day_is_read_at_once(page, field, typed):
    field.editor.insertPlainText(typed)
    assert page.sheet.get(DAY) == "2025-04-01"
    assert "令和7年4月1日（火）" in told(field)


def test_what_is_typed_stands_until_the_field_is_left(qtbot, page, field):
    field.setFocus()
    qtbot.keyClicks(field.editor, "R7.4.10")
    assert field.editor.text() == "R7.4.10"
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    page.fields[Address((), "cover.number")].setFocus()
    assert field.editor.text() == "令和7年4月10日"


def test_a_day_is_not_called_wrong_while_it_is_being_typed(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06"))
    bring_forward(qtbot, window)
    window.wizard.go_to(DAY)
    field = window.wizard.page.fields[DAY]
    qtbot.keyClicks(field.editor, "R7.")
    assert [one for one in window.wizard.checker.everything() if one.address == DAY]
    assert "読め" not in told(field)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: told(field).count("読め") == 1)


def test_what_is_put_right_is_seen_while_it_is_typed(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06", answers={DAY.item: "R7."}))
    bring_forward(qtbot, window)
    window.wizard.go_to(DAY)
    field = window.wizard.page.fields[DAY]
    window.wizard.checker.check_now()
    qtbot.waitUntil(lambda: "読め" in told(field))
    qtbot.keyClicks(field.editor, "4.1")
    qtbot.waitUntil(lambda: "読め" not in told(field))


def test_words_are_kept_with_a_hint(page, field):
    field.editor.insertPlainText("令和7年春ごろ")
    assert page.sheet.get(DAY) == "令和7年春ごろ"
    assert "書いたとおりに残します" in told(field)


def test_a_day_that_is_in_no_calendar_is_told_at_once(page, field):
    field.editor.insertPlainText("R7.2.30")
    assert page.sheet.get(DAY) == "R7.2.30"
    assert "暦にない日です" in told(field)


def test_an_emptied_date_is_no_answer(page, field):
    field.editor.insertPlainText("R7.4.1")
    field.editor.selectAll()
    field.editor.insertPlainText("")
    field.editor.textCursor().removeSelectedText()
    assert page.sheet.get(DAY) is None
