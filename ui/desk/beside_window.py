"""How Python work runs in a thread beside the window without harm to it."""

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SWITCH_SECONDS: Final = 0.0005
"""How long the worker keeps the interpreter when the window asks for it; Python's own 5 ms are
asked for many times in one keystroke, and felt."""

_USUAL_SECONDS: Final = sys.getswitchinterval()

_lock: Final = threading.Lock()
_running: Final[set[object]] = set()


@contextmanager
def beside_window() -> Iterator[None]:
    """For the time of the work the window comes first, and Python's collector waits.

    WORKAROUND: the collector frees what it finds in the thread where it happens to run; widgets
    freed outside the window's own thread end the program.
    """
    work = object()
    with _lock:
        _running.add(work)
        gc.disable()
        sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        with _lock:
            _running.remove(work)
            if not _running:
                gc.enable()
                sys.setswitchinterval(_USUAL_SECONDS)
