"""変更箇所を作る: proposed, looked through, put right, put in as one step; nothing overwritten."""

from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage.settings import load_settings
from tests.recorder import Recorder
from tests.ui.opened import bring_forward, panels_above
from ui.desk.sheet_files import open_file
from ui.fields.editor import Editor
from ui.revision.proposals_view import ProposalsView

FORM = catalogue.form("form4-r06")
LOG = ChangeLog.of(FORM)
NAME, BASIS = Address((), "basic.affair.name"), Address((), "basic.number_use.legal_basis")
DEPARTMENT = Address((), "basic.department.name")


def log(window):
    return [LOG.row(row) for row in LOG.entries(window.desk.sheet)]


def test_each_change_is_a_row_and_goes_in_as_one_step(window, propose):
    dialog = propose()
    assert [row.cells[1] for row in dialog.model.rows] != []
    assert dialog.reason.text().startswith("提出時期の考え方")
    dialog.agree.click()
    assert [row.after for row in log(window)] == ["新しい事務", "番号法第９条", "戸籍課"]
    window.menus.actions["undo"].trigger()
    assert log(window) == []


def test_ctrl_enter_puts_the_rows_into_the_table_from_a_text_too(qtbot, window, propose):
    dialog = propose()
    bring_forward(qtbot, dialog)
    editor = dialog.pane.fields["log.after"].editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(log(window)) == 3


def test_looking_again_is_no_step(window, propose):
    propose().accept()
    steps = window.desk.stack.count()
    propose().accept()
    assert window.desk.stack.count() == steps


def test_leaving_asks_when_something_was_done(window, propose):
    dialog = propose()
    dialog.act("shorten")
    window.messages.answers = ["stay", "leave_rows"]
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert log(window) == []


def test_what_was_left_can_be_brought_in_by_redo(window, propose):
    dialog = propose()
    dialog.table.choose([0])
    dialog.act("take_out")
    window.messages.answers = ["leave_rows"]
    dialog.reject()
    window.menus.actions["redo"].trigger()
    assert [row.after for row in log(window)] == ["番号法第９条", "戸籍課"]


def test_work_that_is_put_in_on_leaving_goes_on_the_next_time(window, propose):
    dialog = propose()
    dialog.table.choose([1])
    dialog.act("take_out")
    window.messages.answers = ["put_in"]
    dialog.reject()
    assert [row.after for row in log(window)] == ["新しい事務", "戸籍課"]
    assert [row.faint for row in propose().model.rows] == [False, False, True]


def test_looking_leaves_no_trace(window, propose):
    steps = window.desk.stack.count()
    propose().reject()
    assert window.desk.stack.count() == steps
    assert log(window) == []


def after_a_crash(window):
    """The rows as another window finds them that opens the file and takes the work up again."""
    window.desk.journal.write()
    recorder = Recorder(answers=["take_over", "recover"])
    sheet = open_file(window.desk.path, recorder).sheet
    return [LOG.row(row) for row in LOG.entries(sheet)]


def test_after_a_crash_the_work_stands_in_the_table(qtbot, window, propose):
    dialog = propose()
    dialog.table.choose([1, 2])
    dialog.act("join")
    dialog.table.choose([0])
    editor = dialog.pane.fields["log.after"].editor
    editor.selectAll()
    qtbot.keyClicks(editor, "abc")
    name, joined = after_a_crash(window)
    assert name.after == "abc"
    assert "①部署　戸籍課" in joined.after


def test_after_a_crash_what_was_left_is_not_in_the_table(window, propose):
    dialog = propose()
    dialog.act("shorten")
    window.messages.answers = ["leave_rows"]
    dialog.reject()
    assert after_a_crash(window) == []


def test_after_a_crash_what_was_put_in_is_there_once(window, propose):
    propose().accept()
    assert after_a_crash(window) == log(window)


def test_rows_are_declared_dropped_and_joined_by_keys(qtbot, window, propose):
    dialog = propose()
    dialog.table.choose([1])
    dialog.kind.setCurrentIndex(1)
    dialog.kind.activated.emit(1)
    assert "誤字" in dialog.kind.currentText()
    dialog.table.choose([0])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    dialog.table.choose([0, 1])
    qtbot.keyClick(dialog.table, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    dialog.accept()
    (row,) = log(window)
    assert row.after == "法令上の根拠　番号法第９条\n①部署　戸籍課"
    assert row.timing == "事後"


def test_a_joined_row_is_split_again_at_any_time(window, propose):
    dialog = propose()
    assert not dialog.buttons["split"].isVisible()
    dialog.table.choose([0, 2])
    dialog.act("join")
    dialog.accept()
    dialog = propose()
    dialog.table.choose([1])
    assert not dialog.buttons["split"].isEnabled()
    dialog.table.choose([0])
    dialog.act("split")
    dialog.accept()
    assert sorted(row.after for row in log(window)) == ["戸籍課", "新しい事務", "番号法第９条"]


def test_a_dropped_row_can_be_called_back(window, propose):
    dialog = propose()
    dialog.table.choose([0])
    dialog.act("take_out")
    assert dialog.model.rows[-1].faint
    dialog.table.choose([2])
    dialog.act("call_back")
    dialog.accept()
    assert [row.after for row in log(window)] == ["新しい事務", "番号法第９条", "戸籍課"]


def test_steps_in_the_dialog_can_be_undone(qtbot, window, propose):
    dialog = propose()
    dialog.table.choose([0])
    dialog.act("take_out")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [row.faint for row in dialog.model.rows] == [False] * 3


def test_a_row_that_the_clerk_wrote_is_kept_until_renewed(qtbot, window, propose):
    dialog = propose()
    dialog.table.choose([0])
    editor = dialog.pane.fields["log.after"].editor
    editor.selectAll()
    qtbot.keyClicks(editor, "abc")
    assert "abc" in dialog.model.index(0, 2).data()
    dialog.accept()
    window.desk.push(SetValue(NAME, "もっと新しい事務"), "")
    dialog = propose()
    assert log(window)[0].after == "abc"
    assert dialog.model.rows[0].head.startswith("▲")
    dialog.table.choose([0])
    assert "さらに変わりました" in dialog.reason.text()
    dialog.act("renew")
    dialog.accept()
    assert log(window)[0].after == "もっと新しい事務"


def test_a_row_that_the_clerk_wrote_may_stay(qtbot, window, propose):
    dialog = propose()
    qtbot.keyClicks(dialog.pane.fields["log.after"].editor, "abc")
    dialog.accept()
    window.desk.push(SetValue(NAME, "もっと新しい事務"), "")
    dialog = propose()
    dialog.act("keep")
    dialog.accept()
    assert "abc" in log(window)[0].after
    assert propose().model.rows[0].head == "1"


def test_the_style_of_names_is_remembered(window, propose):
    dialog = propose()
    before = dialog.model.index(0, 0).data()
    dialog.style_box.setCurrentIndex(0)
    dialog.style_box.activated.emit(0)
    assert dialog.model.index(0, 0).data() != before
    assert load_settings().styles == {FORM.id: "full"}


def test_the_page_of_the_table_says_what_it_lacks(qtbot, window):
    window.wizard.go_to(LOG.address)
    banner = panels_above(window.wizard)[0]
    assert "新しい変更 3件" in banner.words.text()
    banner.button.click()
    window.findChildren(ProposalsView)[-1].accept()
    qtbot.waitUntil(lambda: "すべて" in banner.words.text())
    window.wizard.turn(-1)
    assert window.wizard.above.isEmpty()


def test_before_the_first_publication_the_clerk_is_told(window):
    window.menus.actions["undo"].trigger()
    for _ in range(3):
        window.menus.actions["undo"].trigger()
    assert window.desk.sheet.published == []
    window.menus.actions["proposals"].trigger()
    assert window.messages.told[-1] == "changes.not_published"


def test_what_can_be_done_with_several_rows_is_told(window, propose):
    dialog = propose()
    dialog.table.choose([0, 1])
    assert "2行を選んでいます" in dialog.reason.text()
    assert not dialog.pane.isVisible()
    dialog.act("take_out")
    dialog.table.choose([2])
    assert "表から外してあります" in dialog.reason.text()
    dialog.table.choose([0])
    assert dialog.pane.isVisible()


def test_long_texts_break_before_the_scroll_bar(qtbot, window, propose):
    window.desk.push(
        SetValue(BASIS, "番号法第９条第１項に基づく主務省令の規定による。" * 80), "入力"
    )
    dialog = propose()
    dialog.table.selectRow(1)

    def scrolled():  # asked anew: the pane makes other fields for the row a moment later
        editors = dialog.findChildren(Editor)
        return [one for one in editors if one.verticalScrollBar().isVisible()]

    def breaks_in_view(editor):
        line = editor.document().firstBlock().layout().lineAt(0)
        return line.isValid() and line.width() <= editor.viewport().width()

    qtbot.waitUntil(lambda: bool(scrolled()) and all(map(breaks_in_view, scrolled())))
