"""Texts in which the changed passages are marked, as the rows of a Qt model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from piadesk.texts.diff import DiffPassage, pieces

Text = tuple[DiffPassage, ...]
Index = QModelIndex | QPersistentModelIndex

OLD: Final = "old"
NEW: Final = "new"
"""The grounds of what went and of what came: names of colours."""

_NEAR: Final = 24
"""How many unchanged characters a row shows beside a change."""

_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True)
class PassageRow:
    """One row: a sign or number at its head, a text for each column; ``faint`` is greyed."""

    head: str
    cells: tuple[Text, ...]
    faint: bool = False


def plain(text: str) -> Text:
    """A text without a mark."""
    return (DiffPassage(text),) if text else ()


def abridged(old: str, new: str) -> tuple[Text, Text]:
    """Both texts as far as they stand near a change, with … for the rest; to choose rows by."""
    compared = pieces(old, new)
    last = len(compared) - 1
    sides: tuple[list[DiffPassage], list[DiffPassage]] = ([], [])
    for index, (same, one, other) in enumerate(compared):
        texts = (_near(one, index > 0, index < last),) * 2 if same and last else (one, other)
        for side, text in zip(sides, texts, strict=True):
            side += [DiffPassage(text, not same)] if text else []
    return tuple(sides[0]), tuple(sides[1])


def _near(text: str, behind: bool, before: bool) -> str:
    """What is kept of a text that stands ``behind`` a mark, ``before`` one, or between two."""
    if len(text) <= 2 * _NEAR:
        return text
    return (text[:_NEAR] if behind else "") + "…" + (text[-_NEAR:] if before else "")


class PassageModel(QAbstractTableModel):
    """Rows of passages under the ``titles``; ``tints`` are the grounds of marks by column."""

    def __init__(self, titles: Sequence[str], tints: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self.tints = tuple(tints)
        self.rows: list[PassageRow] = []

    def show_rows(self, rows: Sequence[PassageRow]) -> None:
        """Show these rows in the place of those before."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def show_row(self, place: int, row: PassageRow) -> None:
        """Show another row at that place."""
        self.show_changed({place: row})

    def show_changed(self, rows: Mapping[int, PassageRow]) -> None:
        """Show other rows at those places, told as one change: thousands would hold the window."""
        if not rows:
            return
        for place, row in rows.items():
            self.rows[place] = row
        first, last = min(rows), max(rows)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.titles) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return "".join(cell.text for cell in self.rows[index.row()].cells[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        return self.titles[section] if across else self.rows[section].head
