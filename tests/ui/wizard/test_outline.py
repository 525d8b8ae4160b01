"""The outline inside a page: headings and entries with what is found, to go there."""

import pytest
from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.ui.opened import bring_forward, open_window
from ui.desk.page_places import PagePlace
from ui.wizard.outline import outline

FORM = catalogue.form("form4-r06")
PAGE = PagePlace("file", ("a",))
CONTRACT = Address(("a", "c"), "file.entrust.items")


@pytest.fixture
def window(qtbot):
    contracts = [Entry(id=key, answers={"file.entrust.items.name": key * 3}) for key in "bc"]
    file = Entry(id="a", answers={"file.name": "台帳"}, rows={"file.entrust.items": contracts})
    window = open_window(qtbot, Sheet(form=FORM.id, rows={"file": [file]}))
    bring_forward(qtbot, window)
    window.wizard.sections.go_to(PAGE)
    return window


def lines(sections):
    sections.build()
    return [sections.item(row).text() for row in range(sections.count())]


def row_of(sections, words):
    return next(row for row, text in enumerate(lines(sections)) if words in text)


def test_the_headings_of_the_page_in_view_stand_below_it_with_what_is_empty(window):
    window.wizard.checker.check_now()
    findings = window.wizard.checker.findings[PAGE]
    shown = outline(FORM, window.desk.sheet, PAGE, findings, None)
    assert [line.level for line in shown] == [0] * len(shown)
    assert shown[0].title in lines(window.wizard.sections)
    assert shown[1].state.startswith("未記入 ")
    window.wizard.sections.go_to(PagePlace("cover"))
    assert shown[0].title not in lines(window.wizard.sections)


def test_a_click_on_a_heading_goes_there_without_building_the_page_anew(qtbot, window):
    sections, page = window.wizard.sections, window.wizard.page
    row = row_of(sections, "特定個人情報の提供・移転")
    place = sections.visualItemRect(sections.item(row)).center()
    qtbot.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.wizard.page is page
    qtbot.waitUntil(lambda: "提供・移転" in FORM.by_id[page.at_top()[0]].title)


def test_entries_unfold_below_the_heading_in_work_and_the_one_in_work_is_current(qtbot, window):
    window.wizard.go_to(CONTRACT)
    sections = window.wizard.sections
    qtbot.waitUntil(lambda: "委託事項2" in sections.currentItem().text())
    assert [text for text in lines(sections) if text.startswith("委託事項")] == [
        "委託事項1　bbb",
        "委託事項2　ccc",
    ]
    assert sections.current() == PAGE


def test_a_file_is_added_from_the_list_and_its_page_opens(qtbot, window):
    sections = window.wizard.sections
    row = row_of(sections, "＋ ")
    place = sections.visualItemRect(sections.item(row)).center()
    qtbot.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=place)
    added = window.desk.sheet.rows["file"][-1]
    assert sections.current() == PagePlace("file", (added.id,))
    assert window.wizard.page.rows == (added.id,)


def test_the_line_above_the_page_says_where_one_is(qtbot, window):
    window.wizard.go_to(Address(CONTRACT.path, "file.entrust.items.content"))
    told = window.wizard.whereabouts
    qtbot.waitUntil(lambda: "ccc" in told.text_whole() or "委託" in told.text_whole())
    assert told.text_whole().startswith("Ⅱ")
    assert "台帳" in told.text_whole()


def test_the_list_rests_when_the_clerk_does(qtbot, window):
    window.wizard.checker.check_now()
    sections = window.wizard.sections
    qtbot.waitUntil(lambda: not sections._unfold.isActive())
    qtbot.wait(30)
    assert not sections._unfold.isActive()


def test_entries_of_one_name_are_told_apart():
    answers = {"file.provide.move.name": "保険年金課"}
    uses = ("国民健康保険の資格の管理と保険税の賦課", "国民年金", "")
    moves = [
        Entry(id=str(number), answers=answers | {"file.provide.move.use": use})
        for number, use in enumerate(uses)
    ]
    file = Entry(id="a", answers={"file.name": "台帳"}, rows={"file.provide.move": moves})
    sheet = Sheet(form=FORM.id, rows={"file": [file]})
    focus = Address(("a", "0"), "file.provide.move")
    titles = [line.title for line in outline(FORM, sheet, PAGE, (), focus) if line.level]
    assert titles == [
        "移転先1　保険年金課（国民健康保険の資格の管…）",
        "移転先2　保険年金課（国民年金）",
        "移転先3　保険年金課",
    ]


def test_a_sentence_in_the_place_of_a_name_is_cut(window):
    system = Entry(id="a", answers={"basic.systems.name": "長い名称" * 30})
    sheet = Sheet(form="form3-r06", rows={"basic.systems": [system]})
    form = catalogue.form(sheet.form)
    page = PagePlace(form.section_of["basic.systems"].id)
    focus = Address(("a",), "basic.systems")
    (title,) = [line.title for line in outline(form, sheet, page, (), focus) if line.level]
    assert len(title) < 50
    assert title.endswith("…")
