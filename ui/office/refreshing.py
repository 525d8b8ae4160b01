"""The list read beside the window: what lies in the folder, then what the checker says of it."""

import contextlib
import datetime
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from piadesk.office.checking import checked
from piadesk.office.duties import Duty
from piadesk.office.index import Index
from piadesk.office.listing import Listed, listed
from ui.desk.beside_window import Worker
from ui.office.duty_list import soon_due
from ui.office.rows import SheetLine, line_of

_LOOK_MS: Final = 100
_MOST_AT_ONCE: Final = 20


class Read(NamedTuple):
    """What was read of the folder."""

    lines: list[SheetLine]
    due: list[Duty]
    """What is overdue or falls due soon."""


class Refresher(QObject):
    """Reads one folder again and again; a drive that does not answer holds up nothing."""

    found = Signal(object)
    """The `Read` list."""

    checked = Signal(object)
    """One `SheetLine` with what the checker says of its sheet."""

    failed = Signal(object)
    """The `OSError` of a folder that cannot be read."""

    ended = Signal()
    """All was read and checked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._results: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._stop = threading.Event()
        self._thread: Worker | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_at_work(self) -> bool:
        """Whether a reading is under way."""
        return self._thread is not None

    def begin(self, folder: Path) -> None:
        """Read the folder; a reading that is under way is given up."""
        self.give_up()
        self._stop, self._results = threading.Event(), SimpleQueue()
        self._thread = Worker(partial(self._work, folder, self._stop, self._results))
        self._timer.start()

    def give_up(self) -> None:
        """Nobody asks for the rest any more."""
        self._stop.set()
        self._timer.stop()
        self._thread = None

    def _work(
        self, folder: Path, stop: threading.Event, results: SimpleQueue[Callable[[], None]]
    ) -> None:
        with contextlib.closing(Index(folder)) as index:
            try:
                sheets = listed(folder, index)
            except OSError as fault:
                error = fault
                results.put(lambda: self.failed.emit(error))
                return
            read = Read([line_of(sheet) for sheet in sheets], soon_due(sheets))
            results.put(lambda: self.found.emit(read))
            for checked_sheet in checked(index, sheets, datetime.date.today()):
                if stop.is_set():
                    return
                results.put(self._teller(checked_sheet))

    def _teller(self, sheet: Listed) -> Callable[[], None]:
        line = line_of(sheet)
        return lambda: self.checked.emit(line)

    def _look(self) -> None:
        is_over = self._thread is None or not self._thread.is_alive()
        with contextlib.suppress(Empty):
            for _ in range(_MOST_AT_ONCE):
                self._results.get_nowait()()
        if is_over and self._results.empty():
            self.give_up()
            self.ended.emit()
