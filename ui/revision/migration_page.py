"""様式改正の確認: what the new form did to the sheet, old at the left and new at the right, to be
ticked off; it stays with the sheet until all is."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from piadesk import kinds
from piadesk.revision.migration_review import (
    MigrationLine,
    done_keys,
    kept_lines,
    lines_to_do,
    tick,
)
from piadesk.sheets import walk
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Changed, Desk
from ui.look.bound_key import bind_key
from ui.look.plain_text import Label
from ui.look.style import apply_style
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import PassageModel, PassageRow, plain

_SHARES: Final = (5, 17, 39, 39)
_MOST_LINES: Final = 6
_BETWEEN: Final = 8
"""Pixels between the buttons, and above them."""


class MigrationPage(QWidget):
    """Space ticks the chosen lines off, or takes the ticks away; Enter goes to the item."""

    left = Signal(object)
    """Back to the wizard, at this `Address`; None for where the clerk was."""

    finished = Signal()
    """All is ticked off, and the list may go."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines = kept_lines(desk.sheet)
        title = Label(say("migration.title"), self)
        title.setProperty("role", "section")
        self.about = Label("", self)
        self.about.setProperty("role", "summary")
        self.about.setWordWrap(True)
        columns = ("tick", "sort", "before", "after")
        titles = [say(f"migration.column.{name}") for name in columns]
        self.model = PassageModel(titles, ("", "", "", ""), self)
        self.table = PassageTable(self.model, _SHARES, self, most_lines=_MOST_LINES)
        self.table.setAccessibleName(say("migration.title"))
        self.table.verticalHeader().hide()
        self.table.clicked.connect(self._clicked)
        self.table.doubleClicked.connect(self.go)
        for key, act in ((Qt.Key.Key_Space, self.turn), (Qt.Key.Key_Return, self.go)):
            bind_key(key, self.table, act)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addSpacing(_BETWEEN)
        self.buttons: dict[str, QPushButton] = {}
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        buttons.setSpacing(_BETWEEN)
        acts = {"turn": self.turn, "go": self.go, "back": self._go_back, "finish": self._finish}
        for name, act in acts.items():
            self.buttons[name] = QPushButton(say(f"migration.{name}"), self)
            self.buttons[name].clicked.connect(act)
            buttons.addWidget(self.buttons[name])
            if name == "go":
                buttons.addStretch(1)
        self.buttons["finish"].setProperty("role", "main")
        self.table.selectionModel().selectionChanged.connect(self._show_possible)
        apply_style(self, "panes", "buttons", "scroll", "headers")
        desk.changed.connect(self._news)
        self.refresh()
        self.table.choose([0] if self.lines else [])

    def refresh(self) -> None:
        """Show the lines with their ticks, and what the sheet says by now."""
        self.model.show_rows([self._row(line) for line in self.lines])
        to_do = lines_to_do(self._desk.sheet)
        self.about.setText(say("migration.about", count=to_do, form=self._desk.form.revision))
        self._show_possible()

    def turn(self) -> None:
        """Tick the chosen lines off; take the ticks away where all of them are."""
        chosen = self.table.chosen()
        keys = {self.lines[place].key for place in chosen}
        if not keys or self._desk.read_only:
            return
        is_done = not keys <= done_keys(self._desk.sheet)
        edit = tick(self._desk.sheet, keys, is_done=is_done)
        self._desk.push(edit, say("migration.step"))
        following = min(chosen[-1] + 1, len(self.lines) - 1)
        self.table.choose([following] if is_done and len(chosen) == 1 else chosen)

    def go(self) -> None:
        """Go to the item of the first chosen line."""
        for place in self.table.chosen()[:1]:
            if self.lines[place].address is not None:
                self.left.emit(self.lines[place].address)

    # ----

    def _row(self, line: MigrationLine) -> PassageRow:
        is_done = line.key in done_keys(self._desk.sheet)
        after = "\n".join(filter(None, (line.after, self._now(line.address))))
        tick_sign = "✔" if is_done else "□"
        texts = (tick_sign, say(f"migration.sort.{line.sort}"), line.before, after)
        return PassageRow("", tuple(map(plain, texts)), faint=is_done)

    def _now(self, address: Address | None) -> str:
        """What stands at the item of the new form today."""
        if address is None:
            return ""
        item = self._desk.form.by_id.get(address.item)
        try:
            value = walk.answer(self._desk.form, self._desk.sheet, address) if item else None
        except KeyError:  # its entry was taken out
            return ""
        return kinds.shown(item, value) if item is not None else ""

    def _show_possible(self) -> None:
        chosen = self.table.chosen()
        has_place = bool(chosen) and self.lines[chosen[0]].address is not None
        self.buttons["turn"].setEnabled(bool(chosen) and not self._desk.read_only)
        self.buttons["go"].setEnabled(has_place)
        self.buttons["finish"].setEnabled(
            not lines_to_do(self._desk.sheet) and not self._desk.read_only
        )

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.turn()

    def _go_back(self) -> None:
        self.left.emit(None)

    def _finish(self) -> None:
        self.finished.emit()

    def _news(self, changed: Changed) -> None:
        chosen = self.table.chosen()
        self.refresh()
        self.table.choose(chosen)
