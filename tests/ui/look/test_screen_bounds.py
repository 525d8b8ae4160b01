"""Dialogs on a small screen: what the screen cannot hold is not asked for."""

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout

from tests.ui.opened import open_window
from ui.look.style import apply_style
from ui.preview.preview_bar import PreviewBar

SMALLEST = 895
"""What a screen of 1366 pixels leaves a dialog at a scale of 150 %."""


def test_a_dialog_over_the_window_is_never_larger_than_the_screen(qtbot):
    window = open_window(qtbot)
    dialog = QDialog(window)
    dialog.resize(5_000, 5_000)
    dialog.show()
    screen = window.screen().availableSize()
    assert dialog.width() < screen.width()
    assert dialog.height() < screen.height()


def test_a_dialog_that_the_screen_has_no_room_for_scrolls_to_where_the_keyboard_is(qtbot):
    window = open_window(qtbot)
    dialog = QDialog(window)
    column, high = QVBoxLayout(dialog), QLineEdit(dialog)
    high.setMinimumHeight(5_000)
    last = QPushButton("最後", dialog)
    column.addWidget(high)
    column.addWidget(last)
    dialog.show()
    assert dialog.height() < window.screen().availableSize().height()
    (area,) = dialog.findChildren(QScrollArea)
    high.setFocus()
    area.focusNextChild()
    qtbot.waitUntil(lambda: area.viewport().rect().contains(last.mapTo(area, last.rect().center())))


def test_a_dialog_of_which_qt_finds_the_size_is_as_high_as_its_words_ask_for(qtbot):
    window = open_window(qtbot)
    dialog = QDialog(window)
    column, high, words = QVBoxLayout(dialog), QLineEdit(dialog), QLabel("長い説明" * 60, dialog)
    dialog.setFixedWidth(300)
    high.setMinimumHeight(450)  # Qt gives it two thirds of the screen at most
    words.setWordWrap(True)
    column.addWidget(high)
    column.addWidget(words)
    dialog.show()
    assert dialog.height() >= column.totalMinimumHeightForWidth(300)


def test_every_button_above_the_preview_fits(qtbot):
    made = PreviewBar(None)
    qtbot.addWidget(made)
    apply_style(made)
    made.show()
    assert made.minimumSizeHint().width() <= SMALLEST - 16
