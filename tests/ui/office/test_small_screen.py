"""On a small screen, or at a large scale, the list of the office's sheets keeps all its buttons."""

from PySide6.QtWidgets import QPushButton

from tests.recorder import Recorder
from ui.office.page import OfficePage

SMALL, LARGE = (683, 380), (1366, 700)
"""What a screen of 1366x768 has at 200 % and at 100 %."""


def right_edges(page):
    return {
        button.objectName(): button.mapTo(page, button.rect().topRight())
        for button in page.findChildren(QPushButton)
        if button.objectName() in ("home", "open", "folder")
    }


def is_one_line(page):
    edges = right_edges(page)
    return edges["open"].y() == edges["home"].y()


def test_its_buttons_go_on_in_a_second_line_where_one_is_too_short(qtbot, tmp_path):
    page = OfficePage(tmp_path, Recorder(), None)
    qtbot.addWidget(page)
    page.resize(*LARGE)
    page.show()
    qtbot.waitUntil(lambda: is_one_line(page))
    page.resize(*SMALL)
    qtbot.waitUntil(lambda: not is_one_line(page))
    assert all(edge.x() < SMALL[0] for edge in right_edges(page).values())
    page.resize(*LARGE)
    qtbot.waitUntil(lambda: is_one_line(page))
    page.close_down()
