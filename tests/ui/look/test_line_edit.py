"""A box for one line of words takes what a spreadsheet puts on the clipboard as one line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.fields.editor import Editor
from ui.look.line_edit import LineEdit


@pytest.mark.parametrize(
    ("copied", "taken"),
    [
        ("住民課\r\n", "住民課"),
        ("住民課\t市民係\n", "住民課 市民係"),
        ("住民課\r\n市民係\r\n", "住民課 市民係"),
        ("住民課\u2028市民係", "住民課 市民係"),
        ("住民課 　", "住民課 　"),
    ],
)
def test_what_is_pasted_has_no_line_ends(qtbot, copied, taken):
    parent = QWidget()
    qtbot.addWidget(parent)
    box = LineEdit(parent, "前")
    box.selectAll()
    QApplication.clipboard().setText(copied)
    box.paste()
    assert box.text() == taken
    QApplication.clipboard().clear()


def test_it_is_put_in_where_the_cursor_is_which_stays_behind_it(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    box = LineEdit(parent, "市の係")
    box.setCursorPosition(2)
    QApplication.clipboard().setText("𠮷民課\r\n")
    box.paste()
    assert (box.text(), box.cursorPosition()) == ("市の𠮷民課係", 6)  # as Qt counts
    QApplication.clipboard().clear()


@pytest.mark.parametrize("kind", [LineEdit, Editor])
def test_the_letter_of_a_menu_that_is_not_there_is_not_typed(qtbot, kind):
    parent = QWidget()
    qtbot.addWidget(parent)
    box = kind(parent)
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    altgr = alt | Qt.KeyboardModifier.ControlModifier
    for letter, held in (("j", alt), ("K", alt | shift), ("@", altgr), ("x", shift)):
        qtbot.keyClick(box, letter, held)
    assert (box.text() if isinstance(box, LineEdit) else box.toPlainText()).lower() == "@x"
