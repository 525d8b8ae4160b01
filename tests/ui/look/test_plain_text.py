"""Words of files are shown as they are: no label, box or tip takes them for markup."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QPushButton

from tests.opened_files import OpenedFiles
from ui.look.plain_text import Label, plain_tip, set_tip

ROOT = Path(__file__).parents[3]
HOME = ROOT / "ui" / "look" / "plain_text.py"
BARRED = re.compile(
    r"(?<!\")\bQLabel\b|\.setToolTip\(|\.setWhatsThis\(|\.setStatusTip\(|WhatsThisRole"
    r"|ToolTipRole(?!:\n +return plain_tip\()"
    r"|\bsetHtml\b|\binsertHtml\b|\bappendHtml\b|\bRichText\b|\bAutoText\b|\bQErrorMessage\b"
    r"|\bQInputDialog\b|\bQProgressDialog\b|\bQToolTip\b|\bshowMessage\("
    # Of marks in a plain text it is only the type.
    r"|\bQTextEdit\b(?!\.ExtraSelection|, QWidget\n)"
)


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "named.png"
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(path))
    return path


@pytest.fixture
def opened(picture):
    watch = OpenedFiles(picture.parent)
    yield watch
    watch.close()


def modules():
    return [path for path in sorted((ROOT / "ui").rglob("*.py")) if path != HOME]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_labels_and_tips_come_from_one_place(path):
    assert BARRED.findall(path.read_text(encoding="utf-8")) == []


def test_message_boxes_are_made_in_one_place():
    words = (ROOT / "ui" / "messages" / "messages.py").read_text(encoding="utf-8")
    assert re.findall(r"QMessageBox(?:\.\w+)?\(|\(QMessageBox\)", words) == ["(QMessageBox)"]
    assert words.count("= _Box(") == 1
    assert "setTextFormat(Qt.TextFormat.PlainText)" in words


def test_a_label_opens_no_file_that_its_words_name(qtbot, picture, opened):
    label = Label(f'<img src="{picture}">')
    qtbot.addWidget(label)
    label.grab()
    assert opened.names() == set()


def test_the_watch_sees_a_file_that_is_opened(picture, opened):
    picture.read_bytes()
    assert opened.names() == {"named.png"}


@pytest.mark.parametrize("words", ["<b>太字</b>", "a &lt; b", "<img src='x'>\n二行目"])
def test_a_tip_shows_markup_as_it_was_typed(words):
    document = QTextDocument()
    document.setHtml(plain_tip(words))
    assert document.toPlainText() == words


def test_a_plain_tip_stays_as_it_is(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    set_tip(button, "3 < 5 & 二行\n目")
    assert button.toolTip() == "3 < 5 & 二行\n目"
