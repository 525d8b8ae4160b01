"""Letters grow and shrink by keys and wheel, in fields and around them, and stay so."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.settings import load_settings
from tests.ui.opened import open_window
from ui.look.letters import set_zoom

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")


@pytest.fixture
def window(qtbot):
    font = QApplication.font()
    window = open_window(qtbot, Sheet(form=FORM.id))
    yield window
    set_zoom(100)
    QApplication.setFont(font)


def size(window):
    return window.wizard.page.fields[TITLE].editor.font().pixelSize()


def test_letters_grow_to_an_end_and_come_back(qtbot, window):
    actions = window.menus.actions
    for _ in range(5):  # one more than there is room for
        actions["larger"].trigger()
    qtbot.waitUntil(lambda: size(window) == 20)
    assert load_settings().zoom == 140
    actions["usual_size"].trigger()
    qtbot.waitUntil(lambda: size(window) == 14)
    actions["smaller"].trigger()
    qtbot.waitUntil(lambda: size(window) == 13)


def test_the_wheel_with_ctrl_does_the_same(qtbot, window):
    page = window.wizard.page
    middle, none = QPointF(300, 300), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        middle,
        page.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 120),
        none,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page._lists[0], wheel)
    qtbot.waitUntil(lambda: load_settings().zoom == 110)
    qtbot.waitUntil(lambda: size(window) == 15)
