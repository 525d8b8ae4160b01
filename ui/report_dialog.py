"""A long report to be read and copied: what an import placed, and what it could not place."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.words import say


class ReportDialog(QDialog):
    """A sentence, the text below it, and buttons to copy and to close."""

    def __init__(self, sentence: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("telling.title"))
        self.resize(720, 460)
        head = QLabel(sentence, self)
        head.setWordWrap(True)
        self._text = QPlainTextEdit(text, self)
        self._text.setReadOnly(True)
        copy = QPushButton(say("report.copy"), self)
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        done = QPushButton(say("report.close"), self)
        done.setDefault(True)
        done.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addWidget(copy)
        line.addStretch(1)
        line.addWidget(done)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self._text, 1)
        column.addLayout(line)
        done.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
