"""取込みの確認 on the smallest screen: no word is cut, and the window is no wider than it."""

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.keeping import tick
from tests.ui.cramped import cramped
from tests.ui.importing.small_paper import PAPER, left_over, page_of
from tests.ui.opened import open_window
from ui.importing.reviewing import begin_imported
from ui.importing.source_title import SourceTitle

SMALLEST = 910, 460
"""Pixels of the window that 1366 × 728 of a screen are at 150 %, less its frame."""


@pytest.fixture
def window(qtbot, tmp_path):
    """An older form, so that each button is there; the name of the source is long."""
    source = tmp_path / ("国民健康保険に関する事務_基礎項目評価書_公表用" * 2 + ".txt")
    older = PAPER.replace("令和6年10月", "平成31年1月") + "②所属長\\t税務課長　架空　太郎\n"
    source.write_text(older, encoding="utf-8")
    window = open_window(qtbot)
    begin_imported(import_sheet(source, "form2-h31"), source, window)
    window.resize(*SMALLEST)
    return window


def an_item(page):
    place = next(at for at, line in enumerate(page.lines) if line.state == "open")
    page.table.choose([place])


def doubted(page):
    """Its reasons take several lines."""
    place = next(at for at, line in enumerate(page.lines) if line.state == "doubtful")
    page.table.choose([place])
    assert "\n" in page.pane.why.text()


def words(page):
    page.table.choose([left_over(page)])


def several(page):
    page.table.choose([place for place, line in enumerate(page.lines) if line.state == "open"])


def all_done(page):
    keys = [line.key for line in page.lines]
    page._desk.push(tick(page._desk.sheet, keys), "確かめた")
    page.refresh()
    assert page.done.isVisible()


@pytest.mark.parametrize("state", [an_item, doubted, words, several, all_done])
def test_nothing_is_cut_and_the_window_grows_no_wider(qtbot, window, state):
    page = page_of(window)
    state(page)
    assert page.newer.isVisible()
    assert page.minimumSizeHint().width() <= SMALLEST[0]
    qtbot.waitUntil(lambda: cramped(window) == [])
    assert window.width() <= SMALLEST[0]
    assert page.findChild(SourceTitle).accessibleName().endswith(".txt")
