"""Tab follows the page: into an entry made in its middle, and on to what stands below it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.recorder import Recorder
from tests.ui.opened import bring_forward
from ui.desk.desk import Desk
from ui.desk.page_places import PagePlace
from ui.wizard.wizard import Wizard

SYSTEMS = Address((), "basic.systems")


@pytest.fixture
def wizard(qtbot):
    rows = {SYSTEMS.item: [Entry(id="a"), Entry(id="b")]}
    sheet = Sheet(form="form4-r06", rows=rows)
    wizard = Wizard(Desk(catalogue.form(sheet.form), sheet), Recorder(), None)
    qtbot.addWidget(wizard, before_close_func=Wizard.close_down)
    wizard.resize(1366, 700)
    wizard.show()
    bring_forward(qtbot, wizard)
    wizard.sections.go_to(PagePlace("basic"))
    return wizard


def tab(qtbot, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, modifier)
    return QApplication.focusWidget()


def test_tab_goes_from_an_entry_to_what_stands_below_the_list(qtbot, wizard):
    wizard.go_to(Address(("a",), "basic.systems.connections"))
    seen = [tab(qtbot) for _ in range(8)]
    below = wizard.page.fields[Address((), "basic.file_names")]
    assert below.editor in seen


def test_tab_goes_from_an_entry_back_to_its_line(qtbot, wizard):
    wizard.go_to(Address(("b",), "basic.systems.name"))
    seen = [tab(qtbot, Qt.KeyboardModifier.ShiftModifier) for _ in range(5)]
    assert wizard.page.fields[SYSTEMS].heads["b"] in seen


def test_tab_leaves_the_page_for_the_buttons_below(qtbot, wizard):
    wizard.go_to(Address((), "basic.other_organizations"))
    assert [tab(qtbot), tab(qtbot)] == [wizard.foot.next, wizard.foot.back]


def test_tab_reaches_the_new_button_of_an_empty_table(qtbot, wizard):
    wizard.go_to(Address((), "log"))
    wizard.page.start()
    log = wizard.page.fields[Address((), "log")]
    assert QApplication.focusWidget() is log.buttons["add"]
