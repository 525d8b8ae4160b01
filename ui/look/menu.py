"""Menus whose words are shown whole."""

from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

_ICON_COLUMN: Final = 16
"""Pixels that Qt leaves for icons in a menu that has none, without having reckoned with them."""


class Menu(QMenu):
    """To be taken for every menu: without icons Qt would cut its longest words."""

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        self.aboutToShow.connect(self._make_room)

    def _make_room(self) -> None:
        make_room(self)


def make_room(menu: QMenu) -> None:
    """The same for a menu that Qt has made."""
    menu.ensurePolished()
    if all(action.icon().isNull() for action in menu.actions()):
        menu.setMinimumWidth(0)
        menu.setMinimumWidth(menu.sizeHint().width() + _ICON_COLUMN)
