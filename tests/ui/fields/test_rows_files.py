"""The clerk keeps the list of 特定個人情報ファイル: added, named, copied, ordered, deleted."""

import pytest
from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.ui.opened import open_section

FILES = Address((), "file")
FORM = catalogue.form("form4-r06")


@pytest.fixture
def page(qtbot):
    parts = [Entry(id="p", answers={"file.entrust.items.name": "印刷"})]
    rows = [
        Entry(id="a", answers={"file.name": "住民"}, rows={"file.entrust.items": parts}),
        Entry(id="b"),
    ]
    section = FORM.section_of[FILES.item].id
    return open_section(qtbot, Sheet(form=FORM.id, rows={"file": rows}), section)


@pytest.fixture
def files(page):
    return page.fields[FILES]


def order(page):
    return "".join(row.id if len(row.id) == 1 else "+" for row in page.sheet.entries(FILES))


def press(qtbot, files, row_id, act):
    qtbot.mouseClick(files.lines[row_id].buttons[act], Qt.MouseButton.LeftButton)


def test_a_new_file_is_ready_to_be_named(qtbot, page, files):
    qtbot.mouseClick(files.buttons["add"], Qt.MouseButton.LeftButton)
    assert order(page) == "ab+"
    new = page.sheet.entries(FILES)[2].id
    assert page.focusWidget() is page.fields[Address((new,), "file.name")].editor


def test_a_file_is_renamed_in_its_line(qtbot, page, files):
    qtbot.keyClicks(page.fields[Address(("b",), "file.name")].editor, "tax")
    assert page.sheet.entries(FILES)[1].answers["file.name"] == "tax"


def test_a_copy_holds_the_same_under_ids_of_its_own(qtbot, page, files):
    press(qtbot, files, "a", "duplicate")
    copy = page.sheet.entries(FILES)[1]
    assert order(page) == "a+b"
    assert copy.answers == {"file.name": "住民"}
    assert copy.rows["file.entrust.items"][0].id != "p"


def test_files_move(qtbot, page, files):
    press(qtbot, files, "b", "up")
    assert order(page) == "ba"
    assert not files.lines["b"].buttons["up"].isEnabled()


def test_deleting_says_what_goes_along_and_asks(qtbot, page, files):
    page.messages.answers = ["keep", "remove"]
    press(qtbot, files, "a", "remove")
    assert order(page) == "ab"
    assert page.messages.told == [("files.ask_remove", {"name": "住民", "count": 2, "stays": ""})]
    press(qtbot, files, "a", "remove")
    assert order(page) == "b"
    page.desk.stack.undo()
    assert page.sheet.entries(FILES)[0].rows["file.entrust.items"][0].id == "p"
    assert list(files.lines) == ["a", "b"]


def test_an_empty_file_goes_without_a_question(qtbot, page, files):
    press(qtbot, files, "b", "remove")
    assert order(page) == "a"
    assert page.messages.told == []
