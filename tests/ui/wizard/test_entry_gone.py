"""The entry in work was taken out: nothing that asks for the item in work breaks."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from piadesk.acts.inserting import can_take_text
from piadesk.sheets.edits import RemoveEntry
from piadesk.sheets.sheet import Address
from tests.core.checks.sampled import opened_sample, shortened
from tests.ui.opened import bring_forward, open_window

COMMANDS = (
    *("memo", "memos", "item_history", "restore", "agree", "phrase", "widen", "keep_back"),
    *("log_change", "next_missing", "last_missing", "next_finding", "form_view", "guidance"),
    *("next_changed", "find", "request"),
)


@pytest.fixture
def window(qtbot):
    """In work is an answer of an entry that is gone, with the help not yet shown."""
    form, sheet = opened_sample("form3-r06").form, shortened(opened_sample("form3-r06").sheet)
    window = open_window(qtbot, sheet)
    bring_forward(qtbot, window)
    files = next(one for one in sheet.rows if form.by_id[one].kind == "repeat" and sheet.rows[one])
    entry = sheet.rows[files][0]
    texts = (item for item in entry.answers if can_take_text(form.by_id[item]))
    inside = Address((entry.id,), next(texts))
    window.wizard.go_to(inside)
    window.wizard._work_on(inside)
    window.desk.push(RemoveEntry(Address((), files), entry.id), "")
    return window


def test_the_help_speaks_of_it_no_more(window):
    window.wizard.guidance.aids()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_for_the_item_in_work_does_no_harm(qtbot, window, name):
    with qtbot.captureExceptions() as faults:
        window.menus.run(name)
        QApplication.processEvents()
        for dialog in window.findChildren(QDialog):
            dialog.close()
    assert not faults
