"""Dialogs in which a text is written: all of it stays in view, and blanks are no text."""

import pytest

from ui.fields.withhold_dialog import WithholdDialog
from ui.wizard.reason_dialog import ReasonDialog

DIALOGS = {
    "withhold": lambda: WithholdDialog("長い記載" * 60),
    "reason": lambda: ReasonDialog("Ⅰ １．事務の名称", "長い指摘" * 60),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_the_dialog_is_as_high_as_its_words_need_and_grows_with_the_text(qtbot, name):
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    needed = dialog.column.totalHeightForWidth
    assert dialog.height() >= needed(dialog.width())
    before = dialog.height()
    dialog.editor.setPlainText("理由\n" * 12)
    assert dialog.height() >= needed(dialog.width())
    assert dialog.height() > before


@pytest.mark.parametrize("name", DIALOGS)
def test_blanks_alone_are_no_text(qtbot, name):
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.editor.setPlainText("　\n ")
    assert not dialog.agree.isEnabled()
    dialog.editor.setPlainText("理由")
    assert dialog.agree.isEnabled()
