"""What of a window has no room: cut words, parts over each other, lines that roll sideways."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QScrollArea, QWidget

from tests.ui.cut_buttons import cut_buttons

SLACK = 1
"""Pixels that nobody sees."""


def cramped(window: QWidget) -> list[str]:
    """A line for each fault that is seen in ``window``."""
    shown = [window, *(one for one in window.findChildren(QWidget) if one.isVisible())]
    shown = [one for one in shown if one.window() is window]
    faults = [f"cut: {words}" for words in cut_buttons(window)]
    for widget in shown:
        if isinstance(widget, QLabel | QAbstractButton) and _is_low(widget):
            faults.append(f"cut: {widget.text()}")
        if isinstance(widget, QLabel) and _is_cut_short(widget):
            faults.append(f"cut at its sides: {widget.text()}")
        if isinstance(widget, QAbstractButton) and _stands_out(widget):
            faults.append(f"stands out of its line: {widget.text()}")
        if isinstance(widget, QScrollArea) and _is_narrow(widget):
            faults.append(f"rolls sideways: {widget.widget().width()} in {widget.width()}")
        faults += _over_each_other(widget)
    return faults


def _is_low(widget: QLabel | QAbstractButton) -> bool:
    """Whether its words need more lines than it has room for."""
    if isinstance(widget, QLabel) and not widget.text():
        return False
    wraps = widget.hasHeightForWidth()
    least = widget.heightForWidth(widget.width()) if wraps else widget.fontMetrics().height()
    return least > widget.height() + SLACK


def _is_cut_short(label: QLabel) -> bool:
    """Whether words that do not wrap have no room in their line."""
    wraps = label.wordWrap() or label.hasHeightForWidth()
    return bool(label.text()) and not wraps and label.sizeHint().width() > label.width() + SLACK


def _stands_out(button: QAbstractButton) -> bool:
    """Whether one that no layout places is higher than what it was put in."""
    line = button.parentWidget()
    return line is not None and line.layout() is None and button.height() > line.height() + SLACK


def _is_narrow(area: QScrollArea) -> bool:
    content = area.widget()
    return content is not None and content.width() > area.viewport().width() + SLACK


def _over_each_other(parent: QWidget) -> list[str]:
    """Neighbours in a layout that lie over each other, or beyond what holds them."""
    if parent.layout() is None or isinstance(parent, QAbstractScrollArea):
        return []
    placed = [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible()]
    placed = [one for one in placed if not one.isWindow() and not one.geometry().isEmpty()]
    around = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    faults = [f"beyond: {_name(one)}" for one in placed if not around.contains(one.geometry())]
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            both: QRect = one.geometry().intersected(other.geometry())
            if both.width() > SLACK and both.height() > SLACK:
                faults.append(f"over each other: {_name(one)}, {_name(other)}")
    return faults


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return words or widget.accessibleName() or type(widget).__name__
