"""The lines of an import: items in form order, between them the words that went nowhere."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.intake.remaining import RemainingLine, row_address
from piadesk.revision.item_names import item_name
from piadesk.sheets import walk
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from ui.look.drops import as_copy
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import PassageModel, PassageRow, plain

_SHARES: Final = (50, 50)
_MOST_LINES: Final = 3


class ImportTable(PassageTable):
    """Several lines may be chosen, to be ticked off at once; the current one of them is in view.
    Words that are dropped on a line go out with its place."""

    dropped = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        titles = [say(f"import.column.{name}") for name in ("item", "answer")]
        self.lines_model = PassageModel(titles, ("", ""), parent)
        super().__init__(self.lines_model, _SHARES, parent, most_lines=_MOST_LINES)
        self.setAccessibleName(say("import.lines"))
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def show_lines(self, form: d.Form, sheet: Sheet, lines: Sequence[RemainingLine]) -> None:
        """List these in the place of those before; only what is another is drawn anew."""
        names = Names(form, sheet)
        rows = [_row(form, sheet, names, line) for line in lines]
        before = self.lines_model.rows
        if len(rows) != len(before):
            self.lines_model.show_rows(rows)
            return
        for place, row in enumerate(rows):
            if row != before[place]:
                self.lines_model.show_row(place, row)

    def current_row(self) -> int:
        """The place of the line in view, of several chosen the one that the keyboard is on; -1 for
        none."""
        chosen, row = self.chosen(), self.currentIndex().row()
        return row if row in chosen else next(iter(chosen), -1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText():
            as_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not (self.indexAt(event.position().toPoint()).isValid() and as_copy(event)):
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.mimeData().hasText() and as_copy(event):
            self.dropped.emit(index.row(), event.mimeData().text())


def _row(form: d.Form, sheet: Sheet, names: Names, line: RemainingLine) -> PassageRow:
    head = say(f"import.state.{line.state}")
    faint = line.state == "done"
    if line.address is None or line.left_over is not None:
        return PassageRow(head, (plain(words_title(line)), plain(line.words)), faint)
    row = row_address(form, line.address)
    items = form.children(row.item) if row is not None else (form.by_id[line.address.item],)
    answers = (
        kinds.shown(item, walk.answer(form, sheet, Address(line.address.path, item.id)))
        for item in items
        if isinstance(item, d.Answer)
    )
    shown = " ／ ".join(answer for answer in answers if answer)
    return PassageRow(head, (plain(short_name(form, names, line.address)), plain(shown)), faint)


def words_title(line: RemainingLine) -> str:
    """Where words that went nowhere come from: a place of the source, or an item of the form
    before."""
    if line.left_over is not None:
        return say("import.left_over", where=line.left_over.where.words)
    return say("import.lost", title=line.changes[0].before.partition("\n")[0])


def short_name(form: d.Form, names: Names, address: Address) -> str:
    """An item by the numbers on the way to it and its own words, which no cell is too low for; a
    row of a table by what it says."""
    row = row_address(form, address)
    return names.position(row) if row is not None else item_name(form, names, address, "dashed")
