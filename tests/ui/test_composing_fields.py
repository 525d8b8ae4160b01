"""Words that come by the IME, in every kind of field: none is lost, and none stands there twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.storage import store
from tests.ui.opened import bring_forward, open_window
from ui.look.composing import composed
from ui.look.line_edit import LineEdit

DAY = Address((), "cover.published_on")
SYSTEMS, SYSTEM = Address((), "basic.systems"), "basic.systems.name"


def compose(editor, preedit, commit="", before=0):
    """What an IME sends; ``before``: so many letters before the cursor it has taken up again."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit, -before, before)
    QApplication.sendEvent(editor, event)


def text(editor):
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


def to_end(editor):
    editor.setFocus()
    if isinstance(editor, QPlainTextEdit):
        editor.moveCursor(QTextCursor.MoveOperation.End)
    else:
        editor.end(False)


def editors_of_each_kind(window):
    """One of each, on all pages of the first file, with what it stands in."""
    kinds = set()
    for place in {place.section: place for place in window.wizard.sections.places()}.values():
        window.wizard.sections.go_to(place)
        page = window.wizard.page
        for item in page.section.items if page else ():
            page.build_towards(Address(place.rows, item.id))
        shown = window.wizard.findChildren(QPlainTextEdit) + window.wizard.findChildren(LineEdit)
        for editor in shown:
            kind = type(editor), type(editor.parentWidget())
            takes_words = editor.isVisible() and editor.isEnabled() and not editor.isReadOnly()
            if takes_words and kind not in kinds:
                kinds.add(kind)
                yield editor


def faults_of(window, editor):
    """What an IME does there, one thing after the other, and where it came to something else."""
    to_end(editor)
    expected = text(editor)
    for what, added, events in (
        ("a word", "東京", [("とうきょう", ""), ("", "東京")]),
        ("a word given up", "", [("とう", ""), ("", "")]),
        ("a word into the next", "東京", [("ひがし", ""), ("きょう", "東"), ("", "京")]),
    ):
        for preedit, commit in events:
            compose(editor, preedit, commit)
        expected += added
        if text(editor) != expected:
            yield what, text(editor)
    compose(editor, "", "都", before=1)
    if text(editor) != (expected := expected[:-1] + "都"):
        yield "a word taken up again", text(editor)
    compose(editor, "しちょう")
    window.wizard.sections.setFocus()
    if (text(editor), composed(editor)) != (expected + "しちょう", ""):
        yield "a field that is left", text(editor)


def test_in_every_kind_of_field(qtbot):
    window = open_window(qtbot, store.load(RESOURCES / "samples" / "form4-r06.json").sheet)
    bring_forward(qtbot, window)
    editors = editors_of_each_kind(window)
    faults = [(editor, *fault) for editor in editors for fault in faults_of(window, editor)]
    assert faults == []


@pytest.fixture
def window(qtbot):
    rows = {SYSTEMS.item: [Entry(id="a", answers={SYSTEM: "台帳"})]}
    window = open_window(qtbot, Sheet(form="form3-r06", rows=rows))
    bring_forward(qtbot, window)
    return window


def test_undo_from_the_menu_takes_the_word_in_the_making_back_and_no_other(window):
    window.wizard.go_to(DAY)
    editor = QApplication.focusWidget()
    compose(editor, "", "令和７年")
    window.desk.close_step()
    compose(editor, "しがつ")
    window.menus.actions["undo"].trigger()
    assert (text(editor), composed(editor)) == ("令和７年", "")
    compose(editor, "", "4月1日")
    assert window.desk.sheet.get(DAY) == "2025-04-01"


def test_a_day_of_the_calendar_stands_in_the_place_of_a_word_in_the_making(window):
    window.wizard.go_to(DAY)
    field = window.wizard.page.fields[DAY]
    compose(field.editor, "れいわ")
    field.calendar.click()
    field.calendar.chosen.emit("2025-04-01")
    assert (text(field.editor), composed(field.editor)) == ("令和7年4月1日", "")
    assert window.desk.sheet.get(DAY) == "2025-04-01"


def test_in_a_cell_of_a_table_keys_are_the_ime_s_and_leaving_keeps_the_word(qtbot, window):
    window.wizard.go_to(SYSTEMS)
    field = window.wizard.page.fields[SYSTEMS]
    field.act("table")
    field.table.open_cell(field.table.model().index(0, 0))
    editor = QApplication.focusWidget()
    to_end(editor)
    compose(editor, "しすてむ")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Up):
        qtbot.keyClick(editor, key)
        assert QApplication.focusWidget() is editor
    field.act("table")
    assert window.desk.sheet.entries(SYSTEMS)[0].answers[SYSTEM] == "台帳しすてむ"


def test_nothing_is_looked_for_before_the_word_is_done(qtbot, window):
    window.menus.run("find")
    qtbot.wait(10)  # its width comes with the next events
    view, line = window.wizard.form_beside.view, QApplication.focusWidget()
    compose(line, "ひょうか")
    assert view.count.text() == ""
    compose(line, "", "評価")
    assert view.count.text()
