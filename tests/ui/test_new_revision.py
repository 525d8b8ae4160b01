"""The window works on a revision that is data alone: begun, filled, checked, moved on, compared."""

import pytest
from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.revision.migration import migrate
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from tests import revisions
from tests.ui.opened import open_window
from ui.revision.comparison_view import ComparisonView
from ui.revision.migration_dialog import MigrationDialog
from ui.revision.migration_page import MigrationPage
from ui.revision.proposals_view import ProposalsView

CASES = [(form_id, "choices reworded") for form_id in ("form1-r06", "form4-r06")]
CASES += [("form2-r06", change) for change in revisions.CHANGES]


@pytest.fixture(params=CASES, ids=" ".join)
def revised(request, tmp_path, monkeypatch):
    """The id of the revised form, and the sample on the form it came from."""
    form_id, change = request.param
    new_id = revisions.install(tmp_path / "forms", form_id, revisions.CHANGES[change])
    revisions.use(monkeypatch, tmp_path / "forms")
    yield new_id, store.load(RESOURCES / "samples" / f"{form_id}.json")
    revisions.forget()


def test_a_sheet_is_begun_from_the_first_page_and_filled(qtbot, revised):
    new_id, _ = revised
    window = open_window(qtbot)
    button = window.home.findChild(object, f"new-{new_id}")
    assert catalogue.head(new_id).full_name == button.accessibleName()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    form = window.desk.form
    for item in form.items:
        if not form.parent_of(item):
            window.wizard.go_to(Address((), item.id))
    window.wizard.go_to(Address((), form.author_item))
    qtbot.keyClicks(window.wizard.page.fields[Address((), form.author_item)].focusProxy(), "abc")
    assert window.desk.sheet.answers == {form.author_item: "abc"}


def test_a_sheet_of_the_form_before_moves_on_and_is_compared(qtbot, revised):
    new_id, sample = revised
    window = open_window(qtbot, sample.sheet, answers=["discard"])
    window.menus.actions["migrate"].trigger()
    dialog = window.findChildren(MigrationDialog)[-1]
    dialog.accept()
    qtbot.waitUntil(lambda: window.desk.form.id == new_id)
    differs = "migration" in window.desk.sheet.notes
    assert bool(window.findChildren(MigrationPage)) == differs
    assert differs or window.messages.told[-1][0] == "migrate.done"
    window.menus.actions["compare"].trigger()
    assert window.findChildren(ComparisonView)
    window.menus.actions["proposals"].trigger()
    if window.desk.form.log is None:
        assert window.messages.told[-1] == "changes.no_log"
    else:
        (view,) = window.findChildren(ProposalsView)
        assert view.work.rows[0].row.item == "全体"
        view.close()


def test_the_window_finds_nothing_on_a_sound_sheet(qtbot, revised):
    new_id, sample = revised
    migrated = migrate(sample.sheet, new_id)
    window = open_window(qtbot, migrated.sheet)
    window.wizard.checker.check_now()
    # See tests/core/forms/test_new_revision.py; and the revision is newer than the 公表日.
    so = {"left_over", "item_misnumbered", "form_not_yet"}
    assert {finding.code for finding in window.wizard.checker.everything()} <= so
