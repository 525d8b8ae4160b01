"""On a low screen (1366×768 at 150 %) the bars above a page leave it the room that work needs."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTableView

from piadesk.places import RESOURCES
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from tests.ui.opened import bring_forward, open_review, open_window
from ui.messages.offer_bar import OfferBar

SCREEN = (911, 472)

TITLE = Address((), "cover.title")
ROWS = 5


WITH_TWIN = "published, with a twin beside it"

with_twin = pytest.mark.parametrize("log", [WITH_TWIN], indirect=True)


@pytest.fixture(params=["unpublished", "published", WITH_TWIN])
def log(request, qtbot, tmp_path):
    """The table 変更箇所 of a long sheet, in work, below what may stand above it."""
    window = open_window(qtbot, answers=["freeze", "close"])
    path = tmp_path / "評価書.piadesk"
    opened = store.load(RESOURCES / "samples" / "form4-r06.json")
    store.save(opened.sheet, opened.form, path)
    if "twin" in request.param:
        store.save(opened.sheet, opened.form, tmp_path / "評価書 - コピー.piadesk")
    window.open(path)
    if request.param != "unpublished":
        window.menus.run("freeze")
        window.desk.push(SetValue(TITLE, "改めた題名"), "入力")
    window.resize(*SCREEN)
    bring_forward(qtbot, window)
    if "twin" in request.param:
        qtbot.waitUntil(lambda: bool(window.wizard.findChildren(OfferBar)), timeout=20_000)
    window.wizard.sections.go_to(window.wizard.sections.places()[-2])
    window.wizard.take_keyboard()
    qtbot.wait(800)
    return window.wizard.page.findChild(QTableView)


def rows_in_view(table, page):
    """How many rows are wholly seen."""
    view = table.viewport()
    top = view.mapTo(page.viewport(), QPoint(0, 0)).y()
    low = min(view.height(), page.viewport().height() - top)
    high = max(0, -top)
    places = range(table.model().rowCount())
    edges = [(table.rowViewportPosition(row), table.rowHeight(row)) for row in places]
    return sum(high <= y and y + height <= low for y, height in edges)


def test_of_the_table_of_changes_rows_enough_to_compare_are_in_view(qtbot, log):
    page = log.window().wizard.page
    qtbot.waitUntil(lambda: rows_in_view(log, page) >= ROWS)


@with_twin
def test_news_wait_behind_a_panel_of_the_page_and_come_on_the_next_page(qtbot, log):
    wizard = log.window().wizard
    bars = wizard.findChildren(OfferBar)
    assert bars
    assert not any(bar.isVisible() for bar in bars)
    wizard.turn(-1)
    qtbot.waitUntil(lambda: [bar.isVisible() for bar in bars] == [True] * len(bars))


@with_twin
def test_in_a_high_window_they_stand_over_each_other(qtbot, log):
    log.window().resize(1366, 728)
    bars = log.window().wizard.findChildren(OfferBar)
    qtbot.waitUntil(lambda: [bar.isVisible() for bar in bars] == [True] * len(bars))


def test_of_the_findings_more_than_one_is_in_view(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06"))
    window.resize(*SCREEN)
    open_review(window.wizard)
    findings = window.wizard.review.list
    qtbot.waitUntil(lambda: findings.viewport().height() >= window.height() * 0.45)
    window.resize(1366, 728)
    qtbot.waitUntil(window.wizard.review.words.isVisible)
