"""What is done with many sheets at once: the round, the papers, making sheets alike."""

import shutil

import pytest

from piadesk.forms import catalogue
from piadesk.office.changing import Outcome
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from tests.recorder import Recorder
from ui.office.conflict_list import ConflictDialog
from ui.office.day_dialog import PublishDialog
from ui.office.page import OfficePage
from ui.office.run_dialog import RunDialog
from ui.office.words_dialog import SharedWordsDialog

OTHER = "1,000人以上1万人未満"


@pytest.fixture(scope="module")
def two_sheets(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    for number, form_id in enumerate(("form2-r06", "form3-r06"), start=1):
        opened = store.load(RESOURCES / "samples" / catalogue.head(form_id).sample)
        opened.sheet.answers.update(
            {
                "cover.number": "12",
                "basic.affair.name": "個人住民税に関する事務",
                "cover.organization": "みどり台市長",
            }
        )
        if number == 2:
            opened.sheet.answers["basic.affair.population"] = OTHER
        store.save(opened.sheet, opened.form, folder / f"{number}.piadesk")
    return folder


@pytest.fixture
def folder(two_sheets, tmp_path):
    return shutil.copytree(two_sheets, tmp_path / "desk", copy_function=shutil.copyfile)


@pytest.fixture
def page(qtbot, folder):
    page = OfficePage(folder, Recorder(), None)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not page.refresher.is_at_work, timeout=20_000)
    yield page
    page.close_down()


def entry(page, button, start):
    menu = page.findChild(object, button).menu()
    [action] = [one for one in menu.actions() if one.text().startswith(start)]
    return action


def test_the_published_papers_of_all_sheets_are_made(qtbot, page, tmp_path):
    page._messages.files = [tmp_path / "out"]
    entry(page, "round", "公表用").trigger()
    dialog = page.findChild(RunDialog)
    qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
    assert [one.is_done for one in dialog.outcomes] == [True, True]
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2
    dialog.web.click()
    assert "個人住民税" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    dialog.close()


def test_a_round_that_is_stopped_ends_after_the_sheet_it_is_at(qtbot, page, tmp_path):
    page._messages.files = [tmp_path / "out"]
    entry(page, "round", "提出用").trigger()
    dialog = page.findChild(RunDialog)
    thread = dialog._thread
    dialog.end.click()
    thread.join(timeout=20)
    assert not thread.is_alive()
    qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
    assert dialog.isVisible()  # what was done is shown, and may be taken back
    dialog.end.click()
    assert not dialog.isVisible()


def test_a_run_that_breaks_off_says_so_and_what_was_done(qtbot, page):
    [sheet, *_] = page.table.shown()

    def run():
        yield Outcome(sheet, True, "済み")
        raise KeyError("nobody expected this")

    dialog = RunDialog("まとめて行う", run, 2, page._messages, page)
    qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
    assert "もう一度" in dialog.summary.text()
    assert dialog.list.count() == 1


def test_freezing_all_is_asked_for_first(qtbot, page, folder):
    entry(page, "round", "公表版").trigger()
    asking = page.findChild(PublishDialog)
    asking.day.setText("あした")
    asking.accept()
    assert asking.isVisible()
    asking.reject()
    assert page.findChild(RunDialog) is None
    assert not store.load(folder / "1.piadesk").sheet.published


@pytest.mark.parametrize(
    ("start", "head"),
    [("年間計画のP", b"%PDF"), ("状況報告のE", b"PK"), ("期限", b"BEGIN:VCALENDAR")],
)
def test_the_list_becomes_a_paper_or_a_calendar(page, tmp_path, start, head):
    page._messages.files = [tmp_path / "made"]
    entry(page, "papers", start).trigger()
    assert (tmp_path / "made").read_bytes().startswith(head)


def test_a_paper_that_cannot_be_written_is_told(page, tmp_path):
    page._messages.files = [tmp_path / "none" / "made.pdf"]
    entry(page, "papers", "引継ぎのP").trigger()
    assert page._messages.told == ["office.not_written"]


def test_one_sheet_is_made_to_say_what_the_other_says(qtbot, page, folder):
    right = store.load(folder / "1.piadesk").sheet.answers["threshold.population.size"]
    page.conflicts.look()
    qtbot.waitUntil(lambda: page.conflicts.begin.isEnabled(), timeout=20_000)
    rows = [one for one in page.conflicts.conflicts if OTHER in {p.words for p in one.places}]
    page.conflicts.list.picked.emit(page.conflicts.conflicts.index(rows[0]))
    dialog = page.findChild(ConflictDialog)
    assert not dialog.agree.isEnabled()
    [index] = [n for n, place in enumerate(rows[0].places) if place.words == right]
    dialog.places.button(index).click()
    dialog.accept()
    run = page.findChild(RunDialog)
    qtbot.waitUntil(lambda: not run.is_at_work, timeout=20_000)
    assert store.load(folder / "2.piadesk").sheet.answers["basic.affair.population"] == right
    run.end.click()
    qtbot.waitUntil(lambda: page.conflicts.begin.isEnabled(), timeout=20_000)
    assert rows[0].finding not in [one.finding for one in page.conflicts.conflicts]


def test_the_register_is_held_against_the_sheets_and_filled(qtbot, page, folder):
    assert not page.register.begin.isEnabled()
    form = catalogue.form("form1-r06")
    store.save(new_sheet(form), form, folder / "register.piadesk")
    page.refresh()
    qtbot.waitUntil(lambda: page.register.begin.isEnabled(), timeout=20_000)
    page.register.look()
    qtbot.waitUntil(lambda: page.register.list.count() == 1, timeout=20_000)
    page.register.fill.click()
    qtbot.waitUntil(lambda: page.register.list.count() == 0, timeout=20_000)
    rows = store.load(folder / "register.piadesk").sheet.rows["plan"]
    assert [row.answers["plan.number"] for row in rows] == ["12"]
    assert not page.register.fill.isVisible()


def test_a_name_is_changed_in_all_sheets_and_taken_back(qtbot, page, folder):
    before = {path: store.load(path).sheet for path in folder.glob("*.piadesk")}
    entry(page, "round", "言葉").trigger()
    dialog = page.findChild(SharedWordsDialog)
    dialog.words.setText("みどり台市長")
    dialog.by.setText("あおば市長")
    qtbot.waitUntil(lambda: len(dialog.ticked()) >= 2, timeout=20_000)
    assert dialog.model.rowCount() == len(dialog.ticked())
    dialog.act.click()
    run = page.findChild(RunDialog)
    qtbot.waitUntil(lambda: not run.is_at_work, timeout=20_000)
    assert {store.load(path).sheet.answers["cover.organization"] for path in before} == {
        "あおば市長"
    }
    run.back.click()
    qtbot.waitUntil(lambda: not run.is_at_work, timeout=20_000)
    assert {path: store.load(path).sheet for path in before} == before


def test_a_place_without_its_tick_is_left(qtbot, page, folder):
    entry(page, "round", "言葉").trigger()
    dialog = page.findChild(SharedWordsDialog)
    dialog.words.setText("みどり台市長")
    dialog.by.setText("あおば市長")
    qtbot.waitUntil(lambda: len(dialog.ticked()) >= 2, timeout=20_000)
    dialog.table.choose(list(range(1, dialog.model.rowCount())))
    dialog.table.turn()
    dialog.act.click()
    run = page.findChild(RunDialog)
    qtbot.waitUntil(lambda: not run.is_at_work, timeout=20_000)
    assert [one.is_done for one in run.outcomes] == [True]
    assert "みどり台市長" in (folder / "2.piadesk").read_text(encoding="utf-8")
