"""No wrapper of PySide outlives what Qt deletes by itself: see docs/qt-ownership.md.

``PIADESK_PAGES=3000`` walks some thousand pages of two forms instead of a few of one.
"""

import gc
import os
import random
from copy import deepcopy
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QLayoutItem

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.storage.store import load
from tests.ui.opened import bring_forward, open_window

PAGES = int(os.environ.get("PIADESK_PAGES", "6"))
FORMS = ["form2-r06", "form4-r06"] if PAGES > 6 else ["form4-r06"]
HOLDS_ITEMS = "flow.py"
UI = Path(__file__).parents[2] / "ui"


def settle():
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def known_items():
    """The layout items that Python has a wrapper of, by their addresses."""
    known = shiboken6.getAllValidWrappers()
    items = [one for one in known if isinstance(one, QLayoutItem) and not isinstance(one, QObject)]
    return {shiboken6.getCppPointer(item)[0]: shiboken6.dump(item) for item in items}


def living_items(window):
    """The addresses of all items that stand in layouts of the window."""
    known = set(known_items())
    layouts = window.findChildren(QLayout)
    items = [layout.itemAt(place) for layout in layouts for place in range(layout.count())]
    living = {shiboken6.getCppPointer(item)[0]: item for item in items}
    for place, item in living.items():
        if place not in known:
            # Asked for here only: its wrapper would outlive the window, and a later test would
            # get it in the place of what it makes.
            shiboken6.invalidate(item)
    return set(living)


def walk(window, clerk):
    """Go to some page, on by Tab, type, and open and close what a clerk opens."""
    wizard = window.wizard
    wizard.sections.go_to(clerk.choice(wizard.sections.places()))
    wizard.turn(clerk.choice((1, -1)))  # the keyboard is in the page then, and goes with it
    for _ in range(clerk.randrange(4)):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget() or window, "a")
    act = clerk.choice(("undo", "next", "review", "guidance", "replace", "compare", "", "", ""))
    if act:
        window.menus.actions[act].trigger()
    settle()
    for dialog in window.findChildren(QDialog):
        dialog.close()


@pytest.mark.parametrize("form_id", FORMS)
def test_pages_and_dialogs_come_and_go_and_no_wrapper_outlives_its_item(qtbot, form_id):
    settle()
    of_other_tests = known_items()
    clerk = random.Random(form_id)
    sample = load(RESOURCES / "samples" / f"{form_id}.json").sheet
    window = open_window(qtbot, deepcopy(sample))
    bring_forward(qtbot, window)
    for count in range(PAGES // len(FORMS)):
        walk(window, clerk)
        if count % 10 == 9:
            window.desk.stack.setClean()
            window.begin_with(catalogue.form(form_id), deepcopy(sample))
    settle()
    known = known_items()
    living = living_items(window)
    gone = {place: told for place, told in known.items() if place not in living}
    assert {place: told for place, told in gone.items() if place not in of_other_tests} == {}


def test_no_window_asks_a_layout_for_its_items():
    asking = [
        str(file.relative_to(UI))
        for file in UI.rglob("*.py")
        if file.name != HOLDS_ITEMS
        and any(asked in file.read_text(encoding="utf-8") for asked in (".itemAt(", ".takeAt("))
    ]
    assert asking == []


MADE = ("QListWidgetItem(", "QTreeWidgetItem(", "QStandardItem(")


def test_no_window_makes_an_item_that_a_list_then_deletes():
    making = [
        str(file.relative_to(UI))
        for file in UI.rglob("*.py")
        if any(made in file.read_text(encoding="utf-8") for made in MADE)
    ]
    assert making == []
