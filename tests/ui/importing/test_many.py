"""Several sheets taken in: one list of results, the sheets saved beside their sources."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from piadesk.errors import SourceError
from piadesk.intake import import_sheet
from piadesk.intake.keeping import kept_report, tick
from piadesk.intake.remaining import import_lines, lines_to_do
from piadesk.intake.taken_in import TakenIn, keep, refuse
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.storage import store
from tests.ui.importing.small_paper import PAPER
from tests.ui.opened import open_window
from ui.importing.batch import Batch
from ui.importing.import_page import ImportPage
from ui.importing.many import ManyDialog, import_many, show_list
from ui.revision.migration_dialog import MigrationDialog

PUBLISHED = Path(__file__).parents[2] / "published" / "nursing.txt"


@pytest.fixture
def folder(tmp_path):
    """One file that can be taken in, one that cannot."""
    shutil.copy(PUBLISHED, tmp_path / "一.txt")
    (tmp_path / "三.txt").write_text("会議の記録です。", encoding="utf-8")
    (tmp_path / "一.piadesk").write_text("{}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def window(qtbot, folder):
    """Both were tried by a window before, and the first was kept; the list is in view."""
    taken = TakenIn(folder / "一.txt")
    taken.source.write_text(PAPER.replace("令和6年10月", "平成31年1月"), encoding="utf-8")
    keep(taken, import_sheet(taken.source, "form2-h31"))
    window = open_window(qtbot)
    batch = Batch([taken.source, folder / "三.txt"], window)
    batch.list_asked.connect(partial(show_list, window))
    refuse(batch.results[1], SourceError("source.no_form", path="三.txt"))
    show_list(window)
    qtbot.waitUntil(lambda: list_of(window).is_over)
    return window


def list_of(window):
    return next(one for one in window.findChildren(ManyDialog) if one.isVisible())


def heads(dialog):
    return [row.head for row in dialog.model.rows]


def look_through(window, answers=("later", "later")):
    """Tick off all that the import of the open sheet left to be seen to, and end."""
    page = window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    keys = [line.key for line in page.lines if line.is_to_do]
    window.desk.push(tick(window.desk.sheet, keys), "確かめた")
    page.refresh()
    window.messages.answers += answers
    page.done.click()


def test_a_folder_is_taken_in_and_nothing_is_written_over(qtbot, folder):
    window = open_window(qtbot, answers=["begin"])
    window.messages.files.append(folder)
    window.menus.actions["import_folder"].trigger()
    dialog = list_of(window)
    qtbot.waitUntil(lambda: dialog.is_over, timeout=120_000)
    saved = [result.saved and result.saved.name for result in dialog.results]
    assert saved == ["一_2.piadesk", None]
    assert heads(dialog) == ["", "不可"]
    assert (folder / "一.piadesk").read_text(encoding="utf-8") == "{}"
    opened = store.load(folder / "一_2.piadesk")
    assert lines_to_do(opened.form, opened.sheet) == dialog.results[0].to_do > 0


def test_what_was_refused_is_counted_above_the_list_with_its_reason_in_the_row(window):
    dialog = list_of(window)
    assert "1件は取り込めませんでした" in dialog.words.text()
    assert heads(dialog) == ["", "不可"]
    assert "様式を選んで" in dialog.model.rows[1].cells[-1][0].text


def test_a_refused_file_is_tried_again_from_its_row(window, folder):
    dialog = list_of(window)
    dialog.table.choose([1])
    assert not dialog.open_button.isEnabled()
    window.messages.answers.append("form2-r06")
    (folder / "三.txt").write_text("①事務の名称\t住民税の賦課\n" * 2, encoding="utf-8")
    dialog.again.click()
    assert dialog.results[1].saved == folder / "三.piadesk"
    assert heads(dialog) == ["", ""]


def test_a_row_leads_to_what_is_left_and_the_list_comes_back_with_it_done(qtbot, window):
    dialog = list_of(window)
    dialog.table.choose([0])
    dialog.open_button.click()
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ImportPage))
    assert window.desk.path == dialog.results[0].saved
    look_through(window)
    again = list_of(window)
    assert heads(again) == ["済", "不可"]
    assert again.table.chosen() == [1]


def test_the_list_can_be_opened_again_and_counts_what_is_left_now(qtbot, window):
    list_of(window).open_button.click()
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ImportPage))
    page = window.stack.currentWidget()
    page.tick_lines()
    left = page._count
    assert window.save()
    window.close_sheet()
    window.menus.actions["import_list"].trigger()
    assert list_of(window).results[0].to_do == left


def test_without_a_list_the_way_to_one_is_told(qtbot):
    window = open_window(qtbot)
    window.menus.actions["import_list"].trigger()
    assert window.messages.told == [("import.no_list", {})]


def test_a_folder_taken_in_again_goes_on_where_it_was(window, folder):
    """Each time all of it was read and saved once more."""
    dialog = list_of(window)
    assert dialog.results[0].saved == folder / "一_2.piadesk"
    assert dialog.results[0].to_do > 0
    assert len([*folder.glob("*.piadesk")]) == 2


def test_what_was_taken_in_before_is_known_in_each_folder(qtbot, folder):
    elsewhere = folder / "別"
    elsewhere.mkdir()
    sources = [folder / "四.txt", elsewhere / "五.txt"]
    for source in sources:
        source.write_text(PAPER, encoding="utf-8")
        keep(TakenIn(source), import_sheet(source, "form2-r06"))
    window = open_window(qtbot, answers=["begin"])
    import_many(sources, window)
    qtbot.waitUntil(lambda: list_of(window).is_over)
    saved = [taken.saved for taken in list_of(window).results]
    assert saved == [folder / "四.piadesk", elsewhere / "五.piadesk"]


def test_esc_ends_the_reading_and_the_list_says_so(qtbot, folder):
    window = open_window(qtbot, answers=["begin"])
    window.messages.files.append([folder / "一.txt", folder / "三.txt"])
    window.menus.actions["import"].trigger()
    dialog = list_of(window)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.is_over
    assert heads(dialog) == ["不可"] * 2
    assert "2件は取り込めませんでした" in dialog.words.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_who_moves_to_the_newest_revision_is_not_asked_for_the_next_sheet_as_well(qtbot, window):
    list_of(window).open_button.click()
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ImportPage))
    look_through(window, ["later", "move_now"])
    assert window.findChild(MigrationDialog).isVisible()
    assert not [one for one in window.findChildren(ManyDialog) if one.isVisible()]


def test_the_list_follows_a_sheet_to_the_newer_revision(qtbot, window, folder):
    dialog = list_of(window)
    older = dialog.results[0].saved
    dialog.open_button.click()
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ImportPage))
    window.stack.currentWidget().newer.click()
    window.findChild(MigrationDialog).accept()
    qtbot.waitUntil(lambda: window.desk.form.id == "form2-r06")
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ImportPage))
    window.messages.files.append(folder / "新.piadesk")
    assert window.save()
    look_through(window, ["later"])
    row = list_of(window).results[0]
    assert (row.saved.name, row.form) == ("新.piadesk", "様式2（令和6年10月版）")
    assert heads(list_of(window)) == ["済", "不可"]
    assert store.load(older).form.id == "form2-h31"


def test_the_list_follows_a_sheet_that_lies_in_another_folder_now(qtbot, window, folder):
    dialog = list_of(window)
    (folder / "済").mkdir()
    moved = dialog.results[0].saved.rename(folder / "済" / "国保.piadesk")
    dialog.accept()
    window.open(moved)
    window.menus.actions["import_list"].trigger()
    assert list_of(window).results[0].saved == moved
    assert heads(list_of(window)) == ["", "不可"]


@pytest.fixture
def seen(window):
    """The first row has nothing left; the list is in view."""
    saved = list_of(window).results[0].saved
    opened = store.load(saved)
    lines = import_lines(opened.form, opened.sheet, kept_report(opened.sheet).report, ())
    apply(opened.sheet, tick(opened.sheet, [line.key for line in lines]))
    store.save(opened.sheet, opened.form, saved)
    window.menus.actions["import_list"].trigger()
    return opened


def test_a_row_with_nothing_left_ends_its_import_as_one_that_was_looked_through(
    qtbot, window, seen
):
    """It was opened without a word: nobody was asked about freezing it, or the newer revision."""
    window.messages.answers += ["later", "later"]
    list_of(window).open_button.click()
    qtbot.waitUntil(lambda: "import.ask_newer" in [key for key, *_ in told(window)])
    assert kept_report(window.desk.sheet) is None


def test_who_has_frozen_the_paper_of_such_a_row_is_not_asked_again(qtbot, window, seen):
    apply(seen.sheet, freeze(seen.form, seen.sheet))
    saved = list_of(window).results[0].saved
    store.save(seen.sheet, seen.form, saved)
    list_of(window).open_button.click()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == saved)
    assert told(window) == []


def told(window):
    return [one for one in window.messages.told if isinstance(one, tuple)]
