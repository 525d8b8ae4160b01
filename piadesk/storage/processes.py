"""Processes of this terminal: whether one still runs, and the terminal's name."""

import os
import sys
from typing import Final

_MAX_NUMBER: Final = 2**32 - 1
"""No system has processes of larger numbers, and Windows cannot even be asked for one."""


def host_name() -> str:
    """The terminal's name, without asking the network."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def process_runs(process: int) -> bool:
    """Whether a process of that number runs on this machine; True where it cannot be told."""
    if not 0 < process <= _MAX_NUMBER:
        return True
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    """Windows would end a process that is sent signal 0; a handle to it tells the same."""
    if sys.platform != "win32":
        return True
    # Every command loads this file, and only Windows needs it.
    import ctypes

    may_wait, invalid_parameter, still_running = 0x00100000, 87, 0x102
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    kernel.WaitForSingleObject.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    kernel.CloseHandle.argtypes = [ctypes.c_void_p]
    handle = kernel.OpenProcess(may_wait, False, process)
    if not handle:
        return ctypes.get_last_error() != invalid_parameter
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == still_running)
    finally:
        kernel.CloseHandle(handle)
