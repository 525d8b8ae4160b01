"""The end of the session (log-off, shutdown, a signal): what is typed goes to the disk unasked.

The system may end all before anybody answers a question. So none is asked and nothing is saved to
the sheet's file; the journal holds it, and the next start offers it.
"""

import signal
from types import FrameType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.look.composing import end_composing
from ui.window import Window

_SIGNALS: Final = ("SIGTERM", "SIGHUP")
"""How other systems than Windows say it; the second one is not everywhere."""


class Application(QApplication):
    """Ends with the session: Qt would close the windows first, which ask what is to become of
    the work, and Windows shows such a program as one that keeps it from shutting down."""

    is_over = False

    def leave(self) -> None:
        """Also while the program still begins: what Qt is told before it runs is lost on it."""
        self.is_over = True
        self.exit()

    def stay(self) -> int:
        """Run until the end; the exit code."""
        if self.is_over:
            QTimer.singleShot(0, self, self.exit)
        return self.exec()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit and event.spontaneous():  # only the system's is so
            self.leave()
            return True
        return super().event(event)


class SessionEnd(QObject):
    """Keeps what is typed in ``window``; it goes with it."""

    def __init__(self, window: Window, app: QApplication) -> None:
        super().__init__(window)
        self._window = window
        app.commitDataRequest.connect(self.keep)
        app.aboutToQuit.connect(self.let_go)
        for name in _SIGNALS:
            if number := getattr(signal, name, None):
                # Python hears of it at the next tick of a timer, a second later at most.
                signal.signal(number, _leave)

    def keep(self) -> None:
        """The session may end now: a word in the making too is on the disk."""
        end_composing()
        desk = self._window.desk
        if desk is not None and desk.journal is not None:
            desk.journal.write()

    def let_go(self) -> None:
        """The program ends; a sheet that is still open holds up no colleague."""
        self.keep()
        desk = self._window.desk
        if desk is not None and desk.lock is not None:
            desk.lock.release()


def _leave(_number: int, _frame: FrameType | None) -> None:
    app = QCoreApplication.instance()
    if isinstance(app, Application):
        app.leave()
