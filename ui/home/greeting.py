"""At the head of the first page: the product's mark, its name, and in two sentences what it is."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from piadesk.places import RESOURCES
from piadesk.words import say
from ui.look.plain_text import Label

_MARK: Final = 44
"""Pixels of the mark."""


class Greeting(QWidget):
    """Words alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark = Label("", self)
        picture = QIcon(str(RESOURCES / "icons" / "piadesk.png"))
        mark.setAccessibleName("PIAdesk")
        mark.setPixmap(picture.pixmap(QSize(_MARK, _MARK), self.devicePixelRatioF()))
        name, words = Label("PIAdesk", self), Label(say("home.greeting"), self)
        name.setProperty("role", "product")
        words.setProperty("role", "greeting")
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(name)
        column.addWidget(words)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 2, 0)
        line.setSpacing(14)
        line.addWidget(mark)
        line.addLayout(column, 1)
