"""Between the list of entries and their table: which of both is there, and the table's news."""

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.bulk_acts import clear_answer, move_to
from ui.fields.entries_field import EntriesField
from ui.fields.picks_bar import PicksBar
from ui.look.plain_text import set_tip

if TYPE_CHECKING:
    from ui.fields.entry_table import EntryTable


class TableSwitch(QObject):
    """``lines`` are what makes way for the table; the table is made when it is first asked for."""

    def __init__(self, field: EntriesField, lines: QWidget, bar: PicksBar) -> None:
        super().__init__(field)
        self._field, self._lines, self._bar = field, lines, bar
        self.table: EntryTable | None = None
        self.is_shown = False

    def turn(self) -> None:
        """Show the other of both."""
        field = self._field
        self.is_shown = not self.is_shown
        chosen = field.chosen()
        if self.table is None:
            self.table = self._made()
        self.table.close_cell()
        self.table.setVisible(self.is_shown)
        if self.is_shown:  # before the lines go: else Qt hands the keyboard to who knows whom
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lines.setVisible(not self.is_shown)
        act = "list" if self.is_shown else "table"
        field.buttons["table"].setText(say(f"rows.act.{act}"))
        set_tip(field.buttons["table"], say(f"rows.tip.{act}"))
        field.buttons["table"].updateGeometry()
        if self.is_shown:
            self.refresh()
            self.table.choose(chosen[:1] or [row.id for row in field.entries()][:1])
        self.show_chosen()

    def refresh(self, changed: Collection[Address] = ()) -> None:
        """Show what the sheet says now."""
        if self.table is not None and self.is_shown:
            self.table.refresh(changed)
            self.show_chosen()

    def show_chosen(self) -> None:
        """Say how many entries are chosen in the table."""
        if self.table is not None and self.is_shown:
            count = len(self.table.chosen())
            self._bar.show_count(count, may_change=self.table.rows.is_open, in_table=True)
            self._field.setFocusProxy(self.table)

    def _made(self) -> "EntryTable":
        # Most repeats are never seen as a table.
        from ui.fields.entry_table import EntryTable

        field = self._field
        table = EntryTable(field.page, field.address, self._name, field)
        table.setAccessibleName(field.item.title)
        table.rows.is_open = not field.page.read_only
        table.asked.connect(self._asked)
        table.cleared.connect(partial(clear_answer, field))
        table.moved.connect(partial(move_to, field))
        table.selectionModel().selectionChanged.connect(self.show_chosen)
        table.selectionModel().currentChanged.connect(self._tell_cell)
        field.body.addWidget(table)
        return table

    def _tell_cell(self) -> None:
        """The help, the outline and 様式ビュー go along from cell to cell."""
        if self.table is not None and (cell := self.table.cell_in_work()) is not None:
            self._field.focused.emit(cell)

    def _asked(self, act: str) -> None:
        if act != "edit":  # the cell that was clicked is open already
            self._field.act(act)

    def _name(self, place: int) -> str:
        return self._field.name_at(place)
