"""Who has a sheet file open: a small lock file beside it, readable by everyone who can see it.

Nothing hangs on locks of the operating system, which shared drives do not carry. A lock that
cannot be written (no right to, no room) is simply not there: the fingerprint of the file still
keeps anyone from overwriting what another one saved.
"""

import contextlib
import ctypes
import datetime
import getpass
import json
import logging
import os
import secrets
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Final

from piadesk.storage.writing import target_of, write_whole
from piadesk.words import say

STALE_SECONDS: Final = 24 * 60 * 60
"""A lock that was not renewed for so long is left over from a crash."""

UNSIGNED_SECONDS: Final = 60
"""A lock in which nobody's name stands after so long is left over from a crash too."""

_UNKNOWN: Final = 0
"""In the place of a process: the lock cannot be read, or another program wrote it."""

_NOBODY: Final = -1
"""The same of a lock that was cut off before it was signed."""


_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Holder:
    """Who holds a sheet file open, on which terminal, since when (local time)."""

    user: str
    host: str
    process: int
    since: datetime.datetime
    token: str

    @property
    def told(self) -> str:
        """Who has the file open, on which terminal, since when, as words for the clerk."""
        if not self.user or not self.host:
            return say("file.held_by.unknown")
        since = f"{self.since.month}月{self.since.day}日 {self.since:%H:%M}"
        return say("file.held_by.known", user=self.user, host=self.host, since=since)


class Lock:
    """The lock of one sheet file, ours once `take` or `take_over` was called."""

    def __init__(self, path: Path) -> None:
        target = target_of(path)
        self.file: Final = target.with_name(f".~lock.{target.name}#")
        now = datetime.datetime.now().astimezone().replace(microsecond=0)
        self._us: Final = Holder(_user(), _host(), os.getpid(), now, secrets.token_hex(8))

    def take(self) -> Holder | None:
        """Take the lock unless someone else holds it; who that is, or None.

        None also where it is ours already, or no lock can be written.
        """
        for _ in range(2):
            try:
                file = self.file.open("xb")
            except FileExistsError:
                other = self.holder()
                if other is not None or self._is_ours():
                    return other
                self._remove()
            except OSError:
                _log.warning("no lock at %s", self.file, exc_info=True)
                return None
            else:
                self._sign(file)
                return None
        return self.holder()

    def take_over(self) -> None:
        """Take the lock whoever holds it; the clerk was asked before."""
        try:
            self._remove()
            write_whole(self.file, self._content())
        except OSError:
            _log.warning("no lock at %s", self.file, exc_info=True)
        else:
            _hide(self.file)

    def holder(self) -> Holder | None:
        """Who else holds the file now; None when nobody does, or only a lock left over."""
        found = self._read()
        if found is None or found.token == self._us.token or self._is_stale(found):
            return None
        return found

    def renew(self) -> None:
        """Say that we are still there; to be called every few hours."""
        if self._is_ours():
            with contextlib.suppress(OSError):
                os.utime(self.file)

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        if self._is_ours():
            self._remove()

    def _sign(self, file: BinaryIO) -> None:
        """Say in the new lock file that it is ours; one that cannot be signed goes again."""
        try:
            with file:
                file.write(self._content())
        except OSError:
            _log.warning("no lock at %s", self.file, exc_info=True)
            self._remove()
        else:
            _hide(self.file)

    def _is_ours(self) -> bool:
        found = self._read()
        return found is not None and found.token == self._us.token

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)

    def _content(self) -> bytes:
        told = asdict(self._us) | {"since": self._us.since.isoformat()}
        return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")

    def _read(self) -> Holder | None:
        """What the lock file says; an unreadable one is held by someone unknown."""
        try:
            content = self.file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            return Holder("", "", _UNKNOWN, self._written_at(), "")
        try:
            told = json.loads(content)
            since = datetime.datetime.fromisoformat(told["since"]).astimezone()
            return Holder(
                str(told["user"]), str(told["host"]), int(told["process"]), since, told["token"]
            )
        except (ValueError, TypeError, KeyError):
            # Empty or torn, one of ours was cut off; anything else another program wrote.
            ours = content.strip(b"\0")[:1] in (b"", b"{")
            process = _NOBODY if ours else _UNKNOWN
            return Holder("", "", process, self._written_at(), "")

    def _is_stale(self, found: Holder) -> bool:
        age = time.time() - self._written_at().timestamp()
        if age > (UNSIGNED_SECONDS if found.process == _NOBODY else STALE_SECONDS):
            return True
        return found.host == self._us.host and not process_runs(found.process)

    def _written_at(self) -> datetime.datetime:
        try:
            seconds = self.file.stat().st_mtime
        except OSError:
            seconds = time.time()
        return datetime.datetime.fromtimestamp(seconds).astimezone()


def process_runs(process: int) -> bool:
    """Whether a process of that number runs on this machine; True where it cannot be told."""
    if process <= 0:
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


def _hide(file: Path) -> None:
    """On Windows a leading dot hides nothing."""
    if sys.platform == "win32":
        hidden = 0x2
        ctypes.WinDLL("kernel32").SetFileAttributesW(str(file), hidden)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _host() -> str:
    """The terminal's name, without asking the network."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
