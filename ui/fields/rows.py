"""A repeat as entries one below the other (システム, 委託事項, 移転先): folded but for one.

Only the unfolded entry has fields; the others are a line each. Entries hold repeats in turn, for
the fields of an entry are built by the page.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.sheets.entries import distinctions
from piadesk.sheets.sheet import Address, Entry
from piadesk.words import say
from ui.fields.base import Page
from ui.fields.entries_field import EntriesField, told_of
from ui.fields.entry_head import EntryHead, asked_by
from ui.fields.entry_picks import Picks
from ui.fields.frames import BarredFrame
from ui.fields.in_view import area_of, keep_in_view
from ui.fields.picks_bar import PicksBar

MANY: Final = 8
"""From this many entries on there is a box to look one up."""


class BlocksField(EntriesField):
    """Entries with number and name; the acts on one entry stand inside it."""

    acts = ("add", "paste")
    acts_inside = ("duplicate", "remove", "up", "down")

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self.heads: dict[str, EntryHead] = {}
        self._findings_below: Mapping[str, Sequence[Finding]] = {}
        self._apart: dict[str, str] = {}
        """What tells entries of one name apart, by id."""
        self._current = ""
        self._picked_from = ""
        """Where picking began: the line that was clicked last without a key."""
        self.unfolded = ""
        """The id of the entry whose fields are shown, "" while all are folded."""
        self._inside: QFrame | None = None
        self.inside_buttons: dict[str, QPushButton] = {}
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(say("rows.filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.filter.setMinimumHeight(30)
        self.picks = Picks()
        self.picks_bar = PicksBar(self)
        self.picks_bar.drop.clicked.connect(self._drop_picks)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.picks_bar)
        self.body.addLayout(self._list)

    # ---- what `EntriesField` asks

    def chosen(self) -> list[str]:
        picked = self.picks.in_order(list(self.heads))
        return picked or ([self._current] if self._current in self.heads else [])

    def choose(self, row_ids: Sequence[str]) -> None:
        self.picks.ids = set(row_ids)
        self._show_picks()
        if row_ids and row_ids[0] in self.heads:
            self._make_current(row_ids[0])
            self.heads[row_ids[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._keep_in_view()

    def start_work(self) -> None:
        answers = [item for item in self._items() if isinstance(item, d.Answer)]
        self.unfold(self._current)
        if answers:
            self.page.reveal(Address(self._entry(self._current).path, answers[0].id))

    def mark_entries(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        self._findings_below = findings
        self._show_heads(self.heads)

    # ---- what `Field` asks

    def refresh(self, changed: Collection[Address] = ()) -> None:
        ids = [row.id for row in self.entries()]
        same = ids == list(self.heads)
        if not same:
            self._take_in(ids)
        depth = len(self.address.path)
        inside = {address.path[depth] for address in changed if len(address.path) > depth}
        touched = inside & self.heads.keys()
        self._show_heads(touched if same and touched else self.heads)
        self.filter.setVisible(len(ids) >= MANY)
        self._filter()
        self.show_count(len(ids))
        self.show_possible_acts()

    def set_greyed(self, is_greyed: bool) -> None:
        for head in self.heads.values():
            head.setEnabled(not is_greyed)
        if self._inside is not None:
            self._inside.setEnabled(not is_greyed)

    def address_in_work(self) -> Address:
        return self._entry(self._current) if self._current in self.heads else self.address

    def reveal(self, address: Address) -> None:
        row_ids = address.path[len(self.address.path) :]
        if row_ids and row_ids[0] in self.heads:
            self.filter.clear()
            self._make_current(row_ids[0])
            if address.item != self.item.id or len(row_ids) > 1:
                self.unfold(row_ids[0])
            else:
                self.choose(row_ids)

    def show_possible_acts(self) -> None:
        super().show_possible_acts()
        order = list(self.heads)
        for act, end in (("up", 0), ("down", -1)):
            if act in self.inside_buttons and order:
                self.inside_buttons[act].setEnabled(self.unfolded != order[end])
        for button in self.inside_buttons.values():
            button.setEnabled(button.isEnabled() and self._is_open)

    def duplicate(self) -> None:
        super().duplicate()
        self.unfold(self._current)

    def entry_at(self, where: QPoint) -> str:
        at = self.childAt(where)
        while at is not None and at is not self:
            if isinstance(at, EntryHead):
                return at.row_id
            if at is self._inside:
                return self.unfolded
            at = at.parentWidget()
        return super().entry_at(where)

    # ---- folding

    def unfold(self, row_id: str) -> None:
        """Show the fields of this entry; the one shown before is folded."""
        if row_id == self.unfolded or row_id not in self.heads:
            return
        self.fold()
        self.unfolded = row_id
        self._inside = self._fields_of(row_id)
        self._inside.setEnabled(self.heads[row_id].isEnabled())
        self._list.insertWidget(self._list.indexOf(self.heads[row_id]) + 1, self._inside)
        self.heads[row_id].set_unfolded(True)
        self.show_possible_acts()
        self._keep_in_view()

    def fold(self) -> None:
        """Show lines only."""
        if self._inside is None:
            return
        self.page.release(self._entry(self.unfolded))
        self.inside_buttons = {}
        self._inside.hide()
        self._list.removeWidget(self._inside)
        self._inside.deleteLater()
        self._inside = None
        if head := self.heads.get(self.unfolded):
            head.set_unfolded(False)
        self.unfolded = ""

    def _fields_of(self, row_id: str) -> QFrame:
        frame = BarredFrame(self)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        bar.setSpacing(4)
        bar.addStretch(1)
        for act in self.acts_inside:
            button = self.button(act, frame, row_id)
            self.inside_buttons[act] = button
            bar.addWidget(button)
        column.addLayout(bar)
        column.addWidget(self.page.items(self._items(), self._entry(row_id).path, frame))
        return frame

    def _items(self) -> Sequence[d.AnyItem]:
        return self.page.form.children(self.item.id)

    def _entry(self, row_id: str) -> Address:
        return Address((*self.address.path, row_id), self.item.id)

    def event(self, event: QEvent) -> bool:
        # At a line the keys of the list come before the shortcuts of the menus.
        at_line = event.type() == QEvent.Type.ShortcutOverride and isinstance(
            QApplication.focusWidget(), EntryHead
        )
        if at_line and asked_by(event):
            event.accept()
            return True
        return super().event(event)

    # ---- the list

    def _take_in(self, ids: Sequence[str]) -> None:
        """Bring the lines into the order of the sheet; those that stay keep their widgets."""
        before = list(self.heads)
        if self.unfolded not in ids:
            self.fold()
        for row_id in set(before) - set(ids):
            head = self.heads.pop(row_id)
            self._list.removeWidget(head)
            head.hide()
            head.deleteLater()
        self.heads = {row_id: self.heads.get(row_id) or self._head(row_id) for row_id in ids}
        for place, head in enumerate(self.heads.values()):
            self._list.insertWidget(place, head)
        if self._inside is not None:
            index = self._list.indexOf(self.heads[self.unfolded]) + 1
            self._list.insertWidget(index, self._inside)
        if self._current not in self.heads and ids:
            index = before.index(self._current) if self._current in before else 0
            self._make_current(ids[min(index, len(ids) - 1)])

    def _head(self, row_id: str) -> EntryHead:
        head = EntryHead(row_id, self)
        head.asked.connect(self._asked)
        head.setEnabled(not self.is_greyed)
        return head

    def _show_heads(self, row_ids: Collection[str]) -> None:
        apart = distinctions(self.page.form, self.rows_item, self.entries())
        if apart != self._apart:
            self._apart, row_ids = apart, self.heads
        for number, row in enumerate(self.entries(), start=1):
            if row.id in row_ids:
                words = told_of(self._findings_below.get(row.id, ()))
                self.heads[row.id].show_entry(
                    self.rows_item.row_name.format(n=number), self._name(row), words
                )

    def _name(self, row: Entry) -> str:
        name = str(row.answers.get(self.rows_item.title_item) or "").replace("\n", " ")
        name = name or say("rows.no_name")
        return f"{name}　（{self._apart[row.id]}）" if row.id in self._apart else name

    def _show_picks(self) -> None:
        picked = self.picks.in_order(list(self.heads))
        for row_id, head in self.heads.items():
            head.set_picked(row_id in picked)
        self.picks_bar.show_count(len(picked), may_change=self._is_open)

    def _drop_picks(self) -> None:
        self.picks.ids = set()
        self._show_picks()

    def _asked(self, name: str, row_id: str) -> None:
        if name == "fold" and self.picks.click(
            row_id, self._picked_from, list(self.heads), QGuiApplication.keyboardModifiers()
        ):
            self._show_picks()
        elif name == "current":
            self._make_current(row_id)
        elif name in {"next", "previous"}:
            self._go(row_id, 1 if name == "next" else -1)
        elif name != "fold":
            self._make_current(row_id)
            self.act(name)
        elif row_id == self.unfolded:
            self.fold()
        else:
            self._drop_picks()
            self._picked_from = row_id
            self._make_current(row_id)
            self.unfold(row_id)

    def _go(self, row_id: str, by: int) -> None:
        seen = [row_id for row_id, head in self.heads.items() if not head.isHidden()]
        index = seen.index(row_id) + by
        if 0 <= index < len(seen):
            self.heads[seen[index]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view()

    def _make_current(self, row_id: str) -> None:
        if head := self.heads.get(self._current):
            head.set_current(False)
        self._current = row_id
        self.heads[row_id].set_current(True)
        self.setFocusProxy(self.heads[row_id])
        self.show_possible_acts()

    def _filter(self) -> None:
        wanted = self.filter.text().strip().casefold()
        for row in self.entries():
            words = (self.heads[row.id].text(), *map(str, row.answers.values()))
            is_found = not wanted or any(wanted in text.casefold() for text in words)
            self.heads[row.id].setVisible(is_found or row.id == self.unfolded)

    def _keep_in_view(self) -> None:
        """Scroll so that the current entry is seen from its beginning."""
        if area := area_of(self):
            keep_in_view(area, self._bring_into_view)

    def _bring_into_view(self) -> None:
        area, head = area_of(self), self.heads.get(self._current)
        if area is None or head is None:
            return
        if self._inside is not None and self._current == self.unfolded:
            area.ensureWidgetVisible(self._inside, 0, 8)
        area.ensureWidgetVisible(head, 0, 2 * head.height())
        area.horizontalScrollBar().setValue(0)

    def tell(self, key: str, **places: object) -> None:
        """The line stands where the eye is: above the current entry."""
        super().tell(key, **places)
        if key and self._current in self.heads:
            index = self._list.indexOf(self.heads[self._current])
            self._list.insertWidget(index, self.hint)
