"""The assistant of しきい値判断: says at once what becomes due, why, and what changes."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QSize

from piadesk.acts.figures import noted
from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_window, panels_above
from ui.revision.freezing import freeze_now

FORM = catalogue.form("form2-r06")
POPULATION, STAFF = "threshold.population.size", "threshold.handlers.over500"
SIZES = FORM.choices_of(FORM.by_id[POPULATION])
BASIC, MAIN_POINTS, ALL_ITEMS = (
    FORM.choice("threshold.result", level) for level in ("basic", "main_points", "all_items")
)
QUIET = {"threshold.accident.occurred": "発生なし", STAFF: "500人未満"}
SIZE = Address((), POPULATION)


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot, Sheet(form=FORM.id, answers=dict(QUIET)))
    window.wizard.go_to(SIZE)
    return window


@pytest.fixture
def panel(window):
    return panels_above(window.wizard)[0]


def test_the_result_its_reason_and_the_sheets_due_are_said_at_once(window, panel):
    window.desk.push(SetValue(SIZE, SIZES[3]), "")
    assert panel.result.text() == MAIN_POINTS
    assert "様式３" in panel.words.text()
    assert "10万人以上30万人未満" in panel.words.text()


def test_a_figure_is_noted_beside_the_sheet_and_undone(qtbot, window, panel):
    qtbot.keyClicks(panel.numbers[POPULATION], "98500")
    assert noted(window.desk.sheet, POPULATION) == "98500"
    assert window.desk.sheet.answers == QUIET
    window.menus.actions["undo"].trigger()
    assert panel.numbers[POPULATION].text() == ""


def test_the_answers_that_fit_the_figures_are_put_in_on_demand(qtbot, window, panel):
    qtbot.keyClicks(panel.numbers[POPULATION], "301,000")
    panel.fit.setFocus()
    panel.fit.click()
    assert window.desk.sheet.get(SIZE) == SIZES[4]
    assert panel.result.text() == ALL_ITEMS
    assert not panel.fit.isVisible()
    assert panel.numbers[POPULATION].hasFocus()


def test_the_form_below_stays_in_its_place_while_a_figure_is_typed(qtbot, window, panel):
    window.resize(910, 640)
    window.desk.push(SetValue(SIZE, SIZES[2]), "")
    qtbot.wait(20)  # the room above takes its height when it knows its width
    places, box = set(), panel.numbers[POPULATION]
    for key in ("", *"99500", "x", "y"):
        qtbot.keyClicks(box, key)
        qtbot.wait(1)
        page = window.wizard.page
        places.add((panel.height(), page.mapTo(window, page.rect().topLeft()).y()))
    assert len(places) == 1


def test_a_low_screen_leaves_the_form_below_more_room(panel, monkeypatch):
    heights = []
    for height in (728, 512, 384):  # 768 at 100, 150 and 200 %
        screen = SimpleNamespace(availableSize=lambda height=height: QSize(1366, height))
        monkeypatch.setattr(panel, "screen", lambda screen=screen: screen)
        panel.changeEvent(QEvent(QEvent.Type.FontChange))
        heights.append(panel.reasons.height() // panel.words.fontMetrics().lineSpacing())
    assert heights == [5, 3, 2]


def test_a_border_is_told_only_where_a_figure_is_given(qtbot, window, panel):
    window.desk.push(SetValue(SIZE, SIZES[2]), "")
    assert "境" not in panel.words.text()
    qtbot.keyClicks(panel.numbers[POPULATION], "98500")
    assert "すぐ下" in panel.words.text()
    assert MAIN_POINTS in panel.words.text()


def test_a_figure_that_cannot_be_read_is_kept_and_told(qtbot, window, panel):
    qtbot.keyClicks(panel.numbers[STAFF], "many")
    assert "「many」は数として読めません" in panel.words.text()
    assert noted(window.desk.sheet, STAFF) == "many"


def test_what_changes_against_the_published_version_is_said(window, panel):
    window.desk.push(SetValue(SIZE, SIZES[2]), "")
    assert panel.result.text() == BASIC
    window.messages.answers = ["close"]
    freeze_now(window)
    assert "変わりません" in panel.words.text()
    window.desk.push(SetValue(SIZE, SIZES[3]), "")
    assert "より重くなります" in panel.words.text()
    window.desk.push(SetValue(SIZE, SIZES[1]), "")
    assert "変わりません" in panel.words.text()
