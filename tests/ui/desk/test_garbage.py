"""Where what Python made of Qt is let go: never in a thread beside the window."""

import gc
import re
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from ui.desk.beside_window import Worker
from ui.desk.garbage import GarbageCollector

UI = Path(__file__).resolve().parents[3] / "ui"

FREED_IN = []
"""The names of the threads in which something was freed."""


class Ring(QObject):
    """Holds itself: only the collector frees it."""

    def __init__(self):
        super().__init__()
        self.ring = self
        self.list = [object() for _ in range(10)]

    def __del__(self):
        FREED_IN.append(threading.current_thread().name)


@pytest.fixture
def nothing_else_allocates():
    """No worker of an earlier test, which would let go of objects while others are counted here,
    and limits that a few objects pass."""
    for thread in threading.enumerate():
        if isinstance(thread, Worker):
            thread.join()
    limits = gc.get_threshold()
    gc.set_threshold(100, 1_000, 1_000)
    gc.collect()
    yield
    gc.set_threshold(*limits)


def test_circles_of_qt_objects_are_freed_in_the_windows_own_thread(qapp, nothing_else_allocates):
    FREED_IN.clear()
    for _ in range(50):
        Ring()
    circles = []
    worker = Worker(lambda: circles.extend([[]] for _ in range(20_000)))
    worker.join()
    assert not FREED_IN
    collector = GarbageCollector(qapp)
    collector.look()
    assert [threading.main_thread().name] * 50 == FREED_IN
    collector.deleteLater()


def test_a_generation_is_collected_when_its_limit_is_passed(qapp, nothing_else_allocates):
    collector = GarbageCollector(qapp)
    gc.collect()
    collector.look()
    collected = gc.get_stats()[0]["collections"]
    held = [[] for _ in range(gc.get_threshold()[0] + 1)]
    collector.look()
    assert gc.get_stats()[0]["collections"] == collected + 1, len(held)
    collector.deleteLater()


def test_what_a_worker_holds_is_let_go_in_the_windows_own_thread(qapp):
    gate = threading.Event()

    class Dialog(QObject):
        def work(self):
            gate.wait(5)

        def __del__(self):
            FREED_IN.append(threading.current_thread().name)

    FREED_IN.clear()
    dialog = Dialog()
    gone = weakref.ref(dialog)
    worker = Worker(dialog.work)
    del dialog
    gate.set()
    worker.join()
    assert not FREED_IN
    del worker
    Worker(int).join()
    assert gone() is None
    assert [threading.main_thread().name] == FREED_IN


def test_no_thread_of_qt_runs_python():
    texts = [file.read_text(encoding="utf-8") for file in UI.rglob("*.py")]
    assert texts
    assert not [text for text in texts if re.search(r"\bQ(Runnable|Thread|ThreadPool)\b", text)]
