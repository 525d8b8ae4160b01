"""From the paper to the field and to what is open: the preview leads there."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_window
from ui.preview.preview import Preview

NAME = Address((), "basic.affair.name")


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot, Sheet(form="form2-h31"))
    window.menus.run("preview")
    return window


@pytest.fixture
def preview(qtbot, window):
    preview = window.findChild(Preview)
    qtbot.waitUntil(lambda: preview.bar.print.isEnabled(), timeout=20000)
    return preview


def place_of(pages, address):
    """Where on the screen that answer stands; it is brought into view first."""
    for at, places in enumerate(pages._places):
        for place in places:
            if place.address == address:
                pages.go_to_point(at + 1, place.top)
                return pages._on_screen(at, place[:4]).center().toPoint()
    raise AssertionError(address)


def move_to(widget, place):
    """QTest moves no pointer on a screen that is not there."""
    button, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(place)
    moved = QMouseEvent(QEvent.Type.MouseMove, at, widget.mapToGlobal(at), button, button, keys)
    QApplication.sendEvent(widget, moved)


def test_a_click_on_an_answer_leads_to_its_field(qtbot, window, preview):
    target = place_of(preview.pages, NAME)
    move_to(preview.pages.viewport(), target)
    assert preview.pages.viewport().toolTip().startswith("クリックすると")
    qtbot.mouseClick(preview.pages.viewport(), Qt.MouseButton.LeftButton, pos=target)
    qtbot.waitUntil(lambda: window.findChild(Preview) is None)  # it would hide the field
    qtbot.waitUntil(lambda: window.wizard.at_work == NAME)


def test_what_is_open_is_told_when_it_is_known_and_leads_to_the_review(qtbot, window, preview):
    window.wizard.checker.check_now()
    assert "未記入が" in preview.still_open.words.text()
    preview.pages.chosen.emit(Address(("gone",), "log.item"))
    assert window.wizard.sections.current().section == "log", "the repeat of an entry that is gone"
    preview.still_open.look.click()
    assert window.wizard.page is None, "確認 is in view"
