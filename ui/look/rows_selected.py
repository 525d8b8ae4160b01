"""The selected rows of a table: looked up, and selected, all at once.

Qt asks the model about every cell, and tells everybody of every single row: with a thousand rows
each of these takes seconds.
"""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel


def selected_rows(selection: QItemSelectionModel) -> list[int]:
    """The rows that anything is selected in, from the top; where only whole rows can be."""
    chosen = selection.selection()
    parts = map(chosen.at, range(chosen.count()))
    return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})


def select_rows(selection: QItemSelectionModel, rows: Iterable[int]) -> None:
    """Select these whole rows besides what is selected."""
    model, flags = selection.model(), QItemSelectionModel.SelectionFlag
    chosen = QItemSelection()
    for first, last in _runs(sorted(set(rows))):
        chosen.select(model.index(first, 0), model.index(last, 0))
    selection.select(chosen, flags.Select | flags.Rows)


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
