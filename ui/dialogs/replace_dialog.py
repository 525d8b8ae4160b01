"""検索と置換: every place where the words stand, each to be ticked; replaced as one undo step."""

from collections.abc import Collection
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

from piadesk.acts.replacing import Hit, hits, replace_hits
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Desk
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label
from ui.marked_texts.hit_rows import position_words, ticked_row
from ui.marked_texts.passages import NEW, OLD, PassageModel, PassageRow
from ui.marked_texts.tick_table import TickTable

_SIZE: Final = (1120, 640)
_SHARES: Final = (7, 29, 32, 32)
_MOST_LINES: Final = 4
_HIGH: Final = 30
_QUIET_MS: Final = 250


class ReplaceDialog(QDialog):
    """Finds while the clerk types, and again when the sheet changes; the window stays usable."""

    agreed = Signal(object, int)
    """The edit, and how many places it concerns."""

    go_asked = Signal(object)
    """The `Address` that the clerk wants to see."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hits: list[Hit] = []
        self._names = Names(desk.form, desk.sheet)
        self._stale = False
        self._replaced = 0
        """In how many places the last act replaced; 0 once something else is looked for."""
        self.setWindowTitle(say("replace.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self.look_for)
        self._build()
        desk.changed.connect(self._sheet_changed)
        self._show()
        self.words.setFocus()

    def look_for(self) -> None:
        """List every place anew; what was not ticked stays so."""
        self._rest.stop()
        self._stale = False
        form, sheet, words = self._desk.form, self._desk.sheet, self.words.text()
        whole, with_log = self.whole.isChecked(), self.with_log.isChecked()
        self._hits = hits(form, sheet, words, whole=whole, with_log=with_log)
        self._names = Names(form, sheet)
        self._show()
        self.table.choose([0] if self._hits else [])

    def ask_for(self, words: str, by: str, ticked: Collection[Hit]) -> None:
        """Look for whole ``words`` to be replaced ``by`` others, ticking only those places."""
        self.words.setText(words)
        self.by.setText(by)
        self.whole.setChecked(True)
        self.look_for()
        self.table.tick_only(set(map(_key, ticked)))
        self._show()
        self.table.setFocus()

    def ticked(self) -> list[Hit]:
        """The places that are to be replaced."""
        return [hit for place, hit in enumerate(self._hits) if self.table.is_ticked(place)]

    def replace(self) -> None:
        """Hand the edit out. Where the sheet has changed meanwhile, the places are shown first."""
        if self._stale:
            self.look_for()
        elif chosen := self.ticked():
            self.agreed.emit(replace_hits(self._desk.sheet, chosen, self.by.text()), len(chosen))
            self._replaced = len(chosen)
            self.look_for()

    def go(self) -> None:
        """Bring the place of the current row into view."""
        for place in self.table.chosen()[:1]:
            self.go_asked.emit(self._hits[place].address)

    # ----

    def _build(self) -> None:
        self.words, self.by = LineEdit(self), LineEdit(self)
        self.words.textChanged.connect(self._words_changed)
        self.words.returnPressed.connect(self._to_table)
        self.by.textChanged.connect(self._show)
        self.whole = QCheckBox(say("replace.whole"), self)
        self.with_log = QCheckBox(say("replace.with_log"), self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        lines = (("words", self.words, self.whole), ("by", self.by, self.with_log))
        for row, (name, editor, box) in enumerate(lines):
            editor.setMinimumHeight(_HIGH)
            label = Label(say(f"replace.{name}"), self)
            label.setBuddy(editor)
            box.toggled.connect(self.look_for)
            for index, part in enumerate((label, editor, box)):
                grid.addWidget(part, row, index)
        titles = [say(f"replace.column.{name}") for name in ("tick", "place", "before", "after")]
        self.model = PassageModel(titles, ("", "", OLD, NEW), self)
        self.table = TickTable(self.model, _SHARES, self, most_lines=_MOST_LINES)
        self.table.setAccessibleName(say("replace.title"))
        self.table.turned.connect(self._turned)
        self.table.doubleClicked.connect(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(grid)
        column.addWidget(self.table, 1)
        column.addLayout(self._button_line())

    def _button_line(self) -> QHBoxLayout:
        self.count = Label("", self)
        self.act, self.look = QPushButton(self), QPushButton(say("replace.go"), self)
        close = QPushButton(say("replace.close"), self)
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        slots = ((self.look, self.go), (close, self.reject), (self.act, self.replace))
        for button, slot in slots:
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            line.addWidget(button)
        return line

    def _words_changed(self) -> None:
        self._replaced = 0
        self._rest.start()

    def _to_table(self) -> None:
        """Enter behind the words: see what was found."""
        self.look_for()
        if self._hits:
            self.table.setFocus()

    def _turned(self, places: list[int]) -> None:
        self.model.show_changed({place: self._row(place) for place in places})
        self._show_count()

    def _sheet_changed(self) -> None:
        self._replaced = 0
        self._stale = True
        self._rest.start()

    def _show(self) -> None:
        chosen = self.table.chosen()
        self.table.know([_key(hit) for hit in self._hits])
        self.model.show_rows([self._row(place) for place in range(len(self._hits))])
        self.table.choose(chosen)
        self._show_count()

    def _row(self, place: int) -> PassageRow:
        hit, is_ticked = self._hits[place], self.table.is_ticked(place)
        position = position_words(self._names.position(hit.address), hit)
        return ticked_row(hit, (position,), self.by.text(), is_ticked=is_ticked)

    def _show_count(self) -> None:
        ticked, count = len(self.ticked()), len(self._hits)
        self.count.setText(self._summary(count, ticked))
        act = "act" if self.by.text() else "erase"
        self.act.setText(say(f"replace.{act}" if ticked else "replace.act_none", count=ticked))
        # Who only looks for words is not to be led to erase them.
        self.act.setProperty("role", "main" if self.by.text() else "")
        self.act.style().polish(self.act)
        self.act.setEnabled(bool(ticked) and not self._desk.read_only)
        self.look.setEnabled(bool(count))

    def _summary(self, count: int, ticked: int) -> str:
        done = say("replace.done", count=self._replaced) if self._replaced else ""
        if done and not count:
            return done
        if not count:
            return done + say("replace.none" if self.words.text() else "replace.how")
        key = "replace.found" if self.by.text() else "replace.only_found"
        return done + say(key, found=count, ticked=ticked)


def _key(hit: Hit) -> tuple[Address, str, int]:
    return hit.address, hit.option, hit.start
