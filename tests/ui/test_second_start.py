"""A second start with a file hands it to the window that is open already."""

import threading

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from piadesk.places import data_folder
from ui.starting import second_start
from ui.starting.second_start import FirstWindow, hand_over


@pytest.fixture
def asked(qtbot):
    """What the first window was asked for, with the window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    asked = []
    FirstWindow(window).asked.connect(asked.append)
    return window, asked


def start_again(path):
    """A second start, as it were in a process of its own; what it came to."""
    came_to = []
    start = threading.Thread(target=lambda: came_to.append(hand_over(path)))
    start.start()
    return start, came_to


def notes():
    return [path.name for path in data_folder().iterdir() if path.name.endswith("note")]


def test_the_first_window_is_given_the_file(qtbot, asked, tmp_path):
    start, came_to = start_again(tmp_path / "評価書 1.json")
    qtbot.waitUntil(lambda: asked[1] == [tmp_path / "評価書 1.json"])
    start.join()
    assert came_to == [True]
    assert notes() == []


def test_while_a_dialog_waits_for_an_answer_the_file_waits_too(qtbot, asked, tmp_path):
    window, paths = asked
    dialog = QDialog(window)
    dialog.open()
    start, came_to = start_again(tmp_path / "a.json")
    qtbot.waitUntil(lambda: came_to == [True])
    assert paths == []
    assert QApplication.activeWindow() is dialog  # not behind the window that came forward
    dialog.close()
    qtbot.waitUntil(lambda: paths == [tmp_path / "a.json"])
    start.join()


def test_where_no_window_is_open_the_start_opens_its_own(tmp_path):
    assert not hand_over(tmp_path / "a.json")


def test_where_the_first_window_does_not_answer_the_start_opens_its_own(
    asked, tmp_path, monkeypatch
):
    monkeypatch.setattr(second_start, "_PATIENCE_SECONDS", 0.1)
    assert not hand_over(tmp_path / "a.json")  # nobody turns the first window's loop meanwhile
    assert notes() == []


def test_a_torn_note_is_passed_over(qtbot, asked):
    note = data_folder() / "1.open-note"
    note.write_bytes(b'"C:\\')
    qtbot.waitUntil(lambda: not note.exists())
    assert asked[1] == []
