"""A piece of work done beside the window, whose result comes back into the window's own thread."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk.beside_window import Worker

_ASK_MS: Final = 50


class Background(QObject):
    """Begins at once; goes with its parent. Work that never ends (a shared drive does not answer)
    holds up nothing, not even the program's end."""

    done = Signal(object)
    """What the work gave."""

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._result: list[object] = []
        self._timer = QTimer(self, interval=_ASK_MS)
        self._timer.timeout.connect(self._ask)
        self._thread = Worker(self._run)
        self._timer.start()

    def _run(self) -> None:
        self._result.append(self._work())

    def _ask(self) -> None:
        if self._thread.is_alive():
            return
        self._timer.stop()
        if self._result:
            self.done.emit(self._result[0])
