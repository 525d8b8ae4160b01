"""While a file is read the clerk sees how far it is, and may stop it; the window lives on."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from piadesk.errors import SourceError
from piadesk.foreign.reading import Progress
from piadesk.foreign.sheets import import_apart
from piadesk.intake.taken_in import TakenIn
from tests.recorder import Recorder
from tests.ui.opened import bring_forward
from ui.importing.many import ManyDialog
from ui.messages.messages import Dialogs
from ui.messages.reading_dialog import ReadingDialog
from ui.office.run_dialog import RunDialog


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def reading(tmp_path):
    path = tmp_path / "&amp;評価書.txt"
    path.write_text("評価書名\t架空\n" * 50_000, encoding="utf-8")
    return import_apart(path)


def press(key, boxes):
    """Esc in the dialog of the reading and Enter in the box behind it, whose words are kept."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, ReadingDialog):
        QTest.keyClick(dialog, key)
    elif isinstance(dialog, QMessageBox):
        boxes.append(dialog.text())
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        return
    QTimer.singleShot(20, lambda: press(key, boxes))


def test_who_stops_a_reading_is_told_that_nothing_was_taken_in(window, reading):
    boxes = []
    QTimer.singleShot(20, lambda: press(Qt.Key.Key_Escape, boxes))
    assert not Dialogs(window).wait_for(reading)
    assert reading._process.wait(5.0) is not None
    assert [("&amp;評価書.txt" in words, "何も取り込んでいません" in words) for words in boxes] == [
        (True, True)
    ]


def test_the_box_closes_by_itself_when_the_reading_is_over(window, tmp_path):
    reading = import_apart(tmp_path / "ない.txt")
    assert Dialogs(window).wait_for(reading)
    with pytest.raises(SourceError):
        reading.result()


def test_the_window_lives_while_a_file_is_read(window, tmp_path):
    beats = []
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: beats.append(1))
    timer.start()
    Dialogs(window).wait_for(import_apart(tmp_path / "ない.txt"))
    assert len(beats) > 3


class Standing:
    """A reading that does not move."""

    name, progress, is_cancelled = "<b>評価書.pdf", Progress("pages", 3, 9), False

    def is_over(self, wait=0.0):
        return False

    def cancel(self):
        self.is_cancelled = True


def test_how_far_it_is_is_told(qtbot, window):
    reading = Standing()
    dialog = ReadingDialog(reading, window)
    dialog.show()
    qtbot.waitUntil(lambda: "9ページのうち 3ページ" in dialog.stage.text())
    assert (dialog.bar.value(), dialog.bar.maximum()) == (3, 9)
    assert "<b>評価書.pdf" in dialog.words.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert reading.is_cancelled


AT_WORK = {
    "reading": lambda window, folder: ReadingDialog(Standing(), window),
    "many": lambda window, folder: ManyDialog([TakenIn(folder / "ない.txt")], Recorder(), window),
    "run": lambda window, folder: RunDialog("一括", lambda: iter(()), 1, Recorder(), window),
}


@pytest.mark.parametrize("name", AT_WORK)
def test_a_key_still_meant_for_the_dialog_before_stops_no_work(qtbot, window, tmp_path, name):
    """Who strikes Enter twice in the file dialog had no import, and no word about it."""
    dialog = AT_WORK[name](window, tmp_path)
    pressed = []
    for button in dialog.findChildren(QPushButton):
        button.clicked.connect(lambda *_, button=button: pressed.append(button.text()))
    dialog.show()
    bring_forward(qtbot, dialog)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget() or dialog, key)
    assert pressed == []
    assert dialog.isVisible()
    dialog.close()
