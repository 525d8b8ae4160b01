"""What the clerk works on is wholly seen: after Tab, while a text grows, on low screens too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QScrollBar

from piadesk.places import RESOURCES
from piadesk.storage.store import load
from tests.ui.opened import bring_forward, open_window
from ui.fields.in_view import _Keeper, keep_in_view


def is_wholly_seen(area, widget):
    top = widget.mapTo(area.viewport(), widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


@pytest.fixture(params=[("form3-r06", 768), ("form2-r06", 512)], ids=str)
def window(request, qtbot):
    """A sample in the window, as high as the screen leaves it at 100 and at 150 %."""
    form, height = request.param
    window = open_window(qtbot, load(RESOURCES / "samples" / f"{form}.json").sheet)
    window.resize(window.width(), height - 60)
    bring_forward(qtbot, window)
    return window


@pytest.mark.parametrize("keys", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_brings_each_field_wholly_into_view(qtbot, window, keys):
    window.wizard.turn(1)
    seen = 0
    for _ in range(25):
        qtbot.keyClick(window.focusWidget(), keys)
        qtbot.wait(1)
        page, at_work = window.wizard.page, window.focusWidget()
        if page.isAncestorOf(at_work) and at_work.height() < page.viewport().height():
            qtbot.waitUntil(lambda p=page, w=at_work: is_wholly_seen(p, w))
            seen += 1
    assert seen


def test_a_text_that_grows_at_the_lower_edge_stays_in_view(qtbot, window):
    window.wizard.turn(1)
    page = window.wizard.page
    editors = [field.editor for field in page.fields.values() if hasattr(field, "editor")]
    editor = next(one for one in editors if one.isEnabled() and not one._one_line)
    editor.setFocus()
    qtbot.waitUntil(lambda: page.findChild(_Keeper) is not None)
    qtbot.waitUntil(lambda: page.findChild(_Keeper) is None)
    bar = page.verticalScrollBar()
    bottom = editor.mapTo(page.widget(), editor.rect().bottomLeft()).y()
    bar.setValue(bottom - page.viewport().height() + 2)
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_wholly_seen(page, editor))


def test_a_scroll_bar_that_is_gone_ends_nothing(qtbot):
    area = QScrollArea()
    qtbot.addWidget(area)
    keep_in_view(area, lambda: None)
    area.setVerticalScrollBar(QScrollBar())  # Qt deletes the former one
    qtbot.waitUntil(lambda: area.findChild(_Keeper) is None, timeout=5_000)
