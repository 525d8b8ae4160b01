"""依頼用のExcel in the window: a scope is chosen, and conflicts of a return are shown."""

import pytest
from openpyxl import load_workbook

from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_window
from ui.merging.merge_dialog import MergeDialog
from ui.preview.request_dialog import RequestDialog

NAME, DAY = Address((), "basic.affair.name"), Address((), "threshold.population.as_of")


@pytest.fixture
def window(qtbot):
    return open_window(qtbot, Sheet(form="form2-r06", answers={NAME.item: "初めの事務"}))


def asked(window, path):
    """The whole sheet as a list, and its rows by item."""
    window.messages.files = [path]
    window.menus.actions["request"].trigger()
    dialog = window.findChildren(RequestDialog)[-1]
    model = dialog.list.model()
    dialog.list.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    dialog.agree.click()
    book = load_workbook(path)
    return book, {row[6].value: row for row in book.worksheets[0].iter_rows(min_row=5)}


def test_a_return_shows_conflicts_first_and_tells_what_it_could_not_read(window, tmp_path):
    path = tmp_path / "依頼.xlsx"
    book, rows = asked(window, path)
    rows[NAME.item][3].value = "向こうの事務"
    rows["basic.article9_2.applied"][3].value = "たぶん"
    book.save(path)
    window.desk.push(SetValue(NAME, "こちらの事務"), "")
    window.messages.files = [path]
    window.menus.actions["merge"].trigger()
    dialog = window.findChildren(MergeDialog)[-1]
    assert [one.is_conflict for one in dialog.copies.differing] == [True]
    assert "依頼用のExcelを作ったとき" in dialog.base.text()
    assert "たぶん" in window.messages.told[-1][2]
