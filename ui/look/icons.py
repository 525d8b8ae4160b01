"""The icons of the window: ``resources/icons/*.svg`` in the ink of the words beside them.

Reading SVG is paid for when the first icon is drawn: `set_icon` gives what it dresses an empty one
of the same size at first, and `draw_icons` draws all that wait, once the window is on the screen.
Inks come from the palette, so a change of theme asks for `draw_icons` again.
"""

import functools
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from piadesk.places import RESOURCES

SIZE: Final = 20
"""Pixels at 100 %: the set is drawn for this grid."""

_NAME: Final = "icon_name"

_state = {"drawn": False}


def has_icon(name: str) -> bool:
    """Whether an icon bears that name."""
    return name in _names()


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


class _WithIcon(Protocol):
    """An action or a button."""

    def setIcon(self, icon: QIcon, /) -> None: ...
    def setProperty(self, name: str, value: object, /) -> bool: ...


def set_icon(target: _WithIcon, name: str) -> None:
    """Let ``target`` bear the icon of that name, drawn now or as soon as icons are drawn."""
    target.setProperty(_NAME, name)
    target.setIcon(icon(name) if _state["drawn"] else _empty())


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon in the ink of ``role``, as it is when enabled and when not."""
    palette, drawn = QApplication.palette(), QIcon()
    for group, mode in (
        (QPalette.ColorGroup.Active, QIcon.Mode.Normal),
        (QPalette.ColorGroup.Disabled, QIcon.Mode.Disabled),
    ):
        drawn.addPixmap(pixmap(name, palette.color(group, role)), mode)
    return drawn


def pixmap(name: str, ink: QColor, size: int = SIZE) -> QPixmap:
    """The icon as a picture of ``size`` points, sharp on the screen that has most pixels a point.

    Raises `FileNotFoundError` for a name that no icon bears.
    """
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return _drawn(name, ink.name(), size, app.devicePixelRatio())


def redraw() -> None:
    """Draw again what is drawn: inks are others now."""
    if _state["drawn"]:
        draw_icons()


def draw_icons() -> None:
    """Draw the icons of all that waits for one, or in the ink of now."""
    _state["drawn"] = True
    for widget in QApplication.allWidgets():
        for target in (widget, *widget.actions()):
            if isinstance(target, QAction | QAbstractButton) and target.property(_NAME):
                target.setIcon(icon(str(target.property(_NAME))))


@functools.lru_cache(maxsize=256)
def _drawn(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    drawn = _blank(round(size * ratio))
    painter = QPainter(drawn)
    QSvgRenderer(picture.replace("<svg ", f'<svg fill="{ink}" ', 1).encode()).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@functools.cache
def _empty() -> QIcon:
    return QIcon(_blank(SIZE))


def _blank(side: int) -> QPixmap:
    room = QPixmap(side, side)  # of a size: no file is read here
    room.fill(Qt.GlobalColor.transparent)
    return room
