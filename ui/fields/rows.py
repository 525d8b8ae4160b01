"""A repeat as entries one below the other (システム, 委託事項, 移転先): folded but for one.

Only the unfolded entry has fields; the others are a line each. Entries hold repeats in turn, for
the fields of an entry are built by the page.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from ui.fields.base import Page
from ui.fields.bulk_acts import ask_set_all
from ui.fields.entries_field import EntriesField
from ui.fields.entry_filter import MANY
from ui.fields.entry_head import EntryHead
from ui.fields.entry_inside import entry_inside
from ui.fields.entry_list import EntryList
from ui.fields.entry_menu import add_acts
from ui.fields.in_view import area_of, keep_in_view, show_top
from ui.fields.table_switch import TableSwitch

if TYPE_CHECKING:
    from ui.fields.entry_table import EntryTable


class BlocksField(EntryList):
    """Entries with number and name; the acts on one entry stand inside it."""

    acts = ("add", "paste", "table")

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self.inside_buttons: dict[str, QPushButton] = {}
        self.switch = TableSwitch(self, self._lines, self.picks_bar)

    # ---- what `EntriesField` asks

    def chosen(self) -> list[str]:
        return super().chosen() if self.table is None else self.table.chosen()

    def choose(self, row_ids: Sequence[str]) -> None:
        if self.table is None:
            super().choose(row_ids)
        else:
            self.table.choose(row_ids, max(0, self.table.currentIndex().column()))

    @property
    def table(self) -> "EntryTable | None":
        """The table, while it stands in the place of the list."""
        return self.switch.table if self.switch.is_shown else None

    def act(self, name: str) -> None:
        """See `EntriesField`; ``table`` changes between list and table."""
        if name == "table":
            self._turn()
        elif name == "set_all":
            ask_set_all(self, self.item_in_cell())
        else:
            super().act(name)

    def item_in_cell(self) -> str:
        return self.table.item_in_work() if self.table is not None else ""

    def _turn(self) -> None:
        """From list to table or back; the keyboard stays with the entry it was at."""
        chosen = self.chosen()
        if self.table is None:
            self._keep_keyboard(chosen)
            self.fold()
            self._drop_picks()
        self.switch.turn()
        self.filter.setVisible(self.table is None and len(self.heads) >= MANY)
        if self.table is None:
            self._drop_picks()
            self._keep_keyboard(chosen)
        elif area := area_of(self):
            keep_in_view(area, lambda: show_top(area, self))

    def _keep_keyboard(self, row_ids: Sequence[str]) -> None:
        if row_ids:
            self._make_current(row_ids[0])
            self.heads[row_ids[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def start_work(self) -> None:
        if self.table is not None:
            if chosen := self.table.chosen():
                self.table.write(chosen[0], self.table.rows.items[0].id)
            return
        answers = [item for item in self._items() if isinstance(item, d.Answer)]
        self.unfold(self._current)
        if answers:
            self.page.reveal(Address(self._entry(self._current).path, answers[0].id))

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
        self.filter.setVisible(len(ids) >= MANY and self.table is None)
        self._filter()
        self.switch.refresh(changed)
        self.buttons["table"].setVisible(bool(ids))
        self.show_count(len(ids))
        self.show_possible_acts()

    def set_greyed(self, is_greyed: bool) -> None:
        for head in self.heads.values():
            head.setEnabled(not is_greyed)
        if self._inside is not None:
            self._inside.setEnabled(not is_greyed)
        if self.switch.table is not None:
            self.switch.table.setEnabled(not is_greyed)

    def set_open(self, is_open: bool) -> None:
        super().set_open(is_open)
        if self.switch.table is not None:
            self.switch.table.rows.is_open = is_open

    def address_in_work(self) -> Address:
        if self.table is not None and (cell := self.table.cell_in_work()) is not None:
            return cell
        return self._entry(self._current) if self._current in self.heads else self.address

    def reveal(self, address: Address) -> None:
        row_ids = address.path[len(self.address.path) :]
        if self.table is not None and row_ids:
            if len(row_ids) == 1 and self.table.has(address.item):
                self.table.write(row_ids[0], address.item)
                return
            if address.item != self.item.id:
                self.act("table")  # it is no cell: the list has all
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
        if self.table is None and len(self.chosen()) == 1:
            self.unfold(self._current)

    def add_to_menu(self, menu: QMenu, where: QPoint) -> None:
        """See `Field`; what is meant is what was picked, else the entry under the pointer."""
        row_id = self.entry_at(where)
        if self.table is None and row_id in self.heads and row_id not in self.chosen():
            self._drop_picks()
            self._make_current(row_id)
        if row_id:
            add_acts(self, menu)
        super().add_to_menu(menu, where)

    def entry_at(self, where: QPoint) -> str:
        widget = self.childAt(where)
        while widget is not None and widget is not self:
            if isinstance(widget, EntryHead):
                return widget.row_id
            if widget is self._inside:
                return self.unfolded
            widget = widget.parentWidget()
        return super().entry_at(where)

    # ---- folding

    def unfold(self, row_id: str) -> None:
        """Show the fields of this entry; the one shown before is folded."""
        if row_id == self.unfolded or row_id not in self.heads:
            return
        self.fold()
        self.unfolded = row_id
        self._inside, self.inside_buttons = entry_inside(self, self._entry(row_id))
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

    def _items(self) -> Sequence[d.AnyItem]:
        return self.page.form.children(self.item.id)

    def _entry(self, row_id: str) -> Address:
        return Address((*self.address.path, row_id), self.item.id)

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
        if self.table is None:
            self._show_picks()  # of which some may have gone

    def _asked(self, name: str, row_id: str) -> None:
        if name == "fold" and self.picks.click(
            row_id, self._picked_from, list(self.heads), QGuiApplication.keyboardModifiers()
        ):
            self._show_picks()
        elif name == "current":
            self._make_current(row_id)
        elif name in {"next", "previous"}:
            self._go(row_id, 1 if name == "next" else -1)
        elif name.startswith("pick_"):
            self._pick_on(row_id, name)
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

    def tell(self, key: str, **places: object) -> None:
        """Above the table, where that stands."""
        if self.table is None:
            super().tell(key, **places)
        else:
            self.body.insertWidget(self.body.indexOf(self.table), self.hint)
            EntriesField.tell(self, key, **places)
