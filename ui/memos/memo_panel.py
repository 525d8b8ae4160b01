"""付箋の一覧: at the right of the page, each a way to its item, done or taken away there."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.acts.memo_findings import memo_line
from piadesk.sheets.memos import Memo, memos_of
from piadesk.sheets.positions import Names
from piadesk.sheets.walk import walk
from piadesk.words import say
from ui.desk.desk import Changed, Desk
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label
from ui.look.screen_bounds import NARROW
from ui.look.wrapped_lines import wrap_lines

_MEMO: Final = Qt.ItemDataRole.UserRole
_ACTS: Final = ("go", "done", "change", "drop")


class MemoPanel(QWidget):
    """Follows the sheet. `asked` names an act (``go``, ``done``, ``change``, ``drop``, ``print``,
    ``close``) and the `Memo` that is meant."""

    asked = Signal(str, object)

    hid_guidance = False
    """Whether the help made room for it."""

    widths_before: Sequence[int] = ()
    """Of the panes without it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "backing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = Label(say("memos.title"), self)
        title.setProperty("role", "guidance_title")
        self.filter = PickBox(self)
        self.filter.setAccessibleName(say("memos.title"))
        for name in ("open", "all", "basis"):
            self.filter.addItem(say(f"memos.{name}"), name)
        self.filter.activated.connect(self.refresh)
        self.none = Label(say("memos.none"), self)
        self.none.setProperty("role", "note")
        self.none.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("versions")
        wrap_lines(self.list)
        self.list.setAccessibleName(say("memos.title"))
        self.list.itemActivated.connect(lambda: self._ask("go"))
        self.list.currentRowChanged.connect(self._show_acts)
        self.buttons = {name: self._button(name) for name in (*_ACTS, "print", "close")}
        acts = QGridLayout()
        for index, button in enumerate(self.buttons.values()):
            acts.addWidget(button, index // 2, index % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 10)
        for part in (title, self.filter, self.none):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(acts)
        desk.changed.connect(self._news)
        self.refresh()

    def refresh(self) -> None:
        """List what the sheet has, in form order."""
        form, sheet = self._desk.form, self._desk.sheet
        chosen, row = self.current(), self.list.currentRow()
        order = {visit.address: number for number, visit in enumerate(walk(form, sheet))}
        memos = [memo for memo in memos_of(sheet) if self._lets_through(memo)]
        memos.sort(key=lambda memo: order.get(memo.address, len(order)))
        names = Names(form, sheet)
        self.list.clear()
        for index, memo in enumerate(memos):
            position = names.position(memo.address) if memo.address in order else say("memo.gone")
            self.list.addItem(f"{position}\n{memo_line(memo)}")
            self.list.item(index).setData(_MEMO, memo)
        ids = [memo.id for memo in memos]
        again = ids.index(chosen.id) if chosen is not None and chosen.id in ids else row
        self.list.setCurrentRow(max(0, min(again, len(ids) - 1)))
        self.none.setVisible(not memos)
        self._show_acts()

    def make_room(self) -> None:
        """Another pane comes into view: there is no room for both in a narrow window."""
        if not self.isHidden() and self.window().width() < NARROW:
            self._ask("close")

    def current(self) -> Memo | None:
        """The chosen one."""
        item = self.list.currentItem()
        memo = item.data(_MEMO) if item else None
        return memo if isinstance(memo, Memo) else None

    # ----

    def _lets_through(self, memo: Memo) -> bool:
        name = self.filter.currentData()
        if name == "basis":
            return memo.sort == "basis"
        return memo.sort == "slip" and (name == "all" or not memo.is_done)

    def _news(self, changed: Changed) -> None:
        """Memos change without an address; what they are on comes and goes with its entries."""
        if not changed.addresses or changed.shape:
            self.refresh()

    def _show_acts(self) -> None:
        memo = self.current()
        closed = bool(self._desk.read_only)
        self.buttons["go"].setEnabled(memo is not None)
        for name in ("done", "change", "drop"):
            self.buttons[name].setEnabled(memo is not None and not closed)
        is_done = memo is not None and memo.is_done
        self.buttons["done"].setText(say("memos.undone" if is_done else "memos.done"))
        if memo is not None and memo.sort == "basis":
            self.buttons["done"].setEnabled(False)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(say(f"memos.{name}"), self)
        button.setProperty("role", "act")
        button.clicked.connect(lambda: self._ask(name))
        return button

    def _ask(self, name: str) -> None:
        memo = self.current()
        if memo is not None or name not in _ACTS:
            self.asked.emit(name, memo)
