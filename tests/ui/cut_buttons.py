"""Buttons of a window whose words do not fit, or that touch one another."""

import itertools

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui.look.link_button import LinkButton

_GAP = 4
"""Pixels that look like a gap between two frames."""

_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


def cut_buttons(window: QWidget) -> list[str]:
    """The words of the buttons that are narrower than their longest line."""
    buttons = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and not button.hasHeightForWidth()  # its words may wrap
        if not (isinstance(button, QToolButton) and button.toolButtonStyle() == _ICON_ONLY)
    ]
    return [button.text() for button in buttons if words_width(button) > button.width()]


def words_width(button: QAbstractButton) -> int:
    lines = button.text().replace("&", "").splitlines()
    return max(map(button.fontMetrics().horizontalAdvance, lines), default=0)


def touching_buttons(window: QWidget) -> list[tuple[str, str]]:
    """The words of framed buttons that stand side by side without a gap between their frames."""
    buttons = [
        button
        for button in window.findChildren(QPushButton)
        if button.isVisible() and not isinstance(button, LinkButton)  # these have no frame
    ]
    return [
        (one.text(), other.text())
        for one, other in itertools.permutations(buttons, 2)
        if one.parent() is other.parent()
        and abs(one.geometry().center().y() - other.geometry().center().y()) < _GAP
        and -_GAP < other.x() - one.geometry().right() - 1 < _GAP
    ]
