"""A process that has set itself limits gets no more memory than that."""

import ctypes
import subprocess
import sys
import threading

import pytest

from piadesk.foreign.confine import (
    _BasicLimits,
    _ExtendedLimits,
    _MemoryCounters,
    used_memory,
    watch_memory,
)

PROGRAM = """
from piadesk.foreign.confine import confine
confine(700_000_000)
try:
    bytearray(1_500_000_000)
except MemoryError:
    print("limited")
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS knows no such limit")
def test_a_confined_process_gets_no_more_memory_than_it_may():
    answer = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True)
    assert answer.stdout.strip() == b"limited"


@pytest.mark.skipif(sys.maxsize < 2**32, reason="sizes of 64-bit Windows")
def test_what_windows_is_told_has_the_size_that_it_asks_for():
    """Of winnt.h and psapi.h: with another size it would refuse, and there would be no limit."""
    sizes = [ctypes.sizeof(kind) for kind in (_BasicLimits, _ExtendedLimits, _MemoryCounters)]
    assert sizes == [64, 144, 72]


def test_a_process_that_uses_too_much_is_told_so():
    ended = threading.Event()
    watch_memory(ended.set, limit=used_memory() // 2)
    assert ended.wait(5.0)


def test_a_process_that_uses_little_is_left_alone():
    ended = threading.Event()
    enough = watch_memory(ended.set, limit=used_memory() * 100)
    assert not ended.wait(0.3)
    enough.set()


def test_what_the_asking_program_has_in_use_is_not_counted_as_the_reader_s():
    ballast = bytearray(60_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])  # each page is really there
    code = "from piadesk.foreign.confine import used_memory; print(used_memory())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < len(ballast)
