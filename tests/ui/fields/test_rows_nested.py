"""A repeat inside a repeat: unfolded, written, blanked and taken back to any depth."""

import pytest
from PySide6.QtCore import Qt

from piadesk.sheets.edits import RemoveEntry, SetValue
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.conftest import tiny_form
from tests.ui.opened import open_section

SYSTEMS = Address((), "systems")
LINKS = Address(("a",), "systems.links")
LINK_NAME = Address(("a", "x"), "systems.links.name")


@pytest.fixture
def page(qtbot):
    links = [Entry(id="x", answers={"systems.links.name": "住基"}), Entry(id="y")]
    rows = [Entry(id="a", rows={"systems.links": links}), Entry(id="b")]
    form = tiny_form("repeats")
    return open_section(qtbot, Sheet(form=form.id, rows={"systems": rows}), "only", form=form)


def test_an_answer_two_repeats_deep_is_revealed_and_written(qtbot, page):
    page.reveal(LINK_NAME)
    assert page.focusWidget() is page.fields[LINK_NAME].editor
    qtbot.keyClicks(page.focusWidget(), "X")
    assert "X" in page.sheet.get(LINK_NAME)
    assert page.fields[LINKS].unfolded == "x"


def test_an_entry_is_added_inside_an_entry(qtbot, page):
    page.reveal(LINKS)
    qtbot.mouseClick(page.fields[LINKS].buttons["add"], Qt.MouseButton.LeftButton)
    assert len(page.sheet.entries(LINKS)) == 3
    assert page.fields[LINKS].unfolded == page.sheet.entries(LINKS)[2].id


def test_folding_the_outer_entry_lets_go_of_all_fields_inside(page):
    page.reveal(LINK_NAME)
    page.fields[SYSTEMS].fold()
    assert all(at.path == () for at in page.fields)


def test_an_outer_entry_goes_while_its_inner_one_is_in_work(page):
    page.reveal(LINK_NAME)
    page.desk.push(RemoveEntry(SYSTEMS, "a"), "")
    assert all(at.path == () for at in page.fields)
    page.desk.stack.undo()
    page.reveal(LINK_NAME)
    assert page.fields[LINK_NAME].editor.text() == "住基"


def test_a_mark_inside_an_entry_blanks_the_repeat_beside_it(page):
    page.reveal(LINK_NAME)
    page.desk.push(SetValue(Address(("a",), "systems.none"), True), "")
    assert "接続しない" in page.fields[LINKS].reason.text()
    assert not page.fields[LINK_NAME].isEnabled()


def test_a_copied_outer_entry_brings_its_inner_ones_under_new_ids(qtbot, page):
    page.reveal(LINKS)
    qtbot.mouseClick(page.fields[SYSTEMS].inside_buttons["duplicate"], Qt.MouseButton.LeftButton)
    copy = page.sheet.entries(SYSTEMS)[1]
    assert [row.answers for row in copy.rows["systems.links"]] == [
        {"systems.links.name": "住基"},
        {},
    ]
    assert {row.id for row in copy.rows["systems.links"]}.isdisjoint({"x", "y"})
