"""A pytest plug-in for Wine: what it lacks, and the few tests that fail by its own fault."""

import ctypes
import os
import sys

import pytest

if platform := os.environ.get("PIADESK_TESTS_ON"):
    # Wine hands no variable on that begins with QT_: the tests would run without a screen.
    os.environ["QT_QPA_PLATFORM"] = platform

WINES_OWN = {
    "test_a_confined_process_gets_no_more_memory_than_it_may": (
        "keeps no limit of memory for a job; the process watches its own memory besides"
    ),
}
"""By the name of the test the reason why it fails under Wine and would not on Windows."""


def is_wine():
    """Whether this Windows is Wine."""
    return sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


def another_process():
    """The number of some process that runs beside this one."""
    numbers, used = (ctypes.c_ulong * 256)(), ctypes.c_ulong()
    ctypes.WinDLL("psapi").EnumProcesses(numbers, ctypes.sizeof(numbers), ctypes.byref(used))
    here = numbers[: used.value // ctypes.sizeof(ctypes.c_ulong)]
    return next(number for number in here if number not in (0, os.getpid()))


def pytest_terminal_summary(terminalreporter):
    """Say where the windows of the tests stood; asked for a screen, they must not stand nowhere."""
    from PySide6.QtGui import QGuiApplication

    if app := QGuiApplication.instance():
        terminalreporter.write_line(f"the windows stood on Qt's platform {app.platformName()}")
        assert platform in (None, app.platformName())


def pytest_configure():
    """Wine 8 lacks PssCaptureSnapshot, and ends a process that asks `os.getppid`. The tests want
    the number of another process that runs, whichever it be."""
    if is_wine():
        os.getppid = another_process


def pytest_collection_modifyitems(items):
    """Name those that fail by Wine's own fault, where this is Wine."""
    for item in items if is_wine() else ():
        if reason := WINES_OWN.get(item.name.partition("[")[0]):
            item.add_marker(pytest.mark.xfail(reason=f"Wine {reason}"))
