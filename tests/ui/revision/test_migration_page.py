"""様式改正の確認: old at the left, new at the right, ticked off; the sheet keeps it till then."""

from copy import deepcopy

import pytest
from PySide6.QtCore import Qt

from piadesk.places import RESOURCES
from piadesk.revision.migration import migrate
from piadesk.revision.migration_review import keep_list, kept_lines, lines_to_do, migration_lines
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from tests.ui.opened import open_window
from ui.messages.offer_bar import OfferBar
from ui.revision.migration_page import MigrationPage
from ui.revision.migration_reviewing import review_migration

NEW = "form2-r06"


@pytest.fixture(scope="module")
def migrated():
    old = store.load(RESOURCES / "samples" / "form2-h31.json").sheet
    old.answers["basic.somebody"] = "どこにもない答え"
    old.answers["threshold.population.size"] = "様式にない選択肢"
    migrated = migrate(old, NEW)
    keep_list(migrated)
    return migrated


@pytest.fixture
def window(qtbot, migrated):
    window = open_window(qtbot, deepcopy(migrated.sheet))
    review_migration(window)
    window.activateWindow()
    return window


@pytest.fixture
def page(window):
    return window.findChild(MigrationPage)


def test_the_list_tells_what_lost_its_place_what_is_new_and_what_is_called_otherwise(migrated):
    lines = migration_lines(migrated)
    assert lines == kept_lines(migrated.sheet), "it is read again as it was"
    by_sort = {line.sort: line for line in reversed(lines)}
    assert "どこにもない答え" in by_sort["item"].before
    assert by_sort["choice"].address == Address((), "threshold.population.size")
    assert {line.address for line in lines if line.sort == "new"} == set(migrated.opened)
    assert (by_sort["title"].before, by_sort["title"].after) == migrated.retitled[0]


def test_old_and_new_stand_side_by_side_with_what_is_written_by_now(window, page):
    row = next(n for n, line in enumerate(page.lines) if line.sort == "choice")
    cells = ["".join(part.text for part in cell) for cell in page.model.rows[row].cells]
    assert "様式にない選択肢" in cells[2]
    assert cells[3].endswith("様式にない選択肢")


def test_space_ticks_off_and_the_last_one_lets_the_list_go(qtbot, window, page):
    assert not page.buttons["finish"].isEnabled()
    for _ in page.lines:
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert lines_to_do(window.desk.sheet) == 0
    qtbot.mouseClick(page.buttons["finish"], Qt.MouseButton.LeftButton)
    assert "migration" not in window.desk.sheet.notes
    assert window.messages.told[-1] == ("migration.done", {})
    assert not any(bar.is_open for bar in _offers(window))
    window.menus.run("undo")
    assert kept_lines(window.desk.sheet)


def test_enter_goes_to_the_item_and_the_list_is_offered_again(qtbot, window, page):
    row = next(n for n, line in enumerate(page.lines) if line.sort == "choice")
    page.table.choose([row])
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.wizard.at_work == page_address(window, row))
    _offers(window)[0].taken.emit()
    assert window.findChildren(MigrationPage)


def _offers(window):
    bars = window.wizard.findChildren(OfferBar)
    return [bar for bar in bars if "様式改正" in bar.words.text()]


def page_address(window, row):
    return kept_lines(window.desk.sheet)[row].address


def test_the_list_and_its_ticks_stay_with_the_file(qtbot, window, page, tmp_path):
    page.table.choose([0])
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    store.save(window.desk.sheet, window.desk.form, tmp_path / "a.piadesk")
    read = store.load(tmp_path / "a.piadesk").sheet
    assert lines_to_do(read) == len(page.lines) - 1
