"""The lines of an import: items in form order, between them the words that went nowhere."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.intake.remaining import Line
from piadesk.sheets import walk
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.words import say
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import PassageModel, PassageRow, plain

_SHARES: Final = (50, 50)
_MOST_LINES: Final = 3


class ImportTable(PassageTable):
    """One line is chosen at a time; words that are dropped on a line go out with its place."""

    dropped = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        titles = [say(f"import.column.{name}") for name in ("item", "answer")]
        self.lines_model = PassageModel(titles, ("", ""), parent)
        super().__init__(self.lines_model, _SHARES, parent, most_lines=_MOST_LINES)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setAccessibleName(say("import.lines"))
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def show_lines(self, form: d.Form, sheet: Sheet, lines: Sequence[Line]) -> None:
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self.indexAt(event.position().toPoint()).isValid())

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.mimeData().hasText():
            event.acceptProposedAction()
            self.dropped.emit(index.row(), event.mimeData().text())


def _row(form: d.Form, sheet: Sheet, names: Names, line: Line) -> PassageRow:
    head = say(f"import.state.{line.state}")
    faint = line.state == "done"
    if line.left_over is not None:
        place = say("import.left_over", where=line.left_over.where.words)
        return PassageRow(head, (plain(place), plain(line.left_over.text)), faint)
    assert line.address is not None
    value = walk.answer(form, sheet, line.address)
    shown = kinds.shown(form.by_id[line.address.item], value)
    return PassageRow(head, (plain(names.position(line.address)), plain(shown)), faint)
