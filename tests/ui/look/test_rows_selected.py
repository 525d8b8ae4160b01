"""Rows of a table selected at once."""

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView

from ui.look.rows_selected import select_rows, selected_rows


def test_any_rows_are_selected_and_told_once(qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(QStandardItemModel(3_000, 6, view))
    view.setSelectionBehavior(view.SelectionBehavior.SelectRows)
    tellings = []
    view.selectionModel().selectionChanged.connect(lambda *_: tellings.append(1))
    view.selectRow(7)
    wanted = [*range(10, 2_900), 2_999]
    select_rows(view.selectionModel(), reversed(wanted))
    assert selected_rows(view.selectionModel()) == [7, *wanted]
    assert len(tellings) == 2
