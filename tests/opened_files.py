"""Which files of a folder are opened, by whomever in this process: the kernel tells (inotify)."""

import ctypes
import os
import struct
import sys

import pytest

_OPEN = 0x20
_HEAD = struct.Struct("iIII")


class OpenedFiles:
    """Watches a folder from now on."""

    def __init__(self, folder):
        if not sys.platform.startswith("linux"):
            pytest.skip("only Linux tells which files are opened")
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert libc.inotify_add_watch(self._watch, os.fsencode(folder), _OPEN) >= 0

    def names(self):
        """The names of the files that were opened since the last call."""
        names = set()
        while True:
            try:
                events = os.read(self._watch, 1 << 16)
            except BlockingIOError:
                return names
            while events:
                *_, length = _HEAD.unpack_from(events)
                names.add(os.fsdecode(events[_HEAD.size : _HEAD.size + length].rstrip(b"\0")))
                events = events[_HEAD.size + length :]

    def close(self):
        os.close(self._watch)
