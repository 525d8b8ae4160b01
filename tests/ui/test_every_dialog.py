"""Every dialog as those meet it who have no mouse, or no eyes: focus seen, names, all opened."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from piadesk.places import RESOURCES
from piadesk.revision.migration import migrate
from piadesk.revision.migration_review import keep_list
from piadesk.storage import store
from tests.ui.cramped import cramped
from tests.ui.every_dialog import changed_window, declared, dialogs_of
from tests.ui.focus_shown import is_shown, unshown
from tests.ui.opened import bring_forward, open_window
from tests.ui.reading import nameless, namesakes, spelt_out, unnamed
from ui.look import screen_bounds
from ui.revision.migration_page import MigrationPage
from ui.revision.migration_reviewing import review_migration
from ui.wizard.tab_order import stops_in

SMALL = QSize(667, 304)
"""What a screen of 1366x768 leaves a dialog at 200 %, between its frame and the taskbar."""


def test_every_dialog_fits_a_small_screen_and_all_in_it_has_a_name_and_shows_its_focus(
    qtbot, tmp_path, monkeypatch
):
    whole = QApplication.primaryScreen().availableSize()
    monkeypatch.setattr(screen_bounds, "_FRAME", whole - SMALL)
    window = changed_window(qtbot, tmp_path)
    faults, opened = [], set()
    for name, dialog in dialogs_of(window, tmp_path):
        opened.add(type(dialog).__name__)
        bring_forward(qtbot, dialog)
        assert dialog.windowTitle(), name
        assert dialog.size().boundedTo(SMALL) == dialog.size(), name
        faults += [(name, *one) for one in (cramped(dialog),) if one]
        names = nameless(dialog), namesakes(dialog), spelt_out(dialog), unnamed(dialog)
        faults += [(name, *one) for one in names if one]
        faults += [(name, one) for one in unshown(dialog)]
        faults += [(name, f"Enter does not press {one}") for one in unpressed(dialog)]
    assert faults == []
    assert declared() - opened == set(), "a dialog that tests/ui/every_dialog.py does not open"


def unpressed(dialog):
    """A button that is not the default one, and that Enter does not press though the keyboard is
    there; it does not do what it is for."""
    for button in dialog.findChildren(QPushButton):
        if button.isVisible() and button.isEnabled() and not button.isDefault():
            pressed = []
            button.clicked.disconnect()
            button.clicked.connect(lambda *_, pressed=pressed: pressed.append(True))
            button.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(button, Qt.Key.Key_Return)
            return [] if pressed and dialog.isVisible() else [button.text()]
    return []


@pytest.mark.parametrize("name", ["form1-r06", "form4-r06"])
def test_on_every_page_each_field_shows_its_focus(qtbot, name):
    window = open_window(qtbot, store.load(RESOURCES / "samples" / f"{name}.json").sheet)
    bring_forward(qtbot, window)
    kinds, faults = set(), []
    for place in {place.section: place for place in window.wizard.sections.places()}.values():
        window.wizard.sections.go_to(place)
        for stop in list(stops_in(window)):
            kind = type(stop).__name__, stop.property("role"), stop.parent().__class__.__name__
            if kind not in kinds and stop.isVisible():
                kinds.add(kind)
                faults += [] if is_shown(stop) else [(place, kind)]
    assert faults == []


def test_what_stands_beside_and_in_the_place_of_a_page_shows_its_focus_too(qtbot):
    window = open_window(qtbot)
    bring_forward(qtbot, window)
    assert unshown(window.home) == unnamed(window.home) == []
    old = store.load(RESOURCES / "samples" / "form2-h31.json").sheet
    migrated = migrate(old, "form2-r06")
    keep_list(migrated)
    window.begin_with(migrated.form, migrated.sheet)
    for act in ("form_view", "memos"):
        window.menus.run(act)
        assert unshown(window.wizard) == nameless(window.wizard) == []
    review_migration(window)
    page = window.findChild(MigrationPage)
    assert nameless(page) == unshown(page) == []
