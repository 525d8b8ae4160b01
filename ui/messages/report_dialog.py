"""A long report to be read and copied: what an import placed, and what it could not place."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.words import say
from ui.look.plain_text import Label


class ReportDialog(QDialog):
    """Under a title a sentence, the text below it, and buttons to copy and to close; where it
    tells of a file that was written, also the ``ways`` to it."""

    def __init__(
        self,
        title: str,
        sentence: str,
        text: str,
        parent: QWidget,
        written: Path | None = None,
        ways: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(720, 460)
        column, self._text = told_at_length(sentence, text, self)
        copy = QPushButton(say("report.copy"), self)
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        done = QPushButton(say("report.close"), self)
        done.setDefault(True)
        done.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addWidget(copy)
        line.addStretch(1)
        if written is not None:
            for way in ways:
                button = QPushButton(say(f"preview.{way}"), self)
                button.setAutoDefault(False)
                button.clicked.connect(partial(_show, written, way))
                line.addWidget(button)
        line.addWidget(done)
        column.addLayout(line)
        done.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())


def _show(written: Path, way: str) -> None:
    # Only paid for here.
    from ui.messages.written_file import show_written

    show_written(written, way)


def told_at_length(sentence: str, text: str, dialog: QDialog) -> tuple[QVBoxLayout, QPlainTextEdit]:
    """A column that fills ``dialog``: the sentence, and below it the text in a box, handed back
    too."""
    head = Label(sentence, dialog)
    head.setWordWrap(True)
    box = QPlainTextEdit(text, dialog)
    box.setReadOnly(True)
    box.setAccessibleName(sentence)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(10)
    column.addWidget(head)
    column.addWidget(box, 1)
    return column, box
