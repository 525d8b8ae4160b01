"""A disk on which the program may be killed, or refused, at any of its steps."""

import contextlib
import errno
import os
import shutil
from pathlib import Path

_REAL = {name: getattr(Path, name) for name in ("open", "replace", "unlink", "mkdir")}


class Disk:
    """While it is entered, every step that changes the disk is counted.

    Step ``end`` (0, 1, …) fails, although it is ``done``, or half of it where it can be halved;
    without ``refuses_once`` so does every later one, as if the program had been killed there:
    nothing it would still do reaches the disk. With ``power`` what was not flushed by then is cut
    in half.
    """

    def __init__(
        self, end=None, *, done=False, refuses_once=False, power=False, number=errno.ENOSPC
    ):
        self.end, self.done, self.refuses_once, self.power = end, done, refuses_once, power
        self.number = number
        self.steps = 0
        self.is_dead = False
        self.unflushed = {}

    def step(self, act, half=None):
        """Count a step and do it; ``half`` does half of it."""
        self.steps += 1
        ends = self.steps - 1 == self.end
        if not ends and not self.is_dead:
            return act()
        self.is_dead = not self.refuses_once
        if ends and self.done:
            act()
        elif ends and half is not None:
            half()
        raise OSError(self.number, os.strerror(self.number))

    @contextlib.contextmanager
    def entered(self):
        """Stand in the place of the disk."""
        kept = {(Path, name): real for name, real in _REAL.items()}
        kept |= {(os, name): getattr(os, name) for name in ("fsync", "utime")}
        kept[shutil, "copyfile"] = shutil.copyfile
        disk = self

        def stepping(real):
            return lambda *given, **named: disk.step(lambda: real(*given, **named))

        def opened(path, mode="r", *given, **named):
            if mode in {"rb", "r"}:
                return _REAL["open"](path, mode, *given, **named)
            files = []
            try:
                disk.step(lambda: files.append(_REAL["open"](path, mode, *given, **named)))
            except OSError:
                for file in files:
                    file.close()
                raise
            return _File(disk, *files)

        def flushed(handle):
            disk.step(lambda: disk.unflushed.pop(os.fstat(handle).st_ino, None))

        try:
            for (owner, name), real in kept.items():
                setattr(owner, name, stepping(real))
            Path.open, os.fsync = opened, flushed
            yield self
        finally:
            for (owner, name), real in kept.items():
                setattr(owner, name, real)

    def lose_power(self, folder):
        """Cut in half what was written to the files of ``folder`` and never flushed."""
        for file in folder.rglob("*") if self.power else ():
            found = file.stat()
            if found.st_ino in self.unflushed:
                os.truncate(file, (self.unflushed.pop(found.st_ino) + found.st_size) // 2)


class _File:
    """A file open for writing, whose writes are steps."""

    def __init__(self, disk, file):
        self._disk, self._file = disk, file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def write(self, content):
        found = os.fstat(self._file.fileno())
        self._disk.unflushed.setdefault(found.st_ino, found.st_size)
        write = self._file.write
        self._disk.step(lambda: write(content), lambda: write(content[: len(content) // 2]))

    def __getattr__(self, name):
        return getattr(self._file, name)
