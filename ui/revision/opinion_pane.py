"""The 意見 of a hearing: the list of them, and the chosen one's words to write in."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QStringListModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from piadesk.acts.hearing import Opinion, new_opinion, pasted_opinions
from piadesk.acts.paste import read_cells
from piadesk.words import plain_name, say
from ui.fields.editor import Editor
from ui.look.named import label_for
from ui.look.plain_text import Label
from ui.messages.messages import Messages

_LINES: Final = {"about": 1, "text": 4, "answer": 4, "change": 2}
_LIST_WIDTH: Final = 240
_LINE_LENGTH: Final = 30


class OpinionPane(QWidget):
    """`changed` says that ``opinions`` are others now."""

    changed = Signal()

    def __init__(
        self, opinions: tuple[Opinion, ...], messages: Messages, is_open: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.opinions = list(opinions)
        self._messages = messages
        self.model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(say("hearing.opinions_list"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.editors: dict[str, Editor] = {}
        self.buttons = {name: self._button(name) for name in ("add", "paste", "remove")}
        self.buttons["add"].clicked.connect(self.add)
        self.buttons["paste"].clicked.connect(self.paste)
        self.buttons["remove"].clicked.connect(self.remove)
        self._lay_out(is_open)
        self._is_open = is_open
        self._list(0)

    def add(self) -> None:
        """Put an empty one behind the others, ready to be written."""
        self.opinions.append(new_opinion())
        self.changed.emit()
        self._list(len(self.opinions) - 1)
        self.editors["about"].setFocus()

    def paste(self) -> None:
        """Add those that were copied in Excel."""
        pasted = pasted_opinions(read_cells(QGuiApplication.clipboard().text()))
        if not pasted:
            self._messages.notice("hearing.nothing_to_paste")
            return
        self.opinions += pasted
        self.changed.emit()
        self._list(len(self.opinions) - len(pasted))
        self._messages.notice("hearing.pasted", count=len(pasted))

    def remove(self) -> None:
        """Take the chosen one away; the clerk is asked first."""
        place = self.place()
        undo = plain_name(say("action.undo"))
        asked = ("remove", "cancel")
        answer = self._messages.ask("hearing.ask_remove", asked, number=place + 1, action=undo)
        if answer == "remove":
            del self.opinions[place]
            self.changed.emit()
            self._list(min(place, len(self.opinions) - 1))

    def show_opinions(self, opinions: tuple[Opinion, ...]) -> None:
        """Show others, as undo and redo bring them."""
        if tuple(self.opinions) != opinions:
            self.opinions = list(opinions)
            self._list(min(max(0, self.place()), len(opinions) - 1))

    def place(self) -> int:
        """Which one is chosen, -1 for none."""
        return self.list.currentIndex().row()

    # ----

    def _list(self, chosen: int) -> None:
        self.model.setStringList([self._line(number) for number in range(len(self.opinions))])
        index = self.model.index(chosen, 0)
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._show()

    def _line(self, place: int) -> str:
        opinion = self.opinions[place]
        words = " ".join((opinion.text or opinion.about).split())[:_LINE_LENGTH]
        words = words or say("hearing.opinion_empty")
        return say("hearing.opinion_line", number=place + 1, words=words)

    def _show(self) -> None:
        place = self.place()
        for name, editor in self.editors.items():
            editor.show_text(getattr(self.opinions[place], name) if place >= 0 else "")
            editor.set_open(self._is_open and place >= 0)
        self.buttons["remove"].setEnabled(self._is_open and place >= 0)

    def _typed(self, name: str, words: str) -> None:
        place = self.place()
        self.opinions[place] = self.opinions[place]._replace(**{name: words})
        self.model.setData(self.model.index(place, 0), self._line(place))
        self.changed.emit()

    def _lay_out(self, is_open: bool) -> None:
        about = Label(say("hearing.opinions_about"), self)
        about.setWordWrap(True)
        about.setProperty("role", "note")
        acts = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(about)
        for button in self.buttons.values():
            button.setEnabled(is_open)
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        sides = QHBoxLayout()
        column.addLayout(sides, 1)
        sides.addWidget(self.list)
        inner = QWidget(self)
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 8, 0)
        for name, count in _LINES.items():
            editor = Editor(inner, lines=count)
            editor.typed.connect(lambda words, name=name: self._typed(name, words))
            self.editors[name] = editor
            lines.addWidget(label_for(editor, say(f"hearing.opinion_{name}")))
            lines.addWidget(editor)
        lines.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keyboard
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        sides.addWidget(area, 1)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(say(f"hearing.{name}"), self)
        button.setProperty("role", "act")
        button.setAutoDefault(False)
        return button
