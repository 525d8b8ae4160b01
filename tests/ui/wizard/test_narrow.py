"""On a small screen, and where Windows enlarges all, every field keeps room for words."""

import itertools

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from tests.ui.opened import open_section, open_window
from ui.desk.page_places import PagePlace
from ui.fields.choice import ChoiceBox
from ui.fields.choice_list import ChoiceList
from ui.fields.editor import Editor
from ui.fields.marks import MarksField
from ui.look.typeface import SIZE
from ui.wizard.item_list import MOST_WIDE, ItemList

LETTERS = 11
"""Full-width ones that every text has room for."""

SCREENS = {"100": (1366, 728), "125": (1093, 574), "150": (911, 472)}
"""What is left of 1366×768 at these scales, in points."""


@pytest.fixture
def window(qtbot):
    return open_window(qtbot, store.load(RESOURCES / "samples" / "form4-r06.json").sheet)


def narrow(window):
    """The texts of the page in view that have less room, by their objects' names."""
    page = window.wizard.page
    texts = [one for one in page.findChildren(Editor) if one.isVisible()]
    assert texts
    bound = {text for text in texts if text.maximumWidth() < 1_000}  # （　）件
    short = [text for text in texts if text not in bound and text.width() < LETTERS * SIZE]
    return [(text.accessibleName(), text.width()) for text in short]


def test_no_text_is_narrower_than_some_letters_with_a_pane_beside_it(qtbot, window):
    places = {place.section: place for place in window.wizard.sections.places()}
    window.menus.actions["form_view"].setChecked(True)
    for size in SCREENS.values():
        window.resize(*size)
        for section in ("cover", "file"):
            window.wizard.sections.go_to(places[section])
            window.wizard.page.build_towards(Address(places[section].rows, "file.use.sources"))
            qtbot.wait(30)
            assert narrow(window) == [], size
    assert any(isinstance(field, MarksField) for field in window.wizard.page.fields.values())


def squeezed(page):
    """What is cut by its parent at a side, or stands over a neighbour."""
    kinds = (QLabel, QAbstractButton, Editor, ChoiceBox, ChoiceList)
    shown = [one for one in page.widget().findChildren(QWidget) if one.isVisible()]
    around: dict[QWidget, list[QWidget]] = {}
    for one in shown:
        if isinstance(one, kinds) or one.findChild(QAbstractButton):
            around.setdefault(one.parentWidget(), []).append(one)
    for parent, inside in around.items():
        for one in inside:
            if one.x() < 0 or one.geometry().right() > parent.rect().right():
                yield "cut", one
        for one, other in itertools.combinations(inside, 2):
            if one.geometry().intersects(other.geometry()):
                yield "covered", one


def test_nothing_is_cut_or_covered_with_a_pane_beside_it(qtbot, window):
    window.menus.actions["form_view"].setChecked(True)
    window.resize(*SCREENS["100"])
    place = next(one for one in window.wizard.sections.places() if one.section == "file")
    window.wizard.sections.go_to(place)
    page, marks = window.wizard.page, Address(place.rows, "file.provide.exists")
    page.reveal(marks)
    qtbot.waitUntil(lambda: marks in page.fields)
    field = page.fields[marks]
    qtbot.waitUntil(lambda: field.isVisible())
    qtbot.wait(150)  # widths and heights are handed on by several rounds of events
    qtbot.waitUntil(lambda: not list(squeezed(page)))
    window.menus.actions["form_view"].setChecked(False)
    window.wizard.sections.go_to(PagePlace("cover"))  # lines of entries are shortened on purpose
    qtbot.wait(30)


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_several_rows_of_the_table_are_seen_together(qtbot, window, size):
    window.resize(*size)
    place = next(one for one in window.wizard.sections.places() if one.section == "log")
    window.wizard.sections.go_to(place)
    qtbot.wait(50)
    view = next(iter(window.wizard.page.fields.values())).view
    view.scrollToTop()
    seen = [view.rowAt(y) for y in range(view.viewport().height())]
    whole = [row for row in {*seen} if seen.count(row) >= view.rowHeight(row)]
    assert len(whole) >= 2


def test_a_wide_screen_makes_no_line_longer_than_an_eye_follows(qtbot):
    wide = open_section(qtbot, Sheet(form="form2-r06"), "basic")
    wide.resize(1900, 620)
    paper = wide.findChild(ItemList)
    qtbot.waitUntil(lambda: paper.width() > 1000)
    assert paper.width() <= MOST_WIDE
    assert paper.height() >= paper.heightForWidth(1900)
    log = open_section(qtbot, Sheet(form="form2-r06"), "log")
    log.resize(1900, 620)
    qtbot.waitUntil(lambda: log.findChild(ItemList).width() > MOST_WIDE)
