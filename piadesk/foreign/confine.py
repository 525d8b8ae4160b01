"""The limits that a reading process sets itself before it touches a foreign byte.

The system's own limit ends a process without a word, and not every system knows one (macOS) or
keeps it (Wine). So the process also looks at itself and says why it ends, well below that limit.
"""

import contextlib
import ctypes
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

MOST_USED: Final = 1_200_000_000
"""Bytes of memory in use, at which a process ends itself; the largest sheets seen take a third."""

MOST_MEMORY: Final = 2_000_000_000
"""Bytes of address space, at which the system refuses more."""

_LOOK_EVERY: Final = 0.1

_STATM: Final = Path("/proc/self/statm")

# Of the Windows API, winnt.h and errhandlingapi.h.
_EXTENDED_LIMITS: Final = 9
_LIMIT_PROCESS_MEMORY: Final = 0x100
_NO_ERROR_BOXES: Final = 0x0001 | 0x0002 | 0x8000


def confine(memory: int = MOST_MEMORY) -> None:
    """Let this process take so many bytes of memory, no more, and die without a box or a dump."""
    if sys.platform == "win32":
        _confine_on_windows(memory)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def watch_memory(end: Callable[[], object], limit: int = MOST_USED) -> threading.Event:
    """Call ``end``, from a thread of its own, as soon as more than so many bytes are in use.

    Nobody watches any more once the event that comes back is set.
    """
    enough = threading.Event()

    def watch() -> None:
        while used_memory() <= limit:
            if enough.wait(_LOOK_EVERY):
                return
        end()

    threading.Thread(target=watch, daemon=True).start()
    return enough


def used_memory() -> int:
    """Bytes that this process has in use; where the system does not tell, the most it ever had."""
    if sys.platform == "win32":
        return _used_on_windows()
    import resource

    # A new process inherits the peak of the one that started it: the window with a large sheet
    # would be read for the reader's own.
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = int(_STATM.read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class _MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        ("peak_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        ("peak_paged_pool", ctypes.c_size_t),
        ("paged_pool", ctypes.c_size_t),
        ("peak_other_pool", ctypes.c_size_t),
        ("other_pool", ctypes.c_size_t),
        ("page_file", ctypes.c_size_t),
        ("peak_page_file", ctypes.c_size_t),
    )


if sys.platform == "win32":

    def _used_on_windows() -> int:
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        counters = _MemoryCounters(size=ctypes.sizeof(_MemoryCounters))
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
        return int(max(counters.page_file, counters.working_set))

    def _confine_on_windows(memory: int) -> None:
        """By a job object: the handle stays open as long as the process lives."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetErrorMode(_NO_ERROR_BOXES)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = _ExtendedLimits()
        limits.basic.flags = _LIMIT_PROCESS_MEMORY
        limits.process_memory = memory
        size = ctypes.sizeof(limits)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
