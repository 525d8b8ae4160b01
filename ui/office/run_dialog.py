"""A run over many sheets, done beside the window: how far it is, what became of each, a stop."""

import logging
import threading
from collections.abc import Callable, Iterator
from functools import partial
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
from piadesk.office.changing import Outcome, take_all_back
from piadesk.office.round import web_list
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say
from ui.desk.beside_window import Worker
from ui.look.plain_text import Label
from ui.messages.messages import Messages
from ui.office.line_list import LineList

_log: Final = logging.getLogger(__name__)

_LOOK_MS: Final = 80
_SIZE: Final = (760, 460)
_WEB_NAME: Final = "index.html"


Run = Callable[[], Iterator[Outcome]]


class RunDialog(QDialog):
    """Begins at once. What is done stays done when it is stopped; begun again, the rest follows.

    What was changed in sheet files can be taken back. ``out`` is the folder that papers go to.
    """

    def __init__(
        self,
        title: str,
        run: Run,
        count: int,
        messages: Messages,
        parent: QWidget,
        out: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.outcomes: list[Outcome] = []
        self.offers_web = False
        """Whether the papers may be listed for the body's site."""
        self._out = out
        self._messages = messages
        self._stop = threading.Event()
        self._results: SimpleQueue[Outcome] = SimpleQueue()
        column = QVBoxLayout(self)
        self.summary = Label(say("office.round.at_work"), self)
        self.summary.setWordWrap(True)
        column.addWidget(self.summary)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        column.addWidget(self.progress)
        self.list = LineList(self)
        column.addWidget(self.list, 1)
        self._add_buttons(column)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._begin(run, count)

    def _begin(self, run: Run, count: int) -> None:
        self.outcomes = []
        self._stop.clear()
        self._is_broken = False
        self.summary.setText(say("office.round.at_work"))
        self.list.clear()
        self.progress.setRange(0, max(1, count))
        self.progress.setValue(0)
        self._thread = Worker(partial(self._work, run))
        self._timer.start()

    def _add_buttons(self, column: QVBoxLayout) -> None:
        line = QHBoxLayout()
        self.folder = QPushButton(say("office.round.open_folder"), self)
        self.folder.clicked.connect(self._open_folder)
        self.web = QPushButton(say("office.round.write_web"), self)
        self.web.clicked.connect(self._write_web)
        self.back = QPushButton(say("office.round.take_back"), self)
        self.back.clicked.connect(self.take_back)
        self.end = QPushButton(say("office.round.stop"), self)
        self.end.clicked.connect(self._end)
        for button in (self.folder, self.web, self.back):
            button.hide()
            line.addWidget(button)
        for button in (self.folder, self.web, self.back, self.end):
            button.setAutoDefault(False)  # Enter in the list stops nothing, takes nothing back
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

    def _end(self) -> None:
        """Stop after the sheet it is at, and show what was done; else close."""
        if not self.is_at_work:
            self.close()
            return
        self._stop.set()
        self.end.setEnabled(False)

    def take_back(self) -> None:
        """Make the sheets say again what they said before the run."""
        done = [outcome for outcome in self.outcomes if outcome.changed]
        self.back.hide()
        self.end.setText(say("office.round.stop"))
        self._begin(partial(take_all_back, done), len(done))

    def _work(self, run: Run) -> None:
        try:
            for outcome in run():
                self._results.put(outcome)
                if self._stop.is_set():
                    return
        except Exception:  # whatever it is: what was done must be shown, and that it is not all
            self._is_broken = True
            _log.exception("a run over many sheets broke off")

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
        failed = sum(not outcome.is_done for outcome in self.outcomes)
        words = say("command.round.end", count=len(self.outcomes), failed=failed)
        if self._is_broken:
            words = say("office.round.broken") + words
        self.summary.setText(words)
        self.end.setText(say("office.round.close"))
        self.end.setEnabled(True)
        self.folder.setVisible(self._out is not None)
        self.web.setVisible(self.offers_web)
        self.back.setVisible(any(outcome.changed for outcome in self.outcomes))

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
