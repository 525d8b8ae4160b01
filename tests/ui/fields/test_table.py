"""The clerk writes 変更箇所: rows are chosen, written, copied, moved, pasted, and come back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton

from piadesk.checks import Finding, Severity
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.ui.opened import open_section
from ui.fields.paste_dialog import PasteDialog

LOG = Address((), "log")
LONG = "住民票の記載の修正及び本人確認情報の更新を行う。" * 120


def change(row_id, **answers):
    return Entry(id=row_id, answers={f"log.{name}": value for name, value in answers.items()})


@pytest.fixture
def page(qtbot):
    rows = [
        change("a", date="2024-06-21", item="表紙", after="新しい", timing="事後"),
        change("b", date="2024-06-21", item="Ⅰ－1. ②", before=LONG, after="短い", timing="事前"),
        change("c", date="2025-04-01", item="Ⅳ－8"),
    ]
    return open_section(qtbot, Sheet(form="form2-r06", rows={"log": rows}), "log")


@pytest.fixture
def table(page):
    return page.fields[LOG]


def order(page):
    return "".join(row.id if len(row.id) == 1 else "+" for row in page.sheet.entries(LOG))


def press(qtbot, table, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(table.view, key, modifier)


def test_the_first_row_is_ready_to_be_written(table):
    assert table.chosen() == ["a"]
    assert table.pane.fields["log.item"].editor.text() == "表紙"


def test_the_chosen_row_stays_in_view_when_the_rows_get_other_heights(qtbot):
    rows = [change(str(n), item="項目", before=LONG[:30]) for n in range(40)]
    page = open_section(qtbot, Sheet(form="form2-r06", rows={"log": rows}), "log")
    view = page.fields[LOG].view
    view.choose(["30"])
    width, height = view.viewport().width(), view.rowHeight(1)
    page.resize(620, 620)
    qtbot.waitUntil(lambda: view.viewport().width() < width and view.rowHeight(1) > height)
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_a_table_of_many_days_is_seen_whole(qtbot):
    page = open_section(qtbot, Sheet(form="form1-r06", rows={"plan": [Entry(id="p")]}), "plan")
    page.resize(830, 620)
    view = page.fields[Address((), "plan")].view
    across = sum(view.columnWidth(column) for column in range(view.model().columnCount()))
    assert 0 < across <= view.viewport().width()


@pytest.mark.parametrize("width", [400, 560, 830, 1500])
def test_no_column_is_cut_however_wide_the_page_is(qtbot, page, table, width):
    page.resize(width, 620)
    view = table.view
    qtbot.waitUntil(lambda: view.width() > width - 100)
    shown = [column for column in range(6) if not view.isColumnHidden(column)]
    assert sum(map(view.columnWidth, shown)) <= view.viewport().width()
    assert shown[:4] == [0, 1, 2, 3]
    assert len(shown) == 6 or width == 400


def test_what_is_typed_below_stands_in_the_table_at_once(qtbot, page, table):
    table.view.choose(["c"])
    qtbot.keyClicks(table.pane.fields["log.after"].editor, "abc")
    assert page.sheet.entries(LOG)[2].answers["log.after"] == "abc"
    assert table.model.shown(2, 3) == "abc"


def test_undo_of_typing_shows_in_table_and_fields(qtbot, page, table):
    table.view.choose(["c"])
    qtbot.keyClicks(table.pane.fields["log.after"].editor, "abc")
    page.desk.stack.undo()
    assert table.model.shown(2, 3) == ""
    assert table.pane.fields["log.after"].editor.text() == ""


def test_a_long_text_is_whole_below_and_begins_in_its_cell(table):
    table.view.choose(["b"])
    assert table.pane.fields["log.before"].editor.text() == LONG
    cell = table.model.index(1, 2).data()
    assert cell.endswith("…")
    assert LONG.startswith(cell[:-1])


def test_insert_puts_an_empty_row_above_and_the_keyboard_into_it(qtbot, page, table):
    table.view.choose(["b"])
    press(qtbot, table, Qt.Key.Key_Insert)
    assert order(page) == "a+bc"
    assert table.pane.fields["log.date"].editor.text() == ""
    assert page.focusWidget() is table.pane.fields["log.date"].editor


def test_add_puts_an_empty_row_at_the_end(qtbot, page, table):
    qtbot.mouseClick(table.buttons["add"], Qt.MouseButton.LeftButton)
    assert order(page) == "abc+"


def test_duplicate_copies_the_chosen_rows_below(qtbot, page, table):
    table.view.choose(["a", "b"])
    press(qtbot, table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert order(page) == "ab++c"
    assert page.sheet.entries(LOG)[3].answers["log.before"] == LONG


def test_delete_says_how_the_rows_come_back_and_undo_brings_them(qtbot, page, table):
    table.view.choose(["b"])
    press(qtbot, table, Qt.Key.Key_Delete)
    assert order(page) == "ac"
    assert "元に戻す" in table.hint.text()
    assert table.chosen() == ["c"]
    page.desk.stack.undo()
    assert order(page) == "abc"
    assert table.model.rowCount() == 3


def test_deleting_every_row_leaves_a_word_on_how_to_begin(qtbot, page, table):
    table.view.choose(["a", "b", "c"])
    press(qtbot, table, Qt.Key.Key_Delete)
    assert order(page) == ""
    assert table.empty.isVisible()
    page.desk.stack.undo()
    assert order(page) == "abc"
    assert not table.empty.isVisible()


def test_rows_move_with_the_keys_and_stay_chosen(qtbot, page, table):
    table.view.choose(["c"])
    press(qtbot, table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page) == "acb"
    assert table.chosen() == ["c"]
    press(qtbot, table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(page) == "abc"


def test_undo_of_a_new_row_takes_its_fields_away(qtbot, page, table):
    qtbot.mouseClick(table.buttons["add"], Qt.MouseButton.LeftButton)
    page.desk.stack.undo()
    assert order(page) == "abc"
    assert page.focusWidget() is table.view
    assert page.fields.keys() >= {LOG}
    assert all(at.path[:1] in ((), (table.chosen()[0],)) for at in page.fields)


def test_enter_goes_to_the_field_of_the_cell(qtbot, table, page):
    table.view.setCurrentIndex(table.model.index(1, 3))
    press(qtbot, table, Qt.Key.Key_Return)
    assert page.focusWidget() is table.pane.fields["log.after"].editor


def test_a_choice_is_made_in_its_cell(qtbot, table, page):
    table.view.setCurrentIndex(table.model.index(2, 4))
    press(qtbot, table, Qt.Key.Key_F2)
    box = table.view.findChild(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["", "事前", "事後"]
    box.setCurrentText("事後")
    box.activated.emit(2)
    assert page.sheet.entries(LOG)[2].answers["log.timing"] == "事後"
    assert table.pane.fields["log.timing"].box.currentData() == "事後"


def test_rows_copied_paste_into_another_sheet_the_same(qtbot, page, table):
    table.view.choose(["a", "b"])
    press(qtbot, table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    other = open_section(qtbot, Sheet(form="form2-r06"), "log")
    other.fields[LOG].act("paste")
    other.fields[LOG].findChild(PasteDialog).agree.click()
    answers = [[row.answers for row in one.sheet.entries(LOG)] for one in (page, other)]
    assert answers[1] == answers[0][:2]


def test_rows_from_excel_are_shown_before_they_go_in_and_undo_as_one(qtbot, page, table):
    QGuiApplication.clipboard().setText(
        '変更日\t項目\t変更前の記載\t変更後の記載\r\nR7.4.1\tⅠ－3\t"前\n二行目"\t後\r\nR7.4.1\tⅠ－4\t\t後\r\n'
    )
    press(qtbot, table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = table.findChild(PasteDialog)
    assert order(page) == "abc"
    assert dialog.head.isChecked()
    dialog.agree.click()
    assert order(page) == "abc++"
    assert page.sheet.entries(LOG)[3].answers["log.before"] == "前\n二行目"
    page.desk.stack.undo()
    assert order(page) == "abc"


def test_after_rows_were_pasted_with_the_mouse_the_keyboard_is_at_them(qtbot, page, table):
    elsewhere = QPushButton(page)
    elsewhere.show()
    elsewhere.setFocus()
    QGuiApplication.clipboard().setText("R7.4.1\tⅠ－3\n")
    table.act("paste")
    table.findChild(PasteDialog).agree.click()
    assert page.focusWidget() is table.view
    assert table.view.currentIndex().row() == len(order(page)) - 1


def test_rows_from_excel_go_below_the_chosen_row_when_asked(table, page):
    QGuiApplication.clipboard().setText("R7.4.1\tⅠ－3\n")
    table.act("paste")
    dialog = table.findChild(PasteDialog)
    dialog.place.setCurrentIndex(dialog.place.findData("below"))
    assert dialog.place.currentText() == "1行目の下"
    dialog.agree.click()
    assert order(page) == "a+bc"


def test_an_empty_clipboard_is_explained(table):
    QGuiApplication.clipboard().clear()
    table.act("paste")
    assert table.findChild(PasteDialog) is None
    assert "コピー" in table.hint.text()


@pytest.mark.parametrize("copied", ["あ\n" * 3_001, "あ\t" * 101], ids=["rows", "columns"])
def test_a_whole_worksheet_is_not_pasted_and_why_is_told(table, copied):
    QGuiApplication.clipboard().setText(copied)
    table.act("paste")
    assert table.findChild(PasteDialog) is None
    assert "3,000行、100列まで" in table.hint.text()


def test_a_column_goes_where_the_clerk_says_and_only_one_fills_an_item(qtbot, table):
    QGuiApplication.clipboard().setText("1\tR7.4.1\tⅠ－3\n")
    table.act("paste")
    dialog = table.findChild(PasteDialog)
    for box, item in zip(dialog.boxes, ["", "log.date", "log.item"], strict=True):
        box.setCurrentIndex(box.findData(item))
        box.activated.emit(box.currentIndex())
    assert dialog.columns() == ["", "log.date", "log.item"]
    dialog.boxes[0].setCurrentIndex(dialog.boxes[0].findData("log.date"))
    dialog.boxes[0].activated.emit(1)
    assert dialog.columns() == ["log.date", "", "log.item"]
    assert "取り込まない列" in dialog.summary.text()


def test_a_read_only_table_can_be_read_and_copied_but_not_changed(qtbot, page, table):
    page.desk.read_only = True
    table.set_blanked("")
    press(qtbot, table, Qt.Key.Key_Delete)
    table.act("copy")
    assert order(page) == "abc"
    assert "表紙" in QGuiApplication.clipboard().text()
    assert not table.buttons["add"].isEnabled()


def test_a_finding_inside_a_row_marks_the_row_and_stands_at_its_field(qtbot, page, table):
    at = Address(("c",), "log.after")
    page.show_findings([Finding("log_after_empty", Severity.ERROR, at)])
    assert table.model.headerData(2, Qt.Orientation.Vertical) == "3\n誤り"
    assert table.marked.isVisible()
    page.reveal(at)
    assert page.focusWidget() is table.pane.fields["log.after"].editor


def test_the_cell_in_work_is_told_for_the_guidance(qtbot, page, table):
    with qtbot.waitSignal(page.focused) as heard:
        table.view.setCurrentIndex(table.model.index(1, 4))
    assert heard.args == [Address(("b",), "log.timing")]


def test_the_cell_in_work_is_what_the_keyboard_comes_back_to(page, table):
    table.view.setCurrentIndex(table.model.index(1, 4))
    assert table.address_in_work() == Address(("b",), "log.timing")
