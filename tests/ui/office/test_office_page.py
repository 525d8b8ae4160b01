"""The list of all sheets in the window: what lies in the folder, found, opened, moved on."""

from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.office.stages import Stage, standing
from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from piadesk.storage.lock import Lock
from piadesk.storage.settings import Settings, load_settings, save_settings
from tests.recorder import Recorder
from ui.home.body_dialog import BodyDialog
from ui.office.stage_dialog import StageDialog
from ui.office.words_dialog import SharedWordsDialog
from ui.window import Window

FORM = catalogue.form("form2-r06")


@pytest.fixture
def folder(tmp_path):
    for number, title in (("2", "税の事務"), ("1", "福祉の事務")):
        sheet = new_sheet(FORM)
        sheet.answers.update(
            {
                "cover.number": number,
                "cover.title": title,
                "cover.published_on": "2020-04-01",
                "basic.department.name": f"{title[:1]}課",
            }
        )
        store.save(sheet, FORM, tmp_path / f"{number}.piadesk")
    (tmp_path / "half.piadesk").write_text('{"format"')
    return tmp_path


@pytest.fixture
def window(qtbot, folder):
    save_settings(Settings(folder=str(folder)))
    window = Window(Recorder())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: not window.first.office.refresher.is_at_work, timeout=20_000)
    return window


@pytest.fixture
def page(window):
    return window.first.office


def shown(page):
    return [one.summary.title or one.name for one in page.table.shown()]


def wait(qtbot, page):
    qtbot.waitUntil(lambda: not page.refresher.is_at_work, timeout=20_000)


def test_the_program_begins_with_the_list_in_the_order_of_numbers(window, page):
    assert window.stack.currentWidget() is page
    assert shown(page) == ["福祉の事務", "税の事務", "half.piadesk"]
    model = page.table.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row[5:7] == ["作成中", "▲ 見直し 令和3年4月1日"]
    assert "未記入" in row[7]
    assert "壊れているか" in model.index(2, 8).data()
    assert page.duties.count() == 4


def test_enter_opens_a_sheet_and_closing_it_leads_back(qtbot, window, page):
    page.table.mark({"1.piadesk"})
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.desk.path.name == "1.piadesk"
    window.close_sheet()
    assert window.stack.currentWidget() is page
    wait(qtbot, page)


def test_words_and_department_narrow_the_list(qtbot, page):
    page.words.setText("税の　事務")
    qtbot.waitUntil(lambda: shown(page) == ["税の事務"])
    page.words.clear()
    assert len(shown(page)) == 3
    page.department.setCurrentIndex(page.department.findData("福課"))
    assert shown(page) == ["福祉の事務"]


def test_a_stage_is_set_in_the_file_and_shown(qtbot, window, page, folder):
    page.table.mark({"1.piadesk"})
    page.findChild(object, "stage").click()
    dialog = window.findChild(StageDialog)
    dialog.stage.setCurrentIndex(dialog.stage.findData(Stage.DECIDING.value))
    dialog.by.setText("山本")
    dialog.accept()
    wait(qtbot, page)
    opened = store.load(folder / "1.piadesk")
    assert standing(asdict(opened.sheet)).stage is Stage.DECIDING
    assert page.table.model().index(0, 5).data() == "決裁中"


def test_a_wrong_day_is_told_in_the_dialog_and_nothing_is_set(window, page):
    page.table.mark({"1.piadesk"})
    page.findChild(object, "stage").click()
    dialog = window.findChild(StageDialog)
    dialog.day.setText("あした")
    dialog.accept()
    assert dialog.isVisible()
    assert "あした" in dialog.fault.text()


def test_a_review_without_changes_moves_the_duty_on(qtbot, window, page):
    page.table.mark({"2.piadesk"})
    page.findChild(object, "stage").click()
    dialog = window.findChild(StageDialog)
    dialog.stage.setCurrentIndex(dialog.stage.findData("reviewed"))
    dialog.day.setText("令和8年11月1日")
    dialog.accept()
    wait(qtbot, page)
    [tax] = [one for one in page.table.shown() if one.name == "2.piadesk"]
    assert tax.summary.reviewed_on == "2026-11-01"


def test_what_somebody_has_open_is_not_changed(qtbot, window, page, folder):
    lock = Lock(folder / "1.piadesk")
    lock.file.write_text("{}")
    before = (folder / "1.piadesk").read_bytes()
    page.table.mark({"1.piadesk"})
    page.findChild(object, "stage").click()
    window.findChild(StageDialog).accept()
    assert window.messages.told[-1] == "office.held"
    assert (folder / "1.piadesk").read_bytes() == before
    wait(qtbot, page)


def test_a_sheet_is_put_away_and_copied(qtbot, window, page, folder):
    page.table.mark({"2.piadesk"})
    page._copy.trigger()
    wait(qtbot, page)
    copy = store.load(folder / "2 の複製.piadesk").sheet
    assert copy.id != store.load(folder / "2.piadesk").sheet.id
    assert "cover.number" not in copy.answers
    window.messages.answers = ["put_away"]
    page.table.clearSelection()
    page.table.mark({"2.piadesk"})
    page.findChild(object, "away").click()
    wait(qtbot, page)
    assert (folder / "保管" / "2.piadesk").exists()
    assert not (folder / "2.piadesk").exists()
    assert "税の事務" in shown(page)  # the copy


def test_a_folder_that_is_gone_is_told_and_another_can_be_chosen(qtbot, window, page, tmp_path):
    page.folder = tmp_path / "gone"
    page.refresh()
    wait(qtbot, page)
    assert "読み取れません" in page.summary.text()
    other = tmp_path / "other"
    other.mkdir()
    window.messages.files = [other]
    page.findChild(object, "folder").click()
    wait(qtbot, window.first.office)
    assert window.first.office.folder == other
    assert load_settings().folder == str(other)
    QApplication.processEvents()


def test_from_the_first_page_the_list_is_one_click_away(qtbot, folder):
    window = Window(Recorder(files=[folder]))
    qtbot.addWidget(window)
    window.show()
    assert window.stack.currentWidget() is window.home
    window.home.office_asked.emit()
    wait(qtbot, window.first.office)
    assert window.stack.currentWidget() is window.first.office
    window.first.office.home_asked.emit()
    assert window.stack.currentWidget() is window.home


def test_sheets_of_each_department_stand_together_below_its_name(page, folder):
    page.grouped.setChecked(True)
    model = page.table.model()
    heads = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert [heads[row].partition("　")[0] for row in (0, 2, 4)] == ["福課", "税課", "担当課なし"]
    assert heads[0] == "福課　1件　▲ 期限を過ぎたもの 1件"
    assert [heads[row] for row in (1, 3)] == ["1", "2"]
    page.table.mark({"1.piadesk"})
    assert [one.name for one in page.table.marked()] == ["1.piadesk"]
    page.table.selectAll()
    assert len(page.table.marked()) == 3
    page.grouped.setChecked(False)
    assert model.rowCount() == 3


def test_a_new_sheet_begins_with_the_next_number(window, page):
    [entry] = [
        one for one in page.findChild(object, "new").menu().actions() if "重点" in one.text()
    ]
    entry.trigger()
    assert window.desk.form.number == "様式3"
    assert window.desk.sheet.answers["cover.number"] == "3"


def test_the_page_fits_the_screen_of_a_terminal(page):
    assert page.minimumSizeHint().width() <= 1366


def test_a_fact_of_the_body_that_was_rewritten_is_looked_for_in_all_sheets(qtbot, window, page):
    window.settings.body = {"author": "福祉の", "department": "総務課"}
    window.messages.answers = ["look_everywhere"]
    window.menus.actions["body"].trigger()
    dialog = window.findChild(BodyDialog)
    dialog.boxes["author"].show_text("地域福祉の")
    dialog.accept()
    words = window.findChild(SharedWordsDialog)
    qtbot.waitUntil(lambda: len(words.ticked()) == 1, timeout=20_000)
    assert (words.words.text(), words.by.text()) == ("福祉の", "地域福祉の")
