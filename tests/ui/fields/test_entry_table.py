"""Entries as a table: filled in place, compared, pasted over, one answer for many."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.ui.opened import open_section
from ui.fields.paste_dialog import PasteDialog
from ui.fields.set_all_dialog import SetAllDialog

MOVES = Address(("f",), "file.provide.move")
NAME, LAW, USE = (f"file.provide.move.{part}" for part in ("name", "legal_basis", "use"))


@pytest.fixture
def page(qtbot):
    rows = [
        Entry(id="a", answers={NAME: "税務課", LAW: "番号法第9条", USE: "賦課"}),
        Entry(id="b", answers={NAME: "福祉課"}),
        Entry(id="c", answers={NAME: "教育課", USE: "就学"}),
    ]
    file = Entry(id="f", answers={"file.name": "住民"}, rows={MOVES.item: rows})
    page = open_section(qtbot, Sheet(form="form4-r06", rows={"file": [file]}), "file", ("f",))
    page.reveal(MOVES)
    return page


@pytest.fixture
def blocks(page):
    return page.fields[MOVES]


@pytest.fixture
def table(qtbot, blocks):
    qtbot.mouseClick(blocks.buttons["table"], Qt.MouseButton.LeftButton)
    return blocks.table


def answers(page, item):
    return [row.answers.get(item) for row in page.sheet.entries(MOVES)]


def order(page):
    return "".join(row.id for row in page.sheet.entries(MOVES))


def click(qtbot, table, row_id, item):
    index = table.rows.index(table.rows.place_of(row_id), table.column_of(item))
    table.scrollTo(index)
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_row_bears_the_name_of_its_entry_and_each_item_has_a_column(page, blocks, table):
    heads = [table.rows.headerData(row, Qt.Orientation.Vertical) for row in range(3)]
    assert heads == ["移転先1　税務課", "移転先2　福祉課", "移転先3　教育課"]
    assert all(table.has(item) for item in (NAME, LAW, USE))
    assert not any(head.isVisible() for head in blocks.heads.values())


def test_a_cell_is_written_in_place_and_tab_goes_on_to_the_next(qtbot, page, table):
    click(qtbot, table, "b", LAW)
    qtbot.keyClicks(QApplication.focusWidget(), "abc")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert table.item_in_work() == USE
    qtbot.keyClicks(QApplication.focusWidget(), "xyz")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert table.cell is None
    assert QApplication.focusWidget() is table
    assert answers(page, LAW) == ["番号法第9条", "abc", None]
    assert answers(page, USE) == ["賦課", "xyz", "就学"]
    assert not [at for at in page.fields if len(at.path) > 1]


def test_the_cell_that_the_keyboard_goes_to_is_told_for_the_help(qtbot, page, blocks, table):
    told = []
    page.focused.connect(told.append)
    table.setCurrentIndex(table.rows.index(1, table.column_of(LAW)))
    assert told[-1] == blocks.address_in_work() == Address(("f", "b"), LAW)


def test_delete_takes_the_answer_and_not_the_entry(qtbot, page, blocks, table):
    click(qtbot, table, "a", USE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert answers(page, USE) == [None, None, "就学"]
    assert "戻せます" in blocks.hint.text()
    page.desk.stack.undo()
    assert answers(page, USE) == ["賦課", None, "就学"]


def test_cells_of_excel_are_written_over_those_from_the_current_one_on(qtbot, page, blocks, table):
    table.choose(["b"], table.column_of(LAW))
    QGuiApplication.clipboard().setText("条例1\t用途1\n条例2\t\n条例3\t用途3\n")
    blocks.act("paste")
    (dialog,) = blocks.findChildren(PasteDialog)
    assert (dialog.columns(), dialog.place.currentData()) == ([LAW, USE], "over")
    dialog.accept()
    assert answers(page, LAW) == ["番号法第9条", "条例1", "条例2", "条例3"]
    assert answers(page, USE) == ["賦課", "用途1", "就学", "用途3"]
    page.desk.stack.undo()
    assert answers(page, LAW) == ["番号法第9条", None, None]


def test_one_answer_for_those_that_are_chosen_is_one_step(qtbot, page, blocks, table):
    table.choose(["a", "b", "c"], table.column_of(USE))
    blocks.act("set_all")
    (dialog,) = blocks.findChildren(SetAllDialog)
    assert "賦課（1件）" in dialog.now.text()
    dialog.field.setFocus()
    qtbot.keyClicks(dialog.field.focusProxy(), "!")
    assert answers(page, USE) == ["賦課", None, "就学"]
    dialog.accept()
    assert len(set(answers(page, USE))) == 1
    page.desk.stack.undo()
    assert answers(page, USE) == ["賦課", None, "就学"]


def test_lines_are_picked_by_keys_and_have_one_answer_set(qtbot, page, blocks):
    blocks.heads["a"].setFocus()
    qtbot.keyClick(blocks.heads["a"], Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert blocks.chosen() == ["a", "b"]
    bar = blocks.picks_bar
    assert bar.isVisible()
    assert page.viewport().geometry().contains(bar.geometry())  # wherever the page stands
    qtbot.keyClick(blocks.heads["b"], Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert blocks.chosen() == ["a", "b", "c"]


def test_a_line_is_dragged_to_another_place_in_one_step(qtbot, page, blocks):
    head, left = blocks.heads["c"], Qt.MouseButton.LeftButton
    qtbot.mousePress(head, left, pos=QPoint(80, 10))
    for y in (0, -20, -40, -80):
        qtbot.mouseMove(head, QPoint(80, y))
    qtbot.mouseRelease(head, left, pos=QPoint(80, -80))
    assert order(page) == "cab"
    assert blocks.unfolded == ""
    page.desk.stack.undo()
    assert order(page) == "abc"


def test_a_row_is_dragged_by_its_name(qtbot, page, table):
    table.verticalHeader().moveSection(0, 2)
    assert order(page) == "bca"
    assert table.verticalHeader().visualIndex(0) == 0


def test_lines_say_more_than_a_name(page, blocks):
    assert blocks.heads["a"].accessibleDescription() == "番号法第9条　賦課"


def test_back_in_the_list_the_entry_that_was_chosen_is_current(qtbot, page, blocks, table):
    table.choose(["c"], 0)
    qtbot.mouseClick(blocks.buttons["table"], Qt.MouseButton.LeftButton)
    assert blocks.table is None
    assert blocks.chosen() == ["c"]
    assert blocks.heads["c"].isVisible()


def test_every_kind_of_answer_has_its_own_field_in_its_cell(qtbot, page, table):
    for column, item in enumerate(table.rows.items):
        table.open_cell(table.rows.index(1, column))
        assert type(table.cell.field) is type(page.build(item, table.cell.field.address, table))
        assert table.viewport().rect().contains(table.cell.geometry())
    table.close_cell()
    assert not [at for at in page.fields if len(at.path) > 1]


def test_a_sheet_that_may_only_be_read_is_compared_in_the_table_and_not_written(qtbot):
    rows = [Entry(id="a", answers={NAME: "税務課"}), Entry(id="b")]
    file = Entry(id="f", rows={MOVES.item: rows})
    sheet = Sheet(form="form4-r06", rows={"file": [file]})
    page = open_section(qtbot, sheet, "file", ("f",), read_only="読み取り専用")
    page.reveal(MOVES)
    blocks = page.fields[MOVES]
    qtbot.mouseClick(blocks.buttons["table"], Qt.MouseButton.LeftButton)
    click(qtbot, blocks.table, "a", NAME)
    qtbot.keyClick(blocks.table, Qt.Key.Key_Delete)
    blocks.table.verticalHeader().moveSection(0, 1)
    assert blocks.table.cell is None
    assert [row.id for row in page.sheet.entries(MOVES)] == ["a", "b"]
    assert answers(page, NAME) == ["税務課", None]
