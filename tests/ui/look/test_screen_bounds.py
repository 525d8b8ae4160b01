"""Dialogs on a small screen: what the screen cannot hold is not asked for."""

from PySide6.QtWidgets import QDialog

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


def test_every_button_above_the_preview_fits(qtbot):
    made = PreviewBar(None)
    qtbot.addWidget(made)
    apply_style(made)
    made.show()
    assert made.minimumSizeHint().width() <= SMALLEST - 16
