"""The first window fits the screen; where it is too large it takes the screen whole."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMainWindow

from piadesk.places import RESOURCES
from piadesk.storage import store
from tests.ui.cramped import cramped
from tests.ui.opened import open_review, open_window
from ui.look import screen_bounds
from ui.messages.offer_bar import OfferBar


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def wants(monkeypatch, window, width, height):
    """As if the window wanted so much more or less than the screen has."""
    room = window.screen().availableSize()
    wanted = QSize(room.width() + width, room.height() + height)
    monkeypatch.setattr(screen_bounds, "WANTED", wanted)
    screen_bounds.fit_first(window)
    screen_bounds.show_first(window, remembered=False)
    return room


def test_on_a_small_screen_it_is_maximised_and_never_larger(monkeypatch, window):
    room = wants(monkeypatch, window, 100, 100)
    assert window.isMaximized()
    assert window.size().boundedTo(room) == window.size()


def test_under_a_taskbar_it_is_maximised(monkeypatch, window):
    wants(monkeypatch, window, -200, -10)  # the frame of the window would not fit
    assert window.isMaximized()


def test_on_a_large_screen_it_has_the_size_it_wants(monkeypatch, window):
    room = wants(monkeypatch, window, -200, -200)
    assert not window.isMaximized()
    assert window.size() == room - QSize(200, 200)


def test_a_remembered_size_is_kept(monkeypatch, window):
    monkeypatch.setattr(screen_bounds, "WANTED", QSize(9_999, 9_999))
    window.resize(300, 200)
    screen_bounds.show_first(window, remembered=True)
    assert window.size() == QSize(300, 200)


def test_at_200_percent_every_page_has_room_under_a_line_of_news(qtbot):
    window = open_window(qtbot)
    window.resize(683, 314)  # of 1366x768, below the title and above the taskbar
    home = window.home
    qtbot.waitUntil(lambda: home.widget().width() <= home.viewport().width())
    window.begin("form2-r06")
    news = OfferBar("同じ評価書のファイルが、ほかにもあります。" * 3, "合わせる", "はい", window)
    window.wizard.above.addWidget(news)
    for place in window.wizard.sections.places():
        window.wizard.sections.go_to(place)
        qtbot.waitUntil(lambda: cramped(window) == [])
    assert window.size() == QSize(683, 314)


def test_at_200_percent_a_sheet_without_findings_says_what_comes_next(qtbot):
    window = open_window(qtbot, store.load(RESOURCES / "samples" / "form2-r06.json").sheet)
    window.resize(683, 314)
    open_review(window.wizard)
    review = window.wizard.review
    qtbot.waitUntil(lambda: review.words.isVisible() and review.steps.isVisible())
    qtbot.waitUntil(lambda: cramped(window) == [])


def test_at_200_percent_the_panes_beside_the_page_make_room_for_each_other(qtbot):
    window = open_window(qtbot)
    window.resize(683, 314)
    window.begin("form2-r06")
    panes, run = window.wizard.splitter, window.menus.run
    assert not window.wizard.guidance.isVisible()
    for act in ("form_view", "memos", "guidance", "memos", "form_view", "form_view", "guidance"):
        run(act)
        for _ in range(3):  # a layout asks those around it by events
            QApplication.processEvents()
        qtbot.waitUntil(lambda: all_seen(panes) and cramped(window) == [])
        assert window.width() == 683, act


def all_seen(panes):
    """Whether each pane that is there has a width."""
    return all(wide or panes.widget(at).isHidden() for at, wide in enumerate(panes.sizes()))
