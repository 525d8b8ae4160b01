"""Files dragged onto the window: a sheet opens, others are left to who can take them."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from tests.ui.dragging import COPY, MOVE, SHIFT, drag, dragged
from tests.ui.opened import open_window
from ui.actions.dropping import dropped_files
from ui.fields.editor import Editor
from ui.importing.many import ManyDialog

FORM = catalogue.form("form2-r06")


def test_a_sheet_dropped_on_the_window_is_opened(qtbot, tmp_path):
    path = tmp_path / "評価書.piadesk"
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    window, data = open_window(qtbot), dragged(path)
    drag(QDragEnterEvent, window, data, QPoint(9, 9), COPY)
    drag(QDropEvent, window, data, QPointF(9, 9), COPY)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk.path == path


@pytest.mark.parametrize("name", ["評価書.piadesk", "評価書.pdf"])
def test_a_dropped_file_stays_where_it_is(qtbot, tmp_path, name):
    """Shift asks for it to be moved, and Explorer deletes what a program says it has moved."""
    path = tmp_path / name
    path.write_text("評価書ではない", encoding="utf-8")
    window, data = open_window(qtbot), dragged(path)
    for event_type, where in ((QDragEnterEvent, QPoint(9, 9)), (QDragMoveEvent, QPoint(9, 9))):
        event = drag(event_type, window, data, where, COPY | MOVE, SHIFT)
        assert (event.isAccepted(), event.dropAction()) == (True, COPY)
        assert not drag(event_type, window, data, where, MOVE).isAccepted()
    event = drag(QDropEvent, window, data, QPointF(9, 9), COPY | MOVE, SHIFT)
    assert (event.isAccepted(), event.dropAction()) == (True, COPY)


@pytest.mark.parametrize("names", [["a.zip"], ["a.piadesk", "b.piadesk"], ["a.json", "b.pdf"], []])
def test_what_the_window_cannot_take_is_left(tmp_path, names):
    assert dropped_files(dragged(*(tmp_path / name for name in names))) == []


@pytest.mark.parametrize("names", [["a.xls"], ["a.pdf", "b.xls", "c.zip"]])
def test_kinds_that_cannot_be_read_are_taken_to_be_told_of(tmp_path, names):
    paths = [tmp_path / name for name in names]
    assert dropped_files(dragged(*reversed(paths))) == paths


@pytest.mark.parametrize("is_folder", [True, False])
def test_papers_dropped_together_are_taken_in_together(qtbot, tmp_path, is_folder):
    files = [tmp_path / "一.txt", tmp_path / "二.xls"]
    for path in files:
        path.write_text("会議の記録です。", encoding="utf-8")
    window, data = open_window(qtbot, answers=["begin"]), dragged(*files)
    if is_folder:
        data = dragged(tmp_path)
    drag(QDragEnterEvent, window, data, QPoint(9, 9), COPY)
    drag(QDropEvent, window, data, QPointF(9, 9), COPY)
    qtbot.waitUntil(lambda: bool(window.findChildren(ManyDialog)))
    dialog = window.findChild(ManyDialog)
    assert [taken.source for taken in dialog.results] == files
    dialog.stop()


def test_a_file_is_no_text_for_a_field(qtbot, tmp_path):
    editor = Editor(None)
    qtbot.addWidget(editor)
    assert not editor.canInsertFromMimeData(dragged(tmp_path / "評価書.piadesk"))
