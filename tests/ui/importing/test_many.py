"""Several sheets taken in: one list of results, the sheets saved beside their sources."""

import shutil
from pathlib import Path

import pytest

from piadesk.intake.remaining import lines_to_do
from piadesk.storage import store
from tests.ui.opened import open_window
from ui.importing.many import ManyDialog, sources_in

PAPER = Path(__file__).parents[2] / "published" / "nursing.txt"


@pytest.fixture
def folder(tmp_path):
    shutil.copy(PAPER, tmp_path / "一.txt")
    (tmp_path / "三.txt").write_text("会議の記録です。", encoding="utf-8")
    (tmp_path / "~$一.xlsx").write_bytes(b"")
    (tmp_path / "一.piadesk").write_text("{}", encoding="utf-8")
    return tmp_path


def test_a_folder_is_taken_in_and_nothing_is_written_over(qtbot, folder):
    window = open_window(qtbot, answers=["begin"])
    window.messages.files.append(folder)
    window.menus.actions["import_folder"].trigger()
    dialog = window.findChild(ManyDialog)
    qtbot.waitUntil(lambda: dialog.is_over, timeout=30_000)
    saved = [result.saved and result.saved.name for result in dialog.results]
    assert saved == ["一_2.piadesk", None]
    assert "1件ずつ" in dialog.results[1].why
    assert (folder / "一.piadesk").read_text(encoding="utf-8") == "{}"
    opened = store.load(folder / "一_2.piadesk")
    counts = dialog.results[0].counts
    left = counts["doubtful"] + counts["open"] + counts["left_over"]
    assert lines_to_do(opened.form, opened.sheet) == left
    dialog.open_button.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk.path == folder / "一_2.piadesk"


def test_what_is_stopped_leaves_what_is_done(qtbot, folder):
    window = open_window(qtbot, answers=["begin"])
    window.messages.files.append([folder / "一.txt", folder / "三.txt"])
    window.menus.actions["import"].trigger()
    dialog = window.findChild(ManyDialog)
    dialog.halt.click()
    assert dialog.is_over
    assert [result.why for result in dialog.results] == ["途中でやめました。"] * 2


def test_what_excel_has_open_is_not_taken_in(folder):
    assert [path.name for path in sources_in(folder)] == ["一.txt", "三.txt"]
