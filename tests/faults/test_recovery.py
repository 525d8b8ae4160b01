"""What a crash left, and what none left: told, taken up, or nothing said at all."""

import os
import subprocess
import sys

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.journal import journal_folder
from piadesk.storage.left_journal import find_journal, find_unsaved
from piadesk.storage.lock import Lock
from piadesk.storage.running import Running
from tests.faults.part import part
from tests.faults.table import fault
from tests.ui.opened import open_window
from ui.desk import sheet_files

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")
WORDS = "髙﨑市 ～①　㈱😀 \u845b\U000e0100"
"""What other encodings lack: 外字 of CP932, a wave, a variation selector, what is no BMP."""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "評価書.json"
    store.save(Sheet(form=FORM.id, answers={TITLE.item: "前"}), FORM, path)
    return path


def type_in(window, words):
    window.desk.push(SetValue(TITLE, words), "入力")


@fault("F30", "no question after a save and a good end")
@pytest.mark.parametrize("end", ["saved", "undone", "discarded"])
def test_after_a_good_end_nothing_is_asked(qtbot, path, end):
    window = open_window(qtbot)
    window.open(path)
    type_in(window, "私の題")
    window.desk.journal.write()
    window.messages.answers = ["discard"] if end == "discarded" else []
    if end == "saved":
        window.save()
    elif end == "undone":
        window.desk.stack.undo()
    assert window.close()
    again = open_window(qtbot)
    again.open(path)
    assert again.messages.told == []
    assert find_unsaved() == []
    assert again.desk.sheet.get(TITLE) == ("私の題" if end == "saved" else "前")


@fault("F23", "the system ends the session while the question stands")
def test_all_that_was_typed_is_on_the_disk_before_the_last_question(qtbot, path):
    window = open_window(qtbot, answers=["keep_open"])
    window.open(path)
    type_in(window, "今打った題")
    window.messages.ask = lambda *_, **__: at_the_question.append(find_journal(path)) or "keep_open"
    at_the_question = []
    assert not window.close()
    assert at_the_question[0].edits == (SetValue(TITLE, "今打った題"),)


LEAVE = """
import ctypes, os, signal, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from piadesk.sheets.sheet import Address
from ui import app, window as windows

class Typed(windows.Window):
    def show_sheet(self, desk):
        super().show_sheet(desk)
        QTimer.singleShot(50, self, self.type)
    def type(self):
        if not self.isActiveWindow():
            return QTimer.singleShot(50, self, self.type)
        self.wizard.go_to(Address((), "cover.title"))
        editor = self.wizard.page.field_at(Address((), "cover.title")).editor
        editor.setFocus()
        QApplication.sendEvent(editor, QInputMethodEvent("じゅうみん", []))
        end(self, sys.argv[2])

def end(window, how):
    if how.startswith("SIG"):
        os.kill(os.getpid(), getattr(signal, how))
    elif how == "quit":
        Quit = type("Quit", (QEvent,), {"spontaneous": lambda self: True})
        QApplication.instance().event(Quit(QEvent.Type.Quit))
    else:  # WM_QUERYENDSESSION, WM_ENDSESSION
        for message, wanted in ((0x11, 0), (0x16, 1)):
            ctypes.windll.user32.SendMessageW(int(window.winId()), message, wanted, 0)

app.Window = Typed
sys.exit(app.run(Path(sys.argv[1])))
"""


ENDS = [*part(["SIGTERM", "SIGHUP"], 1), "quit"]
if os.name == "nt":  # there it is a message to a window that stands on a screen
    ENDS = ["quit" if os.environ["QT_QPA_PLATFORM"] == "offscreen" else "message"]


@fault("F23 F21", "the system ends the session while a word is being composed")
@pytest.mark.parametrize("how", ENDS)
def test_at_the_end_of_the_session_the_word_in_the_making_is_kept_unasked(path, how):
    done = subprocess.run(
        [sys.executable, "-c", LEAVE, str(path), how], capture_output=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    assert find_journal(path).edits == (SetValue(TITLE, "じゅうみん前"),)
    assert Lock(path).take() is None
    assert Running().past.crashes == 0


LEAVE_EARLY = """
import sys
from pathlib import Path
import ui.app
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

class Quit(QEvent):
    def spontaneous(self):
        return True

class Window(ui.app.Window):
    def open(self, path):
        super().open(path)
        QApplication.instance().event(Quit(QEvent.Type.Quit))

ui.app.Window = Window
sys.exit(ui.app.run(Path(sys.argv[1])))
"""


@fault("F30", "the session ends while the program begins")
def test_a_session_that_ends_while_the_program_begins_takes_it_along(path):
    asked = [sys.executable, "-c", LEAVE_EARLY, str(path)]
    done = subprocess.run(asked, capture_output=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert Lock(path).take() is None


@fault("F28", "two new sheets that were never saved")
def test_two_new_sheets_both_come_back(qapp):
    for title in ("一つ目", "二つ目"):
        desk = sheet_files.begin(FORM.id)
        desk.push(SetValue(TITLE, title), "入力")
        desk.journal.write()
    left = find_unsaved()
    assert {one.edits[-1].value for one in left} == {"一つ目", "二つ目"}


WRITE = """
import sys
from pathlib import Path
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from piadesk.storage.journal import Journal
path, words = Path(sys.argv[1]), ascii_words.encode("ascii").decode("unicode_escape")
journal = Journal(store.load(path), path)
words = words.encode("utf-16", "surrogatepass").decode("utf-16")
journal.append(SetValue(Address((), "cover.title"), words))
journal.write()
assert journal.works
"""


@fault("F27", "the journal is UTF-8 whatever the terminal's locale")
@pytest.mark.parametrize("locale", part(["C", "ja_JP.SJIS", "ja_JP.eucJP", "tr_TR", ""], 1))
def test_the_journal_of_another_locale_is_read_letter_for_letter(path, locale):
    given = f"ascii_words = {ascii(WORDS)!r}[1:-1]"
    odd = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment = os.environ | odd | {"PYTHONIOENCODING": "cp932"}
    done = subprocess.run(
        [sys.executable, "-c", f"{given}\n{WRITE}", str(path)], env=environment, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    (file,) = journal_folder().iterdir()
    file.read_bytes().decode("utf-8")
    assert find_journal(path).edits == (SetValue(TITLE, WORDS),)
