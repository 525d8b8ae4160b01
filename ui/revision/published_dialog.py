"""公表版の一覧: the frozen versions, each to be seen, compared, or taken up for revision."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk import catalogue
from piadesk.era import shown_date
from piadesk.sheet import Published
from piadesk.words import say
from ui.desk import Desk

_VERSION: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (720, 380)


class PublishedDialog(QDialog):
    """The newest version first; what is asked for goes out as ``asked``."""

    asked = Signal(str, object)
    """``view``, ``compare`` or ``revise``, and the `Published` that is meant."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("published.title"))
        self.resize(*_SIZE)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("versions")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(say("published.title"))
        self.list.itemActivated.connect(lambda: self._ask("view"))
        self.list.currentRowChanged.connect(self._show_possible)
        self.buttons = {name: self._button(name) for name in ("view", "compare", "revise")}
        done = QPushButton(say("published.close"), self)
        done.setAutoDefault(False)
        done.clicked.connect(self.accept)
        acts = QVBoxLayout()
        for button in self.buttons.values():
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(done)
        line = QHBoxLayout()
        line.addWidget(self.list, 1)
        line.addLayout(acts)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addLayout(line, 1)
        desk.changed.connect(self.refresh)
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """List what the sheet holds now."""
        versions = self._desk.sheet.published
        self.about.setText(say("published.about" if versions else "published.none"))
        self.list.clear()
        for number, version in reversed(list(enumerate(versions, start=1))):
            # The list makes the line: `clear` may crash on lines that Python made.
            self.list.addItem(version_line(version, number, len(versions)))
            self.list.item(self.list.count() - 1).setData(_VERSION, version)
        self.list.setCurrentRow(0 if versions else -1)
        self._show_possible()

    def current(self) -> Published | None:
        """The version that the clerk has chosen."""
        item = self.list.currentItem()
        found = item.data(_VERSION) if item else None
        return found if isinstance(found, Published) else None

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(say(f"published.{name}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._ask(name))
        return button

    def _ask(self, name: str) -> None:
        version = self.current()
        if version is not None:
            self.asked.emit(name, version)

    def _show_possible(self) -> None:
        version = self.current()
        for button in self.buttons.values():
            button.setEnabled(version is not None)
        newest = self.list.currentRow() == 0
        self.buttons["revise"].setEnabled(newest and not self._desk.read_only)


def version_name(version: Published) -> str:
    """What a frozen version is called: 令和6年4月1日公表."""
    if not version.published_on:
        return say("published.undated")
    return say("published.dated", date=shown_date(version.published_on))


def version_line(version: Published, number: int, count: int) -> str:
    """A version in the list: which one, when it was published, on which form."""
    form = catalogue.form(version.form)
    told = say(
        "published.line",
        number=number,
        name=version_name(version),
        form=form.number,
        revision=form.revision,
    )
    return say("published.newest", line=told) if number == count else told
