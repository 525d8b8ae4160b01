"""様式ビュー: every answer in the look of the form, the way to each, search, and marks."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextLayout
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.revision.published import freeze
from piadesk.sheets import walk
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.memos import keep_memo, new_memo
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.store import load
from tests.clerk.keyboard import field_of
from tests.ui.opened import open_window
from ui.formview.lines import form_lines

NAME = Address((), "basic.affair.name")


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot, load(RESOURCES / "samples" / "form2-r06.json").sheet)
    window.menus.actions["form_view"].trigger()
    return window


@pytest.fixture
def view(window):
    return window.wizard.form_beside.view


def row_of(view, address):
    return next(row for row, line in enumerate(view.page.lines) if address in line.addresses)


@pytest.mark.parametrize("form_id", ["form1-r06", "form2-r06", "form3-r06", "form4-r06"])
def test_every_answer_of_a_sheet_stands_on_a_line(form_id):
    opened = load(RESOURCES / "samples" / f"{form_id}.json")
    lines = form_lines(opened.form, opened.sheet)
    shown = {address for line in lines for address in line.addresses}
    asked = {
        visit.address
        for visit in walk.walk(opened.form, opened.sheet)
        if visit.is_answer
        and opened.form.section_of[visit.item.id].layout != "contents"
        and visit.item.kind != "constant"
    }
    assert asked <= shown


def test_the_empty_sheet_is_shown_as_the_form_prints_it():
    for form_id in catalogue.form_ids():
        form = catalogue.form(form_id)
        assert form_lines(form, Sheet(form=form.id))


TEXTS = ("亜" * 30_000, "記載する。" * 8_000, "記載\n" * 9_000)


@pytest.mark.parametrize("text", TEXTS, ids=["one sentence", "sentences", "lines"])
def test_a_very_long_answer_stands_on_several_lines_with_all_its_words(text):
    form = catalogue.form("form2-r06")
    sheet = Sheet(form=form.id, answers={NAME.item: text})
    lines = [line for line in form_lines(form, sheet) if NAME in line.addresses]
    assert max(len(line.cells[0]) for line in lines) <= 5_000
    assert [bool(line.label) for line in lines] == [True] + [False] * (len(lines) - 1)
    shown = "".join(line.cells[0] for line in lines)
    assert shown.replace("\n", "") == text.replace("\n", "")


def test_the_way_to_a_very_long_answer_ends_at_its_first_line(window, view):
    window.desk.push(SetValue(NAME, "亜" * 30_000), "a")
    view.renew()
    view.page.light(NAME)
    assert view.page.current == row_of(view, NAME)


def broken(text, width):
    """``text`` as Qt breaks it into lines of so many pixels."""
    layout = QTextLayout(text.replace("\n", "\u2028"), QApplication.font())
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return [line.strip() for line in lines]


def test_no_line_ends_inside_an_empty_bracket(qapp):
    form = catalogue.form("form3-r06")
    lines = form_lines(form, Sheet(form=form.id))
    texts = {text for line in lines for text in line.cells if "[" in text}
    assert any("\n" in text for text in texts)
    pieces = [
        piece for text in texts for width in range(120, 400, 9) for piece in broken(text, width)
    ]
    assert not [piece for piece in pieces if piece.endswith("[") or piece.startswith("]")]


def test_a_line_that_is_printed_empty_leads_to_where_its_entries_are_added(qtbot):
    sheet = Sheet(form="form3-r06")
    apply(sheet, freeze(catalogue.form(sheet.form), sheet))
    window = open_window(qtbot, sheet)
    window.menus.actions["form_view"].trigger()
    lines = window.wizard.form_beside.view.page.lines
    line = next(line for line in lines if line.addresses[:1] == (Address((), "file"),))
    QApplication.processEvents()
    window.wizard.go_to(line.addresses[0])
    assert field_of(window.focusWidget()).address == line.addresses[0]


def test_the_line_in_work_stays_in_view_when_the_view_gets_another_width(view):
    page = view.page
    page.light_row(len(page.lines) // 2)
    page.resize(page.width() // 2, page.height())
    at_top = page._tops[page.current] - page.verticalScrollBar().value()
    assert 0 <= at_top < page.viewport().height()


def test_a_click_on_an_answer_brings_its_field(qtbot, window, view):
    page, row = view.page, row_of(view, NAME)
    page.light_row(row)
    place = QPoint(200, page._tops[row] - page.verticalScrollBar().value() + 8)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.wizard.focusWidget() is window.wizard.page.fields[NAME].editor


def test_the_field_in_work_is_lit(window, view):
    window.wizard._work_on(NAME)
    assert view.page.current == row_of(view, NAME)


def test_the_field_in_work_is_lit_from_the_first(window, view):
    window.menus.actions["form_view"].trigger()
    window.wizard._work_on(NAME)
    window.menus.actions["form_view"].trigger()
    QApplication.processEvents()  # the panes find their widths
    assert view.page.current == row_of(view, NAME)


def test_the_first_line_of_the_entry_in_work_is_lit(qtbot):
    sheet = load(RESOURCES / "samples" / "form3-r06.json").sheet
    window = open_window(qtbot, sheet)
    window.menus.actions["form_view"].trigger()
    QApplication.processEvents()  # the panes find their widths
    system = Address((sheet.rows["basic.systems"][1].id,), "basic.systems")
    window.wizard._work_on(system)
    page = window.wizard.form_beside.view.page
    lit = page.lines[page.current].addresses
    assert lit[0].path == system.path
    assert all(at.path != system.path for at in page.lines[page.current - 1].addresses)


def test_what_is_typed_is_shown_when_the_keyboard_rests(qtbot, window, view):
    window.desk.push(SetValue(NAME, "まったく別の事務"), "入力")
    row = row_of(view, NAME)
    qtbot.waitUntil(lambda: view.page.lines[row].cells == ("まったく別の事務",))


def test_search_goes_from_hit_to_hit_and_says_how_many(qtbot, view):
    qtbot.keyClicks(view.search, "2")
    assert view.count.text().endswith("中 1")
    first = view.page.current
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert view.page.current > first
    assert "2" in view.page.lines[view.page.current].words()


def test_the_help_comes_back_when_the_view_is_closed(qtbot, window, view):
    assert window.wizard.guidance.isHidden()
    view.closed.emit()
    assert view.isHidden()
    assert window.wizard.guidance.isVisible()
    assert not window.menus.actions["form_view"].isChecked()


def test_findings_and_slips_are_said_at_their_line_in_words_and_as_a_tip(qtbot, window, view):
    page, sheet = view.page, window.desk.sheet
    window.desk.push(SetValue(NAME, None), "入力")
    memo = new_memo(NAME, "slip", "担当課に確かめる", "山田", "2026-11-28")
    window.desk.push(keep_memo(sheet, memo), "付箋")
    window.wizard.checker.check_now()
    view.renew()
    row = row_of(view, NAME)
    assert [mark.sort for mark in page.marks_of(row)] == ["missing", "memo"]
    page.light_row(row)
    y = page._tops[row] - page.verticalScrollBar().value() + 4
    place = QPoint(20, y)
    tip = QHelpEvent(QEvent.Type.ToolTip, place, page.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.viewport(), tip)
    assert "未記入" in page.viewport().toolTip()
    assert "担当課に確かめる" in page.viewport().toolTip()


def test_on_a_wide_screen_the_margin_has_room_for_words(qtbot, window, view):
    page, narrow = view.page, view.page.viewport().width() - view.page._width()
    window.menus.actions["form_view"].trigger()
    window.resize(1920, 900)
    window.menus.actions["form_view"].trigger()
    qtbot.waitUntil(lambda: page.viewport().width() - page._width() > 3 * narrow)


def test_an_empty_answer_that_another_one_blanks_is_not_told_as_missing(window, view):
    visits = list(walk.walk(window.desk.form, window.desk.sheet))
    shown = {address for line in view.page.lines for address in line.addresses}
    blanked = next(one.address for one in visits if one.blanked_by and one.address in shown)
    line = view.page.lines[row_of(view, blanked)]
    assert view.page.empty_words(line) == "（記載不要）"
    for other in (NAME, Address(("gone",), "risk.training.method")):
        assert view.page.empty_words(line._replace(addresses=(other,))) == "（未記入）"
