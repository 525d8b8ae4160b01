"""使い方: every chapter can be read, and calls commands as the window does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from piadesk.manual import chapters
from piadesk.places import log_folder
from tests.ui.opened import open_window
from ui.actions.command import LINE
from ui.manual.view import ManualView
from ui.menus import MENUS


@pytest.fixture
def window(qtbot):
    return open_window(qtbot)


@pytest.fixture
def manual(window):
    window.menus.actions["manual"].trigger()
    return window.findChild(ManualView)


def read(manual):
    """The text of every chapter, by its title in the list."""
    texts = {}
    for at in range(manual.list.count()):
        manual.list.setCurrentRow(at)
        texts[manual.list.item(at).text()] = manual.page.toPlainText()
    return texts


def test_it_opens_at_the_top(qtbot, manual):
    assert manual.page.textCursor().position() == 0
    qtbot.waitUntil(lambda: manual.page.verticalScrollBar().maximum() > 0)
    assert manual.page.verticalScrollBar().value() == 0


def test_every_chapter_begins_with_its_title_and_leaves_no_blank(manual):
    texts = read(manual)
    assert len(texts) == len(chapters()) + 1
    for title, text in texts.items():
        assert text.startswith(title)
        assert "{" not in text
        assert "&" not in text


def test_a_command_is_called_as_in_the_menu(manual):
    assert "「公表版として確定」" in read(manual)["毎年の見直し"]


def test_the_keys_of_every_command_are_listed(manual):
    listed = read(manual)["キー操作"]
    for command in (one for commands in MENUS.values() for one in commands if one is not LINE):
        for key in QKeySequence.listFromString(command.keys):
            assert key.toString(QKeySequence.SequenceFormat.NativeText) in listed


def test_the_folder_of_the_log_is_named(manual):
    assert str(log_folder()) in read(manual)["困ったとき"]


def test_it_stays_one_window_and_opens_at_the_program_itself(window, manual):
    window.menus.actions["about"].trigger()
    assert window.findChildren(ManualView) == [manual]
    assert manual.list.currentItem().text() == "PIAdesk について"


def test_words_are_found_in_every_chapter_and_a_hit_opens_its_place(qtbot, manual):
    manual.words.setText("変更箇所　公表版")
    assert manual.list.isHidden()
    assert manual.hits
    assert all("変更箇所" in hit.sentence or "公表版" in hit.sentence for hit in manual.hits)
    qtbot.keyClick(manual.words, Qt.Key.Key_Return)
    first = manual.found.item(0).text().split("\n")[0]
    assert manual.list.currentItem().text() == first
    marked = {mark.cursor.selectedText() for mark in manual.page.extraSelections()}
    assert marked == {"変更箇所", "公表版"}
    manual.words.clear()
    assert manual.list.isVisible()
    assert manual.page.extraSelections() == []


def test_what_the_manual_does_not_say_is_told(manual):
    manual.words.setText("宇宙開発")
    assert manual.found.isHidden()
    assert "宇宙開発" in manual.none.text()
