"""One step for many sheets, done beside the window: how far it is, what became of each, a stop."""

import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.errors import PiadeskError
from piadesk.office.listing import Listed
from piadesk.office.round import Outcome, Step, go_round, web_list
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say
from ui.desk.beside_window import Worker
from ui.look.plain_text import Label
from ui.messages.messages import Messages
from ui.office.line_list import LineList

_LOOK_MS: Final = 80
_SIZE: Final = (760, 460)
_WEB_NAME: Final = "index.html"


class RoundDialog(QDialog):
    """Begins at once. What is done stays done when it is stopped; begun again, the rest follows."""

    def __init__(
        self,
        step: Step,
        sheets: Sequence[Listed],
        out: Path | None,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(f"office.step_name.{step}"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.outcomes: list[Outcome] = []
        self._step, self._sheets, self._out = step, list(sheets), out
        self._messages = messages
        self._stop = threading.Event()
        self._results: SimpleQueue[Outcome] = SimpleQueue()
        column = QVBoxLayout(self)
        self.summary = Label(say("office.round.at_work"), self)
        self.summary.setWordWrap(True)
        column.addWidget(self.summary)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, max(1, len(sheets)))
        self.progress.setTextVisible(False)
        column.addWidget(self.progress)
        self.list = LineList(self)
        column.addWidget(self.list, 1)
        self._add_buttons(column)
        self._thread = Worker(self._work)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _add_buttons(self, column: QVBoxLayout) -> None:
        line = QHBoxLayout()
        self.folder = QPushButton(say("office.round.open_folder"), self)
        self.folder.clicked.connect(self._open_folder)
        self.web = QPushButton(say("office.round.write_web"), self)
        self.web.clicked.connect(self._write_web)
        self.end = QPushButton(say("office.round.stop"), self)
        self.end.clicked.connect(self.close)
        self.folder.hide()
        self.web.hide()
        line.addWidget(self.folder)
        line.addWidget(self.web)
        line.addStretch(1)
        line.addWidget(self.end)
        column.addLayout(line)

    @property
    def is_at_work(self) -> bool:
        """Whether sheets are still waiting."""
        return self._timer.isActive()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop.set()
        self._timer.stop()
        super().closeEvent(event)

    def _work(self) -> None:
        for outcome in go_round(self._step, self._sheets, self._out):
            self._results.put(outcome)
            if self._stop.is_set():
                return

    def _look(self) -> None:
        is_over = not self._thread.is_alive()
        while True:
            try:
                self._show(self._results.get_nowait())
            except Empty:
                break
        if is_over and self._results.empty():
            self._timer.stop()
            self._conclude()

    def _show(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.progress.setValue(len(self.outcomes))
        state = say("office.round.done" if outcome.is_done else "office.round.not_done")
        name = outcome.sheet.summary.title or outcome.sheet.name
        words = say("office.round.line", state=state, name=name, words=outcome.words)
        self.list.addItem(words)

    def _conclude(self) -> None:
        failed = sum(not one.is_done for one in self.outcomes)
        self.summary.setText(say("command.round.end", count=len(self.outcomes), failed=failed))
        self.end.setText(say("office.round.close"))
        self.folder.setVisible(self._out is not None)
        self.web.setVisible(self._step == "publication")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))

    def _write_web(self) -> None:
        assert self._out is not None
        try:
            write_whole(self._out / _WEB_NAME, web_list(self.outcomes).encode())
        except OSError as fault:
            self._messages.error(
                PiadeskError("office.not_written", path=_WEB_NAME, reason=reason(fault))
            )
            return
        self._messages.notice("office.round.web_written", name=_WEB_NAME)
