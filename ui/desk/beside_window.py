"""How Python work runs in a thread beside the window without harm to it: docs/qt-ownership.md."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_SWITCH_SECONDS: Final = 0.0001
"""How long the worker keeps the interpreter when the window asks for it, which it does after every
longer call of Qt, many times in one keystroke: Python's own 5 ms are felt, and half of one is."""

_USUAL_SECONDS: Final = sys.getswitchinterval()

_lock: Final = threading.Lock()
_running: Final[set[object]] = set()
_kept: Final[list["Worker"]] = []


@contextmanager
def beside_window() -> Iterator[None]:
    """For the time of the work the window comes first."""
    work = object()
    with _lock:
        _running.add(work)
        sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        with _lock:
            _running.remove(work)
            if not _running:
                sys.setswitchinterval(_USUAL_SECONDS)


class Worker(threading.Thread):
    """Does ``work`` once, in a thread that holds up nothing, not even the program's end.

    It is kept until it has ended and the next one is made: so whatever ``work`` holds (a dialog
    that was closed meanwhile) is let go in the window's thread and never in this one.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._work = work
        _kept[:] = [worker for worker in _kept if worker.is_alive()]
        _kept.append(self)
        self.start()

    def run(self) -> None:
        """What the thread does. Not `Thread.run`, which lets go of the work by itself."""
        with beside_window():
            self._work()
