"""One bar above the pages: menus, what is saved, tools; all of them at every width."""

import pytest

from piadesk.sheets.sheet import Sheet
from tests.ui.opened import open_window


@pytest.mark.parametrize(("width", "has_words"), [(1366, True), (910, False), (667, False)])
def test_menus_and_tools_stand_beside_each_other_and_none_is_cut(qtbot, width, has_words):
    window = open_window(qtbot, Sheet(form="form2-r06"))
    window.resize(width, 600)
    bar = window.menus.bar
    qtbot.waitUntil(lambda: bar.width() == width)
    rooms = [bar.menus.actionGeometry(action) for action in bar.menus.actions()]
    assert all(room.width() and room.right() <= bar.menus.width() for room in rooms)
    tools = [bar.tools.widgetForAction(action) for action in bar.tools.actions()]
    assert all(tool.isVisible() and tool.geometry().right() <= bar.tools.width() for tool in tools)
    assert bar.menus.geometry().right() < bar.tools.x()
    review = bar.tools.widgetForAction(window.menus.actions["review"])
    assert (review.width() > 2 * review.iconSize().width()) is has_words
    assert bool(bar.tools.widgetForAction(window.menus.actions["undo"])) is (width > 667)
    window.resize(1366, 600)
    qtbot.waitUntil(lambda: bar.width() == 1366)
    assert bar.tools.widgetForAction(window.menus.actions["undo"]).isVisible()


def test_no_tool_stands_where_none_could_be_used(qtbot):
    window = open_window(qtbot)
    assert not window.menus.bar.tools.isVisible()


def test_no_menu_is_higher_than_a_screen_at_150_percent(qtbot):
    window = open_window(qtbot)
    menus = [action.menu() for action in window.menus.bar.menus.actions()]
    heights = {menu.title(): menu.sizeHint().height() for menu in menus}
    assert max(heights.values()) < 768 / 1.5, heights
