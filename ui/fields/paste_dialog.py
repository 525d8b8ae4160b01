"""Before cells from Excel become entries: what goes where, and what needs a look."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from piadesk import kinds
from piadesk.acts import paste
from piadesk.acts.paste import Cells
from piadesk.forms import definition as d
from piadesk.words import say
from ui.look.colours import colour
from ui.look.confirm_buttons import confirm_buttons
from ui.look.enter_key import EnterKey
from ui.look.flow import FlowLayout
from ui.look.named import labelled
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label
from ui.look.screen_bounds import keep_on_screen
from ui.look.style import apply_style

_LETTERS_SHOWN: Final = 60
_LEAST_COLUMN: Final = 110
_HEAD_WIDTH: Final = 110
_SIZE: Final = (860, 520)
_STAYS_OUT: Final = colour("stays_out")
_WORTH_A_LOOK: Final = colour("worth_a_look")


class PasteDialog(QDialog):
    """One box above each column says which item it fills; ``chosen`` names the first and the last
    of the chosen entries, "" for one that cannot be meant. With ``from_item`` the cells are meant
    for the answers from that item on, as in a table."""

    agreed = Signal(list, str)
    """The new entries, and where they go: ``end``, ``below`` the chosen ones, or ``over`` them."""

    def __init__(
        self,
        form: d.Form,
        rows_item: d.Repeat,
        cells: Cells,
        chosen: tuple[str, str],
        parent: QWidget,
        *,
        from_item: str = "",
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._rows_item = rows_item
        self._cells = cells
        self.setWindowTitle(say("paste.title", label=rows_item.label))
        apply_style(self)
        self.resize(*_SIZE)
        self.head = QCheckBox(say("paste.head"), self)
        self.head.setChecked(paste.has_head(form, rows_item.id, cells))
        self.head.toggled.connect(self._show)
        self.place = self._place_box(chosen)
        if from_item and chosen[0]:
            self.place.setCurrentIndex(self.place.findData("over"))
        self.summary = Label("", self)
        self.summary.setObjectName("paste.summary")
        self.summary.setWordWrap(True)
        self.boxes = [self._box(item_id) for item_id in self._proposed(from_item)]
        self.table = self._table()
        self._lay_out()
        self._show()
        self.agree.setFocus()
        keep_on_screen(self)
        EnterKey(self)

    def _place_box(self, chosen: tuple[str, str]) -> PickBox:
        places = PickBox(self)
        places.addItem(say("paste.at_end"), "end")
        for place, name in zip(("over", "below"), chosen, strict=True):
            if name:
                places.addItem(say(f"paste.{place}", name=name), place)
        places.activated.connect(lambda: self._show())
        return places

    def _lay_out(self) -> None:
        buttons, self.agree = confirm_buttons(self, "paste")
        about = Label(say("paste.about"), self)
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(about)
        where = FlowLayout(column)
        where.addWidget(self.head)
        where.add_gap()
        where.addWidget(labelled(self.place, say("paste.place")))
        column.addWidget(self.table)
        column.addWidget(self.summary)
        column.addLayout(buttons)

    def columns(self) -> list[str]:
        """For each column the id of the item that it fills, "" for none."""
        return [str(box.currentData() or "") for box in self.boxes]

    def body_cells(self) -> Cells:
        """The cells that become entries."""
        return self._cells[1:] if self.head.isChecked() else self._cells

    def _proposed(self, from_item: str) -> Sequence[str]:
        return paste.columns_for(self._form, self._rows_item.id, self._cells, from_item)

    def _box(self, item_id: str) -> PickBox:
        box = PickBox(self)
        box.addItem(say("paste.no_item"), "")
        for item in paste.columns_of(self._form, self._rows_item.id):
            box.addItem(item.title, item.id)
        box.setCurrentIndex(max(0, box.findData(item_id)))
        box.setSizeAdjustPolicy(PickBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda: self._chosen(box))
        return box

    def _chosen(self, box: PickBox) -> None:
        """An item is filled by one column: the one chosen last."""
        for other in self.boxes:
            if other is not box and other.currentData() == box.currentData():
                other.setCurrentIndex(0)
        self._show()

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._cells) + 1, len(self.boxes), self)
        table.setAccessibleName(say("paste.name"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        room = _SIZE[0] - _HEAD_WIDTH
        width = max(_LEAST_COLUMN, room // max(1, len(self.boxes)))
        table.horizontalHeader().setDefaultSectionSize(width)
        table.horizontalHeader().setStretchLastSection(True)
        table.setHorizontalHeaderLabels(
            [say("paste.column", number=column + 1) for column in range(len(self.boxes))]
        )
        table.setVerticalHeaderLabels(
            [say("paste.goes_to"), *(str(column + 1) for column in range(len(self._cells)))]
        )
        for column, box in enumerate(self.boxes):
            title = say("paste.column", number=column + 1)
            box.setAccessibleName(f"{title} {say('paste.goes_to')}")
            table.setCellWidget(0, column, box)
        table.setRowHeight(0, self.boxes[0].sizeHint().height() + 4 if self.boxes else 0)
        return table

    def _show(self) -> None:
        columns = self.columns()
        notes: dict[str, int] = {}
        first = 1 if self.head.isChecked() else 0
        for place, row in enumerate(self._cells):
            for column, cell in enumerate(row):
                note = self._note(columns[column], cell) if place >= first else "head"
                notes[note] = notes.get(note, 0) + 1
                self.table.setItem(place + 1, column, self._shown(columns[column], cell, note))
        is_over = self.place.currentData() == "over"
        key = "over_count" if is_over else "count"
        lines = [say(f"paste.{key}", count=len(self.body_cells()))]
        self.agree.setText(say("paste.agree_over" if is_over else "paste.agree"))
        lines += [
            say(f"paste.notes.{note}", count=notes[note])
            for note in notes
            if note not in ("", "head")
        ]
        self.summary.setText("\n".join(lines))
        self.agree.setEnabled(any(columns) and bool(self.body_cells()))

    def _note(self, item_id: str, cell: str) -> str:
        if not cell.strip():
            return ""
        if not item_id:
            return "stays_out"
        return paste.placed(self._form, self._form.by_id[item_id], cell).note

    def _shown(self, item_id: str, cell: str, note: str) -> QTableWidgetItem:
        text = cell
        item = self._form.by_id.get(item_id)
        if note == "" and item is not None:
            text = kinds.shown(item, paste.placed(self._form, item, cell).value) or cell
        flat = text.replace("\n", " ⏎ ")
        shown = QTableWidgetItem(flat[:_LETTERS_SHOWN] + "…" * (len(flat) > _LETTERS_SHOWN))
        if note == "head":
            shown.setForeground(self.palette().placeholderText())
        elif note in {"stays_out", "not_a_mark"}:
            shown.setBackground(_STAYS_OUT)
        elif note:
            shown.setBackground(_WORTH_A_LOOK)
        return shown

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show()  # its cells hold their inks and grounds

    def accept(self) -> None:
        """Hand the entries out."""
        rows = paste.new_rows(self._form, self.columns(), self.body_cells())
        super().accept()
        self.agreed.emit(rows, self.place.currentData())
