"""Free text: what is typed, composed or pasted is the answer, letter for letter."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_section, open_window
from ui.fields.editor import MOST_LINES, Editor

NAME = Address((), "basic.affair.name")
TEXT = Address((), "basic.affair.description")


@pytest.fixture
def page(qtbot):
    return open_section(qtbot, Sheet(form="form2-r06"), "basic")


@pytest.fixture
def editor(page):
    return page.fields[TEXT].editor


def paste(editor, text):
    mime = QMimeData()
    mime.setText(text)
    editor.insertFromMimeData(mime)


def paste_from_excel(editor, text):
    """As Excel offers what was copied: text, page, picture, and forms of its own."""
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml("<table><tr><td>別のもの</td></tr></table>")
    mime.setImageData(QImage(9, 9, QImage.Format.Format_RGB32))
    mime.setData('application/x-qt-windows-mime;value="XML Spreadsheet"', b"<Workbook/>")
    assert editor.canInsertFromMimeData(mime)
    editor.insertFromMimeData(mime)


def compose(editor, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def test_typing_goes_to_the_sheet_as_one_step(qtbot, page, editor):
    qtbot.keyClicks(editor, "abc")
    assert page.sheet.get(TEXT) == "abc"
    assert page.desk.stack.count() == 1


def test_composing_with_the_ime_is_no_edit_until_it_is_committed(page, editor):
    compose(editor, "じゅう")
    compose(editor, "住民")
    assert page.desk.stack.count() == 0
    compose(editor, "", "住民")
    assert page.sheet.get(TEXT) == "住民"


def test_no_edit_comes_from_showing_a_text(page, editor):
    page.desk.sheet.put(TEXT, "取り込んだ文")
    page.fields[TEXT].refresh()
    assert editor.text() == "取り込んだ文"
    assert page.desk.stack.count() == 0


def test_line_ends_of_all_kinds_are_pasted_as_line_ends(page, editor):
    paste(editor, "a\r\nb\rc\u2028d\x0be\ufefff")
    assert page.sheet.get(TEXT) == "a\nb\nc\nd\nef"


@pytest.mark.parametrize(
    ("copied", "text"),
    [
        ("住民税の賦課\r\n", "住民税の賦課"),
        ('"一行目\r\n「""二""」行目"\r\n', '一行目\n「"二"」行目'),
        ('"引用"だけ\r\n', '"引用"だけ'),
        ("甲\t乙\r\n丙\t\r\n", "甲\t乙\n丙\t"),
        ("\r\n", ""),
    ],
)
def test_a_cell_of_excel_is_pasted_as_its_text_alone(page, editor, copied, text):
    paste_from_excel(editor, copied)
    assert page.sheet.get(TEXT) == (text or None)


@pytest.mark.parametrize(
    "text", ["空白\u00a0です", "𠮷野家", "＜b＞<b>&amp;", "\t字下げ", "😀", "\ue000外字"]
)
def test_rare_characters_stay_as_they_are(qtbot, page, editor, text):
    page.desk.sheet.put(TEXT, text)
    page.fields[TEXT].refresh()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(editor, "x")
    assert page.sheet.get(TEXT) == text + "x"


def test_the_cursor_stays_where_the_clerk_types(qtbot, page, editor):
    page.desk.sheet.put(TEXT, "前後")
    page.fields[TEXT].refresh()
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    qtbot.keyClicks(editor, "abc")
    assert page.sheet.get(TEXT) == "前abc後"


def test_undo_is_left_to_the_window(qtbot, editor):
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "abc"
    assert QKeySequence(QKeySequence.StandardKey.Undo).toString() == "Ctrl+Z"


def test_tab_goes_on_instead_of_into_the_text(qtbot, page, editor):
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == ""


def test_a_one_line_text_takes_no_line_end_from_the_enter_key(qtbot, page):
    editor = page.fields[NAME].editor
    qtbot.keyClicks(editor, "ab")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.sheet.get(NAME) == "ab"


def test_line_ends_that_an_import_brought_to_one_line_stay(qtbot, page):
    page.desk.sheet.put(NAME, "一\n二")
    page.fields[NAME].refresh()
    page.fields[NAME].editor.moveCursor(
        Editor.textCursor(page.fields[NAME].editor).MoveOperation.End
    )
    qtbot.keyClicks(page.fields[NAME].editor, "x")
    assert page.sheet.get(NAME) == "一\n二x"


def test_the_editor_grows_with_its_text_up_to_a_limit(page, editor):
    low = editor.height()
    paste(editor, "行\n" * 8)
    grown = editor.height()
    paste(editor, "行\n" * 200)
    line = editor.fontMetrics().lineSpacing()
    assert low < grown < editor.height() <= (MOST_LINES + 1) * line


def test_a_text_put_in_the_place_of_another_fills_its_field(qtbot, page, editor):
    page.show()
    qtbot.waitExposed(page)
    field = page.fields[TEXT]
    line = "字" * 60 + "\n行\n"
    for text in (line * 2, line * 4, line * 2, line * 9, line):
        field.put(text)
        field.refresh()
        QApplication.processEvents()
        assert editor.minimumHeight() == editor.height() == editor.maximumHeight()
        assert (editor.y(), editor.height()) == (0, field._count.y())


def test_a_scroll_bar_stands_inside_the_frame(qtbot, page, editor):
    page.show()
    qtbot.waitExposed(page)
    paste(editor, "行\n" * 200)
    QApplication.processEvents()
    bar = editor.verticalScrollBar()
    assert bar.isVisible()
    right = bar.mapTo(editor, bar.rect().bottomRight())
    assert editor.rect().adjusted(0, 0, -2, -2).contains(right)


def test_a_text_that_fits_is_never_rolled_out_of_sight(qtbot, page, editor):
    editor.setFocus()
    paste(editor, "字" * 80)  # more than one line in a field that is still low
    assert editor.document().lineCount() < MOST_LINES
    editor.verticalScrollBar().setValue(1)
    assert editor.verticalScrollBar().value() == 0


def test_characters_are_counted_without_blanks(page, editor):
    paste(editor, "あい　う\nえ")
    assert "4 文字" in page.fields[TEXT].findChild(type(page.fields[TEXT]._count)).text()


def test_a_hundred_thousand_characters_are_kept(page, editor):
    paste(editor, "特定個人情報" * 17_000)
    assert len(page.sheet.get(TEXT)) == 102_000


@pytest.mark.parametrize("keys", [QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo])
def test_undo_and_redo_are_left_to_the_window(qtbot, editor, keys):
    qtbot.keyClicks(editor, "abc")
    pressed = QKeySequence(keys)[0]
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
    asked.ignore()
    QApplication.sendEvent(editor, asked)
    assert not asked.isAccepted()


def test_a_right_click_on_a_text_offers_what_the_window_does_with_an_item(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06", answers={TEXT.item: "届出を受ける。"}))
    window.wizard.go_to(TEXT)
    menu = QMenu(window)
    window.wizard.page.fields[TEXT].editor.menu_opens.emit(menu, "")
    names = {action.objectName().removeprefix("action-") for action in menu.actions()}
    assert {"phrase", "item_history", "restore", "memo"} <= names
