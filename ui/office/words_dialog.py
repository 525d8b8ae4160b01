"""Words that stand in many sheets, replaced in all of them: every place is shown first."""

import datetime
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.office.listing import Listed
from piadesk.office.shared_words import Occurrence, occurrences, replace_in_all
from piadesk.words import say
from ui.desk.background import Background
from ui.look.line_edit import LineEdit
from ui.look.named import label_for
from ui.look.plain_text import Label
from ui.look.style import apply_style
from ui.marked_texts.hit_rows import position_words, ticked_row
from ui.marked_texts.passages import NEW, OLD, PassageModel, PassageRow
from ui.marked_texts.tick_table import TickTable
from ui.messages.messages import Messages
from ui.office.run_dialog import RunDialog

_SIZE: Final = (1180, 620)
_SHARES: Final = (6, 20, 20, 27, 27)
_MOST_LINES: Final = 4
_QUIET_MS: Final = 400
_COLUMNS: Final = ("tick", "sheet", "place", "before", "after")


class SharedWordsDialog(QDialog):
    """Looks for the words beside the window once the clerk has stopped typing."""

    changed = Signal()
    """Sheets were changed."""

    def __init__(self, sheets: Sequence[Listed], messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("office.words.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._sheets, self._messages = list(sheets), messages
        self._found: list[Occurrence] = []
        self._asked = ("", False)
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self.look_for)
        self._build()
        self._show()
        self.words.setFocus()

    def ask_for(self, words: str, by: str) -> None:
        """Look for these words, to be replaced by others."""
        self.words.setText(words)
        self.by.setText(by)

    def look_for(self) -> None:
        """Look in all sheets for the words as they are now."""
        self._rest.stop()
        asked = self.words.text(), self.whole.isChecked()
        self._asked = asked
        self.count.setText(say("office.words.at_work"))
        self.act.setEnabled(False)
        work = partial(occurrences, self._sheets, asked[0], whole=asked[1])
        Background(lambda: (asked, work()), self).done.connect(self._take)

    def ticked(self) -> list[Occurrence]:
        """The places that are to be replaced."""
        return [one for row, one in enumerate(self._found) if self.table.is_ticked(row)]

    def replace(self) -> None:
        """Replace what is ticked, and tell of each sheet."""
        chosen, by, today = self.ticked(), self.by.text(), datetime.date.today()
        run = partial(replace_in_all, chosen, by, today, is_told=self.told.isChecked())
        title = say("office.words.run", words=self.words.text(), by=by)
        count = len({one.sheet.name for one in chosen})
        dialog = RunDialog(title, run, count, self._messages, self)
        dialog.finished.connect(self.look_for)
        dialog.finished.connect(self.changed)
        dialog.open()

    # ----

    def _build(self) -> None:
        self.words, self.by = LineEdit(self), LineEdit(self)
        self.words.textChanged.connect(self._rest.start)
        self.words.returnPressed.connect(self.look_for)
        self.by.textChanged.connect(self._show)
        self.whole = QCheckBox(say("office.words.whole"), self)
        self.whole.toggled.connect(self.look_for)
        self.told = QCheckBox(say("office.words.told"), self)
        self.told.setChecked(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        lines = (("words", self.words, self.whole), ("by", self.by, self.told))
        for row, (name, editor, box) in enumerate(lines):
            label = label_for(editor, say(f"office.words.{name}"))
            for place, part in enumerate((label, editor, box)):
                grid.addWidget(part, row, place)
        titles = [say(f"office.words.column.{name}") for name in _COLUMNS]
        self.model = PassageModel(titles, ("", "", "", OLD, NEW), self)
        self.table = TickTable(self.model, _SHARES, self, most_lines=_MOST_LINES)
        self.table.setAccessibleName(say("office.words.title"))
        self.table.turned.connect(self._turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(grid)
        column.addWidget(self.table, 1)
        column.addLayout(self._button_line())
        apply_style(self, "buttons", "inputs", "scroll")

    def _button_line(self) -> QHBoxLayout:
        self.count = Label("", self)
        self.count.setWordWrap(True)
        self.act, close = QPushButton(self), QPushButton(say("office.words.close"), self)
        self.act.setProperty("role", "main")
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        for button, slot in ((close, self.reject), (self.act, self.replace)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            line.addWidget(button)
        return line

    def _take(self, news: tuple[tuple[str, bool], list[Occurrence]]) -> None:
        asked, places = news
        if asked == self._asked:  # else others were asked for meanwhile
            self._found = places
            self._show()

    def _turned(self, rows: list[int]) -> None:
        self.model.show_changed({row: self._row(row) for row in rows})
        self._show_count()

    def _show(self) -> None:
        self.table.know([_key(one) for one in self._found])
        self.model.show_rows([self._row(row) for row in range(len(self._found))])
        self._show_count()

    def _row(self, row: int) -> PassageRow:
        occurrence = self._found[row]
        name = occurrence.sheet.summary.title or occurrence.sheet.name
        where = (name, position_words(occurrence.position, occurrence.hit))
        return ticked_row(
            occurrence.hit, where, self.by.text(), is_ticked=self.table.is_ticked(row)
        )

    def _show_count(self) -> None:
        ticked = len(self.ticked())
        sheets = len({one.sheet.name for one in self._found})
        key = "found" if self._found else "none" if self.words.text() else "how"
        counts = {"sheets": sheets, "found": len(self._found), "ticked": ticked}
        self.count.setText(say(f"office.words.{key}", **counts))
        self.act.setText(say("office.words.act", count=ticked))
        self.act.setEnabled(bool(ticked and self.by.text()))


def _key(occurrence: Occurrence) -> tuple[object, ...]:
    return (
        occurrence.sheet.name,
        occurrence.hit.address,
        occurrence.hit.option,
        occurrence.hit.start,
    )
