"""Where to save: the name that the clerk typed and its ending; nothing is written over unasked."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from piadesk.errors import SourceError
from piadesk.words import say
from tests.ui.cut_buttons import cut_buttons
from tests.ui.mnemonics import mnemonic
from ui.messages.messages import Dialogs, matter


@pytest.fixture
def dialogs(qapp, monkeypatch, tmp_path):
    """The clerk types the names of ``typed`` one after the other, and answers with ``answers``."""
    dialogs = Dialogs(None)
    dialogs.typed, dialogs.answers, dialogs.asked = [], [], []

    def ask(key, answers, **places):
        dialogs.asked.append(places["name"])
        assert answers[0] == places["on_close"] == "cancel"  # neither Enter nor Esc writes over it
        return dialogs.answers.pop(0)

    def choose(*_):
        name = dialogs.typed.pop(0)
        return (str(tmp_path / name) if name else "", "")

    monkeypatch.setattr(dialogs, "ask", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return dialogs


def chosen(dialogs, tmp_path):
    return dialogs.file_to_save("dialog.save", tmp_path / "x.json", ".json")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("評価書", "評価書.json"), ("評価書R6.10", "評価書R6.10.json"), ("A.JSON", "A.JSON")],
)
def test_the_ending_is_added_when_left_out(dialogs, tmp_path, typed, name):
    dialogs.typed = [typed]
    assert chosen(dialogs, tmp_path) == tmp_path / name
    assert dialogs.asked == []


def test_a_file_that_the_ending_leads_to_is_asked_about(dialogs, tmp_path):
    (tmp_path / "評価書.json").touch()
    dialogs.typed, dialogs.answers = ["評価書"], ["replace"]
    assert chosen(dialogs, tmp_path) == tmp_path / "評価書.json"
    assert dialogs.asked == ["評価書.json"]


def test_the_clerk_may_choose_another_name_instead(dialogs, tmp_path):
    (tmp_path / "評価書.json").touch()
    dialogs.typed, dialogs.answers = ["評価書", "写し"], ["cancel"]
    assert chosen(dialogs, tmp_path) == tmp_path / "写し.json"


def test_nothing_chosen_is_nothing(dialogs, tmp_path):
    dialogs.typed = [""]
    assert chosen(dialogs, tmp_path) is None


def answers_of_each_question():
    for path in (Path(__file__).parents[3] / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "ask":
                for part in node.args[1:2]:
                    named = [one.value for one in ast.walk(part) if isinstance(one, ast.Constant)]
                    yield [name for name in named if isinstance(name, str)]


def test_no_two_answers_to_a_question_have_the_same_letter():
    questions = list(answers_of_each_question())
    assert len(questions) > 10
    for answers in questions:
        letters = [letter for one in set(answers) if (letter := mnemonic(say(f"answer.{one}")))]
        assert len(set(letters)) == len(letters), answers


def test_the_title_of_every_message_says_its_matter():
    keys = set()
    for path in (Path(__file__).parents[3] / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = getattr(getattr(node, "func", None), "attr", "")
            if named in {"ask", "notice", "report"} and "messages" in ast.unparse(node.func):
                first = node.args[0] if node.args else None
                keys |= {first.value} if isinstance(first, ast.Constant) else set()
    assert len(keys) > 20
    assert [key for key in sorted(keys) if matter(key) == say("messages.matter.other")] == []


def test_many_answers_stand_one_below_the_other_and_are_wholly_read(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    labels = {str(number): f"様式{number}（令和6年10月版）" for number in range(1, 7)}
    widths = []

    def look():
        (box,) = window.findChildren(QMessageBox)
        widths.append((box.width(), cut_buttons(box)))
        box.close()

    QTimer.singleShot(0, look)
    chosen = Dialogs(window).ask(
        "import.which_form", (*labels, "cancel"), labels=labels, name="a.txt"
    )
    assert chosen == "cancel"
    assert widths[0][0] < 900
    assert widths[0][1] == []


def test_what_enter_does_stands_last_in_the_line_and_is_marked(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    seen = []

    def look():
        (box,) = window.findChildren(QMessageBox)
        buttons = sorted(box.buttons(), key=lambda button: button.x())
        seen.append([(button.text(), button.property("role")) for button in buttons])
        box.defaultButton().click()

    QTimer.singleShot(0, look)
    assert Dialogs(window).ask("freeze.ask_imported", ("freeze", "later")) == "freeze"
    later, freeze = seen[0]
    assert later == (say("answer.later"), None)
    assert freeze == (say("answer.freeze"), "main")


@pytest.mark.parametrize("tell", ["notice", "error"])
def test_what_is_only_told_bears_our_sign_and_our_word(qtbot, tell):
    window = QWidget()
    qtbot.addWidget(window)
    boxes = []

    def look():
        (box,) = window.findChildren(QMessageBox)
        words = [button.text() for button in box.buttons()]
        boxes.append((words, box.icon(), box.iconPixmap().isNull()))
        box.close()

    QTimer.singleShot(0, look)
    if tell == "notice":
        Dialogs(window).notice("settings.put_aside")
    else:
        Dialogs(window).error(SourceError("source.unreadable", path="a.pdf", reason="x"))
    assert boxes == [(["閉じる"], QMessageBox.Icon.NoIcon, False)]


def test_who_writes_a_file_for_others_offers_to_open_it_or_its_folder():
    """The sheet itself stays open in the window, and the preview has its own two buttons."""
    own = {
        Path("ui/actions/saving.py"),
        Path("ui/preview/preview.py"),
        Path("ui/messages/messages.py"),
    }
    silent = []
    for path in Path("ui").rglob("*.py"):
        calls = {
            node.func.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        makes = "file_to_save" in calls and path not in own
        if (
            makes
            and "written" not in calls
            and "FileExport" not in path.read_text(encoding="utf-8")
        ):
            silent.append(path)
    assert not silent


@pytest.mark.parametrize("text", ["", "A remark"])
@pytest.mark.parametrize("way", ["open_saved", "open_folder"])
def test_a_written_file_is_opened_or_its_folder(qapp, monkeypatch, tmp_path, text, way):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)

    def press():
        box = qapp.activeModalWidget()
        labels = {button.text(): button for button in box.findChildren(QPushButton)}
        labels[say(f"preview.{way}")].click()
        box.close()  # that of a report stays for the remarks

    QTimer.singleShot(0, press)
    Dialogs(None).written("export.saved_remarks", tmp_path / "a.xlsx", text)
    shown = tmp_path / "a.xlsx" if way == "open_saved" else tmp_path
    assert [Path(url.toLocalFile()) for url in opened] == [shown]


def test_a_file_that_the_system_cannot_open_is_told(qapp, monkeypatch, tmp_path):
    told = []
    dialogs = Dialogs(None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    monkeypatch.setattr(dialogs, "notice", lambda key, **places: told.append((key, places)))
    labelled = say("preview.open_saved")

    def press():
        box = qapp.activeModalWidget()
        next(one for one in box.findChildren(QPushButton) if one.text() == labelled).click()

    QTimer.singleShot(0, press)
    dialogs.written("export.saved", tmp_path / "a.zip")
    assert told == [("messages.not_shown", {"name": "a.zip"})]


def test_what_only_this_program_reads_is_not_offered_to_others(qapp, tmp_path):
    labels = []

    def press():
        box = qapp.activeModalWidget()
        labels.extend(button.text() for button in box.findChildren(QPushButton))
        box.close()

    QTimer.singleShot(0, press)
    Dialogs(None).written("templates.handed_out", tmp_path / "a.json", opens=False)
    assert say("preview.open_saved") not in labels
    assert say("preview.open_folder") in labels
