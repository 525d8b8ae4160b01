"""他の評価書の記載: how the office's other sheets word the item in work."""

import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.scheme.era import shown_date
from piadesk.sheets.inserted import Inserted
from piadesk.storage.settings import load_settings
from piadesk.words import reason, say
from ui.aids.example_pane import words
from ui.desk.background import Background
from ui.fields.editor import plain
from ui.messages.messages import Messages

if TYPE_CHECKING:
    from piadesk.office.wordings import Wording

_WAIT_MS: Final = 200
"""The clerk may go on to the next item."""

_ROWS_SHOWN: Final = 5
_TEXT_HIGH: Final = 150

Asked = tuple[Path, d.Form, str, str]
"""The folder, the form, the item and the id of the open sheet."""


class OthersPane(QWidget):
    """Looks into the folder beside the window, and only while it is to be seen."""

    taken = Signal(object, str)
    """The `Inserted` text, and where it goes."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._folder: Path | None = None
        self._asked: tuple[d.Form, str, str] | None = None
        self.wordings: list[Wording] = []
        self.state = words("guidance_facts", self)
        self.list = QListWidget(self)
        self.list.setObjectName("versions")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(say("others.title"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HIGH)
        self.text.setAccessibleName(say("others.text"))
        self.take = QPushButton(say("others.take"), self)
        self.take.setProperty("role", "act")
        self.take.clicked.connect(self._take)
        self.choose = QPushButton(say("others.choose"), self)
        self.choose.setProperty("role", "act")
        self.choose.clicked.connect(self._choose_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.state, self.list, self.text, self.take, self.choose):
            column.addWidget(part)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._begin)
        self._show([])

    def show_item(self, form: d.Form, item_id: str, own: str, *, can_take: bool) -> None:
        """Tell of that item; ``own`` is the id of the open sheet, which is left out."""
        self.take.setEnabled(can_take)
        if (form, item_id, own) != self._asked:
            self._asked = form, item_id, own
            self._show([])
            self._look_soon()

    # ---- what Qt calls

    def showEvent(self, event: object) -> None:
        """It was unfolded: what was not asked so far is asked now."""
        self._look_soon()

    # ----

    def _look_soon(self) -> None:
        if not self.isVisible() or self._asked is None:
            return
        if self._folder is None and (folder := load_settings().folder):
            self._folder = Path(folder)
        if self._folder is None:
            self.state.setText(say("others.no_folder"))
        else:
            self.state.setText(say("others.at_work"))
            self._wait.start()

    def _begin(self) -> None:
        if self._folder is not None and self._asked is not None:
            asked = (self._folder, *self._asked)
            Background(partial(_look, asked), self).done.connect(self._take_news)

    def _take_news(self, news: "tuple[Asked, list[Wording] | OSError]") -> None:
        asked, answer = news
        if self._asked is None or asked != (self._folder, *self._asked):
            return  # the clerk went on meanwhile
        if isinstance(answer, OSError):
            sentence = say("others.unreadable", folder=asked[0].name, reason=reason(answer))
            self.state.setText(sentence)
            return
        self._show(answer)
        key = "others.found" if answer else "others.nothing"
        self.state.setText(say(key, folder=asked[0].name, count=len(answer)))

    def _show(self, listed: "list[Wording]") -> None:
        self.wordings = listed
        self.list.clear()
        self.list.addItems([_line(one) for one in listed])
        rows = min(len(listed), _ROWS_SHOWN)
        heights = [self.list.sizeHintForRow(row) for row in range(rows)]
        self.list.setFixedHeight(sum(heights) + 4)
        self.list.setVisible(bool(listed))
        self.list.setCurrentRow(0 if listed else -1)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.list.currentRow()
        is_chosen = 0 <= row < len(self.wordings)
        self.text.setPlainText(self.wordings[row].text if is_chosen else "")
        self.text.setVisible(is_chosen)
        self.take.setVisible(is_chosen)

    def _take(self) -> None:
        """What is chosen of the text, or all of it."""
        wording = self.wordings[self.list.currentRow()]
        chosen = plain(self.text.textCursor().selectedText())
        name = wording.sheet.summary.title or wording.sheet.name
        text = chosen if chosen.strip() else wording.text
        self.taken.emit(Inserted("sheet", name, text), "cursor")

    def _choose_folder(self) -> None:
        folder = self._messages.folder_to_open("dialog.others")
        if folder is not None:
            self._folder = folder
            self._show([])
            self._look_soon()


def _look(asked: Asked) -> "tuple[Asked, list[Wording] | OSError]":
    # The index is only paid for by who looks into it.
    from piadesk.office.index import Index
    from piadesk.office.wordings import wordings

    folder, form, item_id, own = asked
    with contextlib.closing(Index(folder)) as index:
        try:
            return asked, wordings(folder, index, form, item_id, own)
        except OSError as fault:
            return asked, fault


def _line(wording: "Wording") -> str:
    """Whose words they are: 評価書名, form, day of publication, how many others say the same."""
    summary = wording.sheet.summary
    known = summary.form in catalogue.form_ids()
    day = shown_date(summary.published_on)
    number = catalogue.head(summary.form).number if known else summary.form
    facts = [say("others.published", day=day) if day else say("others.draft")]
    if wording.more:
        facts.append(say("others.more", count=wording.more))
    return "\n".join((f"{number}　{summary.title or wording.sheet.name}", *facts))
