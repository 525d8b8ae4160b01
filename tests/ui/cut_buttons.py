"""Buttons of a window whose words do not fit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

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
