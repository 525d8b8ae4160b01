"""The first page: recent sheets with what is known of them, samples, the body's facts, a crash."""

from copy import deepcopy

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.journal import Journal
from piadesk.storage.settings import Settings, load_settings, save_settings
from tests.ui.opened import open_window
from ui.home.body_dialog import BodyDialog
from ui.home.page import HomePage
from ui.look.link_button import LinkButton
from ui.messages.offer_bar import OfferBar

FORM = catalogue.form("form2-r06")
AUTHOR = Address((), FORM.author_item)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "国保.json"
    answers = {"cover.title": "国民健康保険", "cover.published_on": "2025-06-02"}
    store.save(Sheet(form=FORM.id, answers=answers), FORM, path)
    return path


def words(card):
    buttons = card.findChildren(LinkButton)
    return [f"{one.accessibleName()}\n{one.accessibleDescription()}" for one in buttons]


def test_a_recent_sheet_is_told_with_form_day_and_what_is_open(qtbot, path):
    window = open_window(qtbot)
    window.open(path)
    window.wizard.checker.check_now()
    assert window.save()
    assert load_settings().facts[str(path)].title == "国民健康保険"
    window.close_sheet()
    assert window.focusWidget().accessibleName() == "国保.json"  # Enter goes on with it
    (told,) = [one for one in words(window.home.recent) if "国保.json" in one]
    assert "様式2" in told.replace("２", "2")
    assert "公表日 令和7年6月2日" in told
    assert "残り" in told


def test_a_sample_is_looked_at_and_cannot_be_changed(qtbot):
    window = open_window(qtbot)
    button = window.home.findChild(LinkButton, "sample-form3-r06")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "見本" in window.notice.text()
    assert window.windowTitle().startswith("見本の評価書（様式")
    before = deepcopy(window.desk.sheet)
    window.desk.push(SetValue(AUTHOR, "別の市"), "入力")
    assert window.desk.sheet == before


def test_what_a_crash_left_of_a_file_is_told_before_the_file_is_opened(qtbot, path):
    opened = store.load(path)
    journal = Journal(opened, path)
    journal.append(SetValue(AUTHOR, "みどり台市長"))
    journal.write()
    window = open_window(qtbot, answers=["recover"])
    qtbot.waitUntil(lambda: not window.home.left.isHidden())
    (button,) = window.home.left.findChildren(LinkButton)
    assert "国保.json" in button.accessibleName()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.desk.sheet.get(AUTHOR) == "みどり台市長"


def test_what_is_known_of_the_body_is_put_into_a_new_sheet_at_one_click(qtbot):
    save_settings(Settings(body={"author": "みどり台市長"}))
    window = open_window(qtbot)
    window.begin(FORM.id)
    (bar,) = [bar for bar in window.findChildren(OfferBar) if "機関の情報" in bar.words.text()]
    qtbot.mouseClick(bar.act, Qt.MouseButton.LeftButton)
    assert window.desk.sheet.get(AUTHOR) == "みどり台市長"
    assert bar.isHidden()
    window.desk.stack.undo()
    assert window.desk.sheet.get(AUTHOR) is None


def test_the_facts_of_the_body_are_written_once_and_kept(qtbot):
    window = open_window(qtbot)
    window.menus.actions["body"].trigger()
    dialog = window.findChild(BodyDialog)
    qtbot.keyClicks(dialog.boxes["author"], "midori")
    qtbot.keyClicks(dialog.stamps, "a,b")
    qtbot.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    assert load_settings().body == {"author": "midori"}
    assert load_settings().stamps == ["a", "b"]


def test_at_1366_by_768_the_first_page_needs_no_scrolling_and_no_words_are_cut(qtbot):
    window = open_window(qtbot)
    home = window.home
    assert home.verticalScrollBar().maximum() == 0
    window.resize(910, 480)
    qtbot.waitUntil(lambda: home.verticalScrollBar().maximum() > 0)
    buttons = [button for button in home.findChildren(LinkButton) if button.isVisible()]
    assert all(button.height() >= button.heightForWidth(button.width()) for button in buttons)


def test_the_first_page_is_made_where_it_stays(qtbot, monkeypatch):
    moves = []

    def event(page, event):
        if event.type() == QEvent.Type.ParentChange:
            moves.append(page.parentWidget())
        return QScrollArea.event(page, event)

    monkeypatch.setattr(HomePage, "event", event, raising=False)
    window = open_window(qtbot)
    assert window.home.isVisible()
    assert not moves
