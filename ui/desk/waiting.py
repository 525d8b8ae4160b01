"""Work on the disk that the window waits for without standing still.

What the clerk does next needs its result: the sheet is being saved, or read. A large sheet takes
seconds, a shared drive that does not answer a minute. The window is painted meanwhile and keeps the
journal; what is typed and clicked comes after, in its order.
"""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from ui.desk.beside_window import Worker

_AT_ONCE_SECONDS: Final = 0.2
"""What is done within that time changes nothing on the screen."""

_LOOK_MS: Final = 20
_AGAIN_MS: Final = 200

T = TypeVar("T")

_waited_for: Final[list[Worker]] = []


def wait_for(work: Callable[[], T], begun: Callable[[], object] | None = None) -> T:
    """What ``work`` gives, which runs beside the window and touches no Qt object; what it raises
    goes through. ``begun`` is called when it takes longer: to say so."""
    outcome = _Outcome(work)
    worker = Worker(outcome.run)
    worker.join(_AT_ONCE_SECONDS)
    if worker.is_alive():
        _waited_for.append(worker)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if begun is not None:
                begun()
            _let_window_live(worker)
        finally:
            QApplication.restoreOverrideCursor()
            _waited_for.remove(worker)
        worker.join()  # the program's end ends the loop before the work
    return outcome.taken()


def is_waiting() -> bool:
    """Whether the window waits for work."""
    return bool(_waited_for)


def when_free(receiver: QObject, act: Callable[[], object]) -> None:
    """Call ``act`` at once or, where the window waits for work, after that: what comes from another
    program (a file dropped here) is not held back as keys are."""
    if is_waiting():
        QTimer.singleShot(_AGAIN_MS, receiver, lambda: when_free(receiver, act))
    else:
        act()


def _let_window_live(worker: Worker) -> None:
    loop = QEventLoop()

    def look_at_it() -> None:
        if not worker.is_alive():
            loop.quit()

    look = QTimer(interval=_LOOK_MS)
    look.timeout.connect(look_at_it)
    look.start()
    app = QApplication.instance()
    assert app is not None
    closing = _ClosedLater()
    app.installEventFilter(closing)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    app.removeEventFilter(closing)
    look.stop()


class _ClosedLater(QObject):
    """To Qt the × of a window is no input of the user: a save would begin beside itself."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Close or not isinstance(watched, QWindow):
            return False
        event.ignore()
        when_free(watched, watched.close)
        return True


class _Outcome(Generic[T]):
    """What came of the work: a value or a fault."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._values: list[T] = []
        self._fault: BaseException | None = None

    def run(self) -> None:
        """Do the work."""
        try:
            self._values.append(self._work())
        except BaseException as fault:  # it is raised where it is waited for
            self._fault = fault

    def taken(self) -> T:
        """What it gave. Raises what it raised."""
        if self._fault is not None:
            raise self._fault
        return self._values[0]
