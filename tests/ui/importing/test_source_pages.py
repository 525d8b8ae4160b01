"""The pages of a PDF beside what was read: turned to, lit up, clicked, dragged away."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from piadesk.intake import import_sheet
from tests.ui.opened import open_window
from ui.importing.reviewing import begin_imported
from ui.importing.source_pages import SourcePages
from ui.look.colours import Scheme, set_scheme

PAPER = Path(__file__).parents[2] / "published" / "vaccination.pdf"


def reviewed(qtbot, source):
    """The page on a sheet of which nothing was in doubt; the clerk looks all the same."""
    window = open_window(qtbot, answers=["later", "later"])
    begin_imported(import_sheet(PAPER), source, window)
    window.menus.actions["import_review"].trigger()
    return window.stack.currentWidget()


@pytest.fixture
def page(qtbot):
    page = reviewed(qtbot, PAPER)
    page.all_items.setChecked(True)
    return page


def test_a_page_is_drawn_and_a_line_turns_to_its_place(qtbot, page):
    view = page.view
    assert isinstance(view, SourcePages)
    qtbot.waitUntil(lambda: view.picture() is not None, timeout=30_000)
    last = max(
        (line for line in page.lines if line.passages),
        key=lambda line: page.report.passages[line.passages[0]].where.number,
    )
    page.table.choose([page.lines.index(last)])
    assert view.number == page.report.passages[last.passages[0]].where.number > 1
    assert view.canvas.chosen == {*last.passages}
    answers = [n for n in last.passages if page.report.passages[n].use == "answer"]
    assert view.chosen_words() == page.report.words_of(sorted(answers)) != ""


def test_what_is_told_until_a_page_is_drawn_is_read_on_it_in_dark_colours_too(page):
    canvas = page.view.canvas
    set_scheme(Scheme.DARK)
    try:
        page.view._pictures.clear()
        shown = canvas.grab().toImage()
    finally:
        set_scheme(Scheme.LIGHT)
    line = [shown.pixelColor(left, top) for left in range(24, 200) for top in range(20, 60)]
    assert min(one.lightness() for one in line) < 100


def test_only_the_pages_near_the_one_in_view_are_kept(page):
    view = page.view
    view._pictures = {number: QImage(2, 3, QImage.Format.Format_RGB888) for number in range(1, 31)}
    view.number = 15
    view._forget_far()
    assert len(view._pictures) == 8
    assert {13, 14, 15, 16, 17} < {*view._pictures}


def test_a_click_on_the_page_goes_to_the_line_of_what_stands_there(qtbot, page):
    view = page.view
    answered = [
        number for number, _ in view.boxes() if page.report.passages[number].use == "answer"
    ]
    number = answered[-1]
    view.canvas.chosen = set()
    place = view.canvas._on_page(dict(view.boxes())[number]).center().toPoint()
    qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=place)
    assert number in page.current().passages


def test_nothing_moves_while_words_are_held_to_be_dragged(qtbot, page):
    """The list rolled on when the mouse went down, and the words fell on another item."""
    view, canvas = page.view, page.view.canvas
    page.all_items.setChecked(False)
    number = [n for n, _ in view.boxes() if page.report.passages[n].use == "answer"][-1]
    canvas.chosen = set()
    place = canvas._on_page(dict(view.boxes())[number]).center().toPoint()
    before = page.lines, page.table.chosen(), view.number
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert (page.lines, page.table.chosen(), view.number) == before
    assert view.words_at(number) == page.report.passages[number].text
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert number in page.current().passages


def test_a_label_is_put_into_an_item_only_where_the_clerk_chose_it(qtbot, page):
    view, canvas = page.view, page.view.canvas
    uses = {number: page.report.passages[number].use for number, _ in view.boxes()}
    label = next(number for number, use in uses.items() if use == "label")
    view.show_passages([label])
    assert view.chosen_words() == ""
    canvas.chosen = set()
    place = canvas._on_page(dict(view.boxes())[label]).center()
    assert canvas._passage_at(place) == label
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, ctrl, place.toPoint())
    assert view.chosen_words() == page.report.passages[label].text


def test_a_source_that_is_gone_is_shown_by_its_words(qtbot, tmp_path):
    page = reviewed(qtbot, tmp_path / "moved.pdf")
    assert "［1ページ］" in page.view.toPlainText()


def test_of_a_label_and_an_answer_in_one_box_a_click_takes_the_answer(page):
    view, passages = page.view, list(page.report.passages)
    here = [number for number, _ in view.boxes()]
    answer = [number for number in here if passages[number].use == "answer"][-1]
    label = next(number for number in here if passages[number].use == "label")
    passages[label] = replace(passages[label], where=passages[answer].where)
    view._report = replace(view._report, passages=tuple(passages))
    place = view.canvas._on_page(dict(view.boxes())[answer]).center()
    assert label < answer == view.canvas._passage_at(place)


def test_letters_on_the_page_are_read_where_it_is_lit_up_in_dark_colours_too(qtbot, page):
    view = page.view
    qtbot.waitUntil(lambda: view.picture() is not None, timeout=30_000)
    picture = QImage(600, 850, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.white)
    view._pictures[view.number] = picture
    number, box = view.boxes()[0]
    set_scheme(Scheme.DARK)
    try:
        view.canvas.chosen = {number}
        shown = view.canvas.grab().toImage()
    finally:
        set_scheme(Scheme.LIGHT)
    middle = view.canvas._on_page(box).center().toPoint()
    assert shown.pixelColor(middle).lightness() > 150
    assert shown.pixelColor(middle) != shown.pixelColor(2, 2)
