"""One bar above the pages: menus, what is saved, tools; all of them at every width."""

from piadesk.sheets.sheet import Sheet
from tests.ui.opened import open_window


def test_menus_and_tools_stand_beside_each_other_and_none_is_cut(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06"))
    bar, actions = window.menus.bar, window.menus.actions
    for width, has_words, has_all in (
        (1366, True, True),
        (1092, False, True),
        (910, False, False),
        (667, False, False),
        (1366, True, True),
    ):
        window.resize(width, 600)
        qtbot.waitUntil(lambda width=width: bar.width() == width)
        rooms = [bar.menus.actionGeometry(action) for action in bar.menus.actions()]
        assert all(room.width() and room.right() <= bar.menus.width() for room in rooms)
        tools = [bar.tools.widgetForAction(action) for action in bar.tools.actions()]
        qtbot.waitUntil(lambda tools=tools: all(tool.isVisible() for tool in tools))
        assert all(tool.geometry().right() <= bar.tools.width() for tool in tools)
        assert bar.menus.geometry().right() < bar.tools.x()
        review = bar.tools.widgetForAction(actions["review"])
        assert (review.width() > 2 * review.iconSize().width()) is has_words
        assert bool(bar.tools.widgetForAction(actions["undo"])) is has_all


def test_no_tool_stands_where_none_could_be_used(qtbot):
    window = open_window(qtbot)
    assert not window.menus.bar.tools.isVisible()


def test_no_menu_is_higher_than_a_screen_at_150_percent(qtbot):
    window = open_window(qtbot)
    menus = [action.menu() for action in window.menus.bar.menus.actions()]
    heights = {menu.title(): menu.sizeHint().height() for menu in menus}
    assert max(heights.values()) < 768 / 1.5, heights


def test_a_save_is_told_in_whole_words_at_every_scale(qtbot):
    """1366 and 1920 pixels at 100, 125 and 150 %, and what lies between."""
    window = open_window(qtbot, Sheet(form="form2-r06"))
    bar = window.menus.bar
    for width in (1920, 1536, *range(1366, 1200, -20), 1092, 910):
        window.resize(width, 600)
        qtbot.waitUntil(lambda width=width: bar.width() == width)
        assert bar.status.width() >= bar.status.usual(), width
        assert bar.tools.widgetForAction(window.menus.actions["save"])
