"""Whether one sees where the keyboard is: pictures of a field with it and without it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.wizard.tab_order import stops_in

_AIR = 3
_TOLD_APART = 40
"""Of three colours of 255 each: what an eye notices."""

_FEWEST = 40
"""Pixels; a caret has about half as many, a ring around a check box more."""


def unshown(root: QWidget) -> list[str]:
    """What takes the keyboard in ``root`` and looks the same with it and without; one of each kind
    of widget is looked at."""
    kinds = {
        (type(stop), stop.property("role")): stop for stop in stops_in(root) if stop.isVisible()
    }
    return [
        f"{type(stop).__name__} {stop.objectName()} {stop.accessibleName()}"
        for stop in kinds.values()
        if not is_shown(stop)
    ]


def is_shown(stop: QWidget) -> bool:
    """Whether an eye tells from the field itself that it has the keyboard."""
    assert stop.isActiveWindow()
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    if not stop.hasFocus():
        return True  # it hands it on to another
    _bring_into_view(stop)
    with_it = _picture(stop)
    stop.clearFocus()
    return _is_other(with_it, _picture(stop))


def _bring_into_view(stop: QWidget) -> None:
    around = stop.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()


def _picture(stop: QWidget):
    QApplication.processEvents()
    window = stop.window()
    corner = stop.mapTo(window, QPoint(0, 0))
    around = QRect(corner, stop.size()).adjusted(-_AIR, -_AIR, _AIR, _AIR)
    return window.grab(around.intersected(window.rect())).toImage()


def _is_other(one, other) -> bool:
    """Whether an eye tells some pixels apart."""
    count = 0
    for y in range(min(one.height(), other.height())):
        for x in range(min(one.width(), other.width())):
            if one.pixel(x, y) == other.pixel(x, y):
                continue
            a, b = one.pixelColor(x, y).getRgb(), other.pixelColor(x, y).getRgb()
            count += sum(abs(p - q) for p, q in zip(a[:3], b[:3], strict=True)) > _TOLD_APART
            if count >= _FEWEST:
                return True
    return False
