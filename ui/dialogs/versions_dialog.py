"""A dialog of versions, the newest first, and what can be done with the chosen one."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.words import say
from ui.look.plain_text import Label
from ui.look.wrapped_lines import wrap_lines

_VERSION: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (720, 380)


class VersionsDialog(QDialog):
    """Its words are those of ``area``: ``<area>.title``, ``.about``, ``.none``, ``.close`` and one
    for each of ``acts``; the first act is also what a double click asks for."""

    asked = Signal(str, object)
    """One of ``acts``, and the version that is meant."""

    def __init__(self, area: str, acts: tuple[str, ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say(f"{area}.title"))
        self.resize(*_SIZE)
        self.about = Label("", self)
        self.about.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("versions")
        wrap_lines(self.list)
        self.list.setAccessibleName(say(f"{area}.title"))
        self.list.itemActivated.connect(lambda: self._ask(acts[0]))
        self.list.currentRowChanged.connect(self.show_possible)
        self.buttons = {name: self._button(name) for name in acts}
        done = QPushButton(say(f"{area}.close"), self)
        done.setAutoDefault(False)
        done.clicked.connect(self.accept)
        self.acts = QVBoxLayout()
        """The buttons, one below the other."""
        line = QHBoxLayout()
        line.addWidget(self.list, 1)
        line.addLayout(self.acts)
        for button in self.buttons.values():
            self.acts.addWidget(button)
        self.acts.addStretch(1)
        self.acts.addWidget(done)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addLayout(line, 1)
        self.list.setFocus()

    def fill(self, versions: Iterable[tuple[str, object]]) -> None:
        """List the versions: what is shown of each, and what goes out with ``asked``."""
        self.list.clear()
        for line, version in versions:
            # The list makes the line: `clear` may crash on lines that Python made.
            self.list.addItem(line)
            self.list.item(self.list.count() - 1).setData(_VERSION, version)
        has_versions = self.list.count() > 0
        self.about.setText(say(f"{self._area}.{'about' if has_versions else 'none'}"))
        self.list.setCurrentRow(0 if has_versions else -1)
        self.show_possible()

    def current(self) -> object | None:
        """The version that the clerk has chosen."""
        item = self.list.currentItem()
        return item.data(_VERSION) if item else None

    def show_possible(self) -> None:
        """Switch the buttons on or off."""
        for button in self.buttons.values():
            button.setEnabled(self.current() is not None)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(say(f"{self._area}.{name}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._ask(name))
        return button

    def _ask(self, name: str) -> None:
        if self.current() is not None:
            self.asked.emit(name, self.current())
