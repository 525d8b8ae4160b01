"""A published sheet that was changed since, and 変更箇所を作る on it."""

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.store import save
from tests.recorder import Recorder
from tests.ui.opened import bring_forward
from ui.revision.proposals_view import ProposalsView
from ui.window import Window

FORM = catalogue.form("form4-r06")
NAME, BASIS = Address((), "basic.affair.name"), Address((), "basic.number_use.legal_basis")
DEPARTMENT = Address((), "basic.department.name")


@pytest.fixture
def window(qtbot, tmp_path):
    """A published sheet of which three items have been changed since."""
    path = tmp_path / "評価書.json"
    answers = {NAME.item: "旧い事務", BASIS.item: "番号法第9条", DEPARTMENT.item: "市民課"}
    save(Sheet(form=FORM.id, answers=answers), FORM, path)
    window = Window(Recorder(answers=["freeze", "close"]))
    qtbot.addWidget(window, before_close_func=let_all_go)
    window.resize(1366, 728)
    window.show()
    bring_forward(qtbot, window)
    window.open(path)
    window.menus.actions["freeze"].trigger()
    for address, text in ((NAME, "新しい事務"), (BASIS, "番号法第９条"), (DEPARTMENT, "戸籍課")):
        window.desk.push(SetValue(address, text), "入力")
    return window


def let_all_go(window):
    """No question at the end of a test, save that of a dialog left open."""
    window.desk.stack.setClean()
    window.messages.answers = ["leave_rows"]


@pytest.fixture
def propose(qtbot, window):
    """Opens the dialog and waits until it has the keyboard."""

    def call():
        window.menus.actions["proposals"].trigger()
        dialog = window.findChildren(ProposalsView)[-1]
        bring_forward(qtbot, dialog)
        return dialog

    return call
