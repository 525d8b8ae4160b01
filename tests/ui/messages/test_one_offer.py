"""Several lines of news above the page: one is seen at a time, and none is lost."""

import pytest

from piadesk.sheets.sheet import Sheet
from tests.ui.cut_buttons import cut_buttons
from tests.ui.opened import open_window, panels_above
from ui.messages.offer_bar import OfferBar


@pytest.fixture
def wizard(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06"))
    window.show()
    for bar in panels_above(window.wizard):
        if isinstance(bar, OfferBar):
            bar.put_away()
    return window.wizard


def add(wizard, *names):
    bars = [OfferBar(name, "", "閉じる", wizard) for name in names]
    for bar in bars:
        wizard.above.addWidget(bar)
    return bars


def seen(bars):
    return [bar.words.text() for bar in bars if bar.isVisible()]


def test_the_newest_is_seen_and_each_other_comes_when_it_is_put_away(qtbot, wizard):
    bars = add(wizard, "first", "second", "third")
    for name, left in (("third", 2), ("second", 1), ("first", 0)):
        qtbot.waitUntil(lambda name=name: seen(bars) == [name])
        [bar] = [bar for bar in bars if bar.isVisible()]
        assert ("件" in bar.away.text()) is bool(left)
        bar.away.click()
    qtbot.waitUntil(lambda: seen(bars) == [])


def test_what_was_put_away_while_it_waited_does_not_come_back(qtbot, wizard):
    bars = add(wizard, "first", "second", "third")
    qtbot.waitUntil(lambda: seen(bars) == ["third"])
    bars[1].put_away()  # as its owner does where the matter is settled
    bars[2].away.click()
    qtbot.waitUntil(lambda: seen(bars) == ["first"])


def test_a_newer_one_comes_before_those_that_wait(qtbot, wizard):
    bars = add(wizard, "first", "second")
    qtbot.waitUntil(lambda: seen(bars) == ["second"])
    bars += add(wizard, "urgent")
    qtbot.waitUntil(lambda: seen(bars) == ["urgent"])


def test_what_can_be_done_comes_before_what_is_only_told(qtbot, wizard):
    words = [("to be done", "移す", "あとで"), ("told", "", "閉じる")]
    bars = [OfferBar(*each, wizard) for each in words]
    for bar in bars:
        wizard.above.addWidget(bar)
    qtbot.waitUntil(lambda: seen(bars) == ["to be done"])
    qtbot.waitUntil(lambda: cut_buttons(wizard) == [])
