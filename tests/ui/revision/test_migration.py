"""新しい様式に移す: offered, looked at, and a new sheet begun; the old file stays as it was."""

import pytest

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.revision.proposals import update
from piadesk.sheets.sheet import Address
from piadesk.storage.store import load
from tests.recorder import Recorder
from tests.ui.opened import open_window
from ui.messages.offer_bar import OfferBar
from ui.revision.migration_dialog import MigrationDialog
from ui.window import Window

OLD, NEW = "form2-h31", "form2-r06"


@pytest.fixture
def window(qtbot, tmp_path):
    """The sample of the old revision, opened from a file of its own."""
    path = tmp_path / "以前の様式.json"
    path.write_bytes((RESOURCES / "samples" / f"{OLD}.json").read_bytes())
    window = open_window(qtbot)
    window.open(path)
    return window


def agree(qtbot, window):
    window.findChild(OfferBar).act.click()
    window.findChild(MigrationDialog).accept()
    qtbot.waitUntil(lambda: window.desk.form.id == NEW)


def test_a_sheet_on_an_old_revision_is_offered_to_move(window):
    bar = window.findChild(OfferBar)
    assert bar.isVisible()
    bar.away.click()
    assert not bar.isVisible()


def test_the_report_tells_what_is_new_and_what_is_left(window):
    window.desk.sheet.answers["basic.somebody"] = "どこにもない答え"
    window.menus.actions["migrate"].trigger()
    told = window.findChild(MigrationDialog).report.toPlainText()
    assert "【新しく答える項目】" in told
    assert "どこにもない答え" in told
    assert "→" in told


def test_a_new_sheet_is_begun_and_the_old_file_stays(qtbot, window):
    path = window.desk.path
    before = path.read_bytes()
    agree(qtbot, window)
    assert path.read_bytes() == before
    assert window.desk.path is None
    assert window.isWindowModified()
    assert window.desk.sheet.answers.items() >= load(path).sheet.answers.items()
    offers = [bar.words.text() for bar in window.wizard.findChildren(OfferBar)]
    assert [words.partition("が")[0] for words in offers] == ["様式改正の確認"]


def test_what_was_published_is_frozen_first_so_that_the_change_of_the_form_is_proposed(
    qtbot, window
):
    agree(qtbot, window)
    sheet = window.desk.sheet
    assert [version.form for version in sheet.published] == [OLD]
    proposed = update(catalogue.form(NEW), sheet, "full").edit.edits
    assert "全体" in str(proposed[0])


def test_unsaved_work_on_the_old_sheet_is_asked_about(qtbot, window):
    from piadesk.sheets.edits import SetValue

    window.desk.push(SetValue(Address((), "cover.special_notes"), "直した"), "")
    window.menus.actions["migrate"].trigger()
    window.messages.answers = ["keep_open"]
    window.findChild(MigrationDialog).accept()
    qtbot.waitUntil(lambda: window.messages.answers == [])
    assert window.desk.form.id == OLD


def test_a_sheet_on_the_newest_form_stays(qtbot):
    window = Window(Recorder())
    qtbot.addWidget(window)
    window.begin(NEW)
    window.menus.actions["migrate"].trigger()
    assert window.messages.told == [("migrate.newest_already", {})]
    assert window.findChildren(OfferBar) == []
