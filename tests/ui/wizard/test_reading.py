"""The window as a screen reader tells it: every name, what stands below a field, how it stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from piadesk.places import RESOURCES
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from tests.ui.opened import open_window
from tests.ui.reading import description, nameless, namesakes, unnamed
from ui.wizard.tab_order import stops_in

SAMPLES = RESOURCES / "samples"
TITLE = Address((), "cover.title")
PAGES = {"form2-r06": 9, "form4-r06": 9}
"""How many pages of each form are walked: each section once, for the first file."""


def open_sample(qtbot, name):
    return open_window(qtbot, store.load(SAMPLES / f"{name}.json").sheet)


def whole_pages(window, most):
    """Every page of another section, built to its end."""
    sections = {}
    for place in window.wizard.sections.places():
        sections.setdefault(place.section, place)
    for place in list(sections.values())[:most]:
        window.wizard.sections.go_to(place)
        if window.wizard.page is not None:
            for item in window.wizard.page.section.items:
                window.wizard.page.build_towards(Address(place.rows, item.id))
        yield place


@pytest.mark.parametrize("name", PAGES)
def test_all_that_takes_the_keyboard_has_a_name_of_its_own(qtbot, name):
    window = open_sample(qtbot, name)
    for place in whole_pages(window, PAGES[name]):
        assert nameless(window) == unnamed(window) == [], place
        assert namesakes(window) == [], place


def test_an_entry_is_told_with_what_stands_in_it(qtbot):
    window = open_sample(qtbot, "form4-r06")
    file, entry = "abf4a07c", window.desk.sheet.rows["file"][0].rows["file.entrust.items"][0].id
    address = Address((file, entry), "file.entrust.items.content")
    window.wizard.go_to(address)
    widget = window.wizard.page.fields[address].focusProxy()
    assert widget.accessibleName().startswith("委託事項1")


def test_what_is_wrong_required_or_left_blank_is_told_in_words(qtbot):
    window = open_sample(qtbot, "form2-r06")
    window.wizard.go_to(TITLE)
    editor = window.wizard.page.fields[TITLE].editor
    assert "必ず記入" in description(editor)
    window.desk.push(SetValue(TITLE, "（題"), "入力")
    window.wizard.checker.check_now()
    assert "かっこ" in description(editor)
    editor.setReadOnly(True)
    assert QAccessible.queryAccessibleInterface(editor).state().readOnly


def test_tab_goes_through_a_page_in_the_order_of_the_form(qtbot):
    window = open_sample(qtbot, "form2-r06")
    window.wizard.sections.go_to(window.wizard.sections.places()[1])
    window.wizard.page.start()
    page, reached = window.wizard.page, []
    for _ in range(12):
        reached.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    stops = [one for one in stops_in(page) if one in reached]
    assert stops == [one for one in reached if page.isAncestorOf(one)]
    tops = [one.mapTo(page.widget(), one.rect().topLeft()).y() for one in stops]
    assert tops == sorted(tops)
