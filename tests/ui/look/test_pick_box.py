"""A shut box of choices: wheel and keys that were meant to scroll leave it as it is."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.pick_box import PickBox

ROOT = Path(__file__).parents[3]
_MADE = re.compile(r"\bQComboBox\(|\(QComboBox\):")


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def box(qtbot, page):
    box = PickBox(page)
    box.addItems(["一", "二", "三"])
    box.setCurrentIndex(1)
    page.show()
    qtbot.waitExposed(page)
    box.setFocus()
    return box


@pytest.mark.parametrize("turned", [-120, 120])
def test_the_wheel_leaves_it(box, turned):
    middle = QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(0, turned),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert (box.currentIndex(), wheel.isAccepted()) == (1, False)


@pytest.mark.parametrize("key", ["Home", "End", "PageUp", "PageDown", "Up", "Down"])
def test_keys_that_move_through_a_page_leave_it(qtbot, box, key):
    qtbot.keyClick(box, getattr(Qt.Key, f"Key_{key}"))
    assert box.currentIndex() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_an_arrow_opens_the_list_in_which_a_choice_is_taken(qtbot, box, key):
    qtbot.keyClick(box, key)
    assert box.view().isVisible()
    qtbot.keyClick(box.view(), key)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentIndex() == (0 if key == Qt.Key.Key_Up else 2)


def test_no_other_box_is_made():
    files = [path for path in (ROOT / "ui").rglob("*.py") if path.name != "pick_box.py"]
    assert files
    assert not [path.name for path in files if _MADE.search(path.read_text(encoding="utf-8"))]
