"""Who has a sheet file open: a small lock file beside it, readable by everyone who can see it.

Nothing hangs on locks of the operating system, which shared drives do not carry. A lock that
cannot be written is simply not there: the fingerprint of the file still keeps anyone from
overwriting what another one saved. Where that is for lack of a right the sheet could not be saved
either, and its opener is told. Nor does anything hang on a clock: only the
lock of a process of this terminal that no longer runs is taken without a question.
"""

import contextlib
import ctypes
import datetime
import errno
import getpass
import json
import logging
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Final

from piadesk.digests import random_id
from piadesk.storage.local_time import local_from
from piadesk.storage.long_paths import reachable
from piadesk.storage.processes import host_name as _host
from piadesk.storage.processes import process_runs
from piadesk.storage.writing import patiently, target_of, write_whole
from piadesk.words import say

_UNKNOWN: Final = 0
"""In the place of a process: the lock cannot be read, or another program wrote it."""

_MOST_BYTES: Final = 65_536
"""Of a lock; whoever may write beside the sheet may have laid anything in its place."""

_NO_RIGHT: Final = (errno.EACCES, errno.EPERM, errno.EROFS)

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Holder:
    """Who holds a sheet file open, on which terminal, since when (local time)."""

    user: str
    host: str
    process: int
    since: datetime.datetime
    token: str
    seen: datetime.datetime | None = None
    """The last sign of life, by the clock of that terminal."""

    @property
    def words(self) -> str:
        """Who has the file open, on which terminal, since when, as words for the clerk."""
        if not self.user or not self.host:
            return say("file.held_by.unknown")
        places = {"user": self.user, "host": self.host, "since": _moment(self.since)}
        if self.seen is None:
            return say("file.held_by.known", **places)
        return say("file.held_by.seen", **places, seen=_moment(self.seen))


class Lock:
    """The lock of one sheet file, ours once `take` or `take_over` was called."""

    def __init__(self, path: Path) -> None:
        target = target_of(path)
        self.file: Final = reachable(target.with_name(f".~lock.{target.name}#"))
        self.is_refused = False
        """Whether we may write nothing beside the sheet: what `take` was told."""
        self._us: Final = Holder(user_name(), _host(), os.getpid(), _now(), random_id(16))

    def take(self) -> Holder | None:
        """Take the lock unless someone else holds it; who that is, or None.

        None also where it is ours already, or no lock can be written.
        """
        for _ in range(2):
            try:
                file = patiently(lambda: self.file.open("xb"))
            except FileExistsError:
                other = self.holder()
                if other is not None or self._is_ours():
                    return other
                self._remove()
            except OSError as fault:
                _log.warning("no lock at %s", self.file, exc_info=True)
                self.is_refused = fault.errno in _NO_RIGHT
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
        holder = self._read()
        if holder is None or holder.token == self._us.token or self._is_left_over(holder):
            return None
        return holder

    def renew(self) -> None:
        """Say that we are still there; to be called every few minutes."""
        with contextlib.suppress(OSError), self.file.open("r+b") as file:
            # In the same open file: a lock that someone took over meanwhile is another one.
            if self._holder_in(file.read(_MOST_BYTES)).token == self._us.token:
                file.seek(0)
                file.write(self._content())
                file.truncate()

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
        holder = self._read()
        return holder is not None and holder.token == self._us.token

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)

    def _content(self) -> bytes:
        times = {"since": self._us.since.isoformat(), "seen": _now().isoformat()}
        return json.dumps(asdict(self._us) | times, ensure_ascii=False).encode("utf-8", "replace")

    def _read(self) -> Holder | None:
        """What the lock file says; an unreadable one is held by someone unknown."""
        try:
            if self.file.exists() and not self.file.is_file():
                return self._unknown()  # reading a pipe would never end
            with self.file.open("rb") as file:
                return self._holder_in(file.read(_MOST_BYTES))
        except FileNotFoundError:
            return None
        except OSError:
            return self._unknown()

    def _holder_in(self, content: bytes) -> Holder:
        try:
            record = json.loads(content)
            since, seen = (_time(record[key]) for key in ("since", "seen"))
            names = str(record["user"]), str(record["host"]), int(record["process"])
            return Holder(*names, since, str(record["token"]), seen)
        except (ValueError, TypeError, KeyError, OverflowError, OSError, RecursionError):
            return self._unknown()

    def _unknown(self) -> Holder:
        return Holder("", "", _UNKNOWN, self._written_at(), "")

    def _is_left_over(self, holder: Holder) -> bool:
        return holder.host == self._us.host and not process_runs(holder.process)

    def _written_at(self) -> datetime.datetime:
        try:
            seconds = self.file.stat().st_mtime
        except OSError:
            seconds = time.time()
        return local_from(seconds)


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone().replace(microsecond=0)


def _time(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).astimezone()


def _moment(time: datetime.datetime) -> str:
    return f"{time.month}月{time.day}日 {time:%H:%M}"


def _hide(file: Path) -> None:
    """On Windows a leading dot hides nothing."""
    if sys.platform == "win32":
        hidden = 0x2
        ctypes.WinDLL("kernel32").SetFileAttributesW(str(file), hidden)


def user_name() -> str:
    """Who is at this terminal, as its system calls them; "" where it does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
