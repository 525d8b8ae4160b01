"""Whether the program ended as it should the last times.

While a window is open a small file in the data folder says so, and which sheet file it holds. The
window takes it away when it closes; one that is left by a process that runs no more tells of a
crash, and of how many there had been in a row before.
"""

import contextlib
import json
import logging
import os
import zlib
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.places import data_folder
from piadesk.storage.processes import host_name, process_runs

SUFFIX: Final = ".running"

MAX_CRASHES: Final = 2
"""After so many in a row the next start opens nothing by itself."""

_log: Final = logging.getLogger(__name__)


class Past(NamedTuple):
    """How the program ended: so many crashes in a row, and the sheet file open at the last one."""

    crashes: int = 0
    path: Path | None = None

    @property
    def wants_care(self) -> bool:
        """Whether what was open may be what ends the program."""
        return self.crashes >= MAX_CRASHES


class Running:
    """The mark of this process: begins with the window, and goes with `end`. It never raises."""

    def __init__(self) -> None:
        self.past: Final = _take_marks()
        self._file: Path | None = None
        with contextlib.suppress(OSError):
            self._file = data_folder() / f"{_here()}-{os.getpid()}{SUFFIX}"
        self.note(None)

    def note(self, path: Path | None) -> None:
        """From now on that sheet file is open, or is being opened; None for none."""
        mark = {"crashes": self.past.crashes, "path": str(path.absolute()) if path else ""}
        self._keep(json.dumps(mark).encode("ascii"))

    def end(self) -> None:
        """The window closes as it should."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.unlink(missing_ok=True)
        self._file = None

    def _keep(self, content: bytes) -> None:
        # Not flushed to the disk: what is to be survived is the end of the process alone.
        if self._file is not None:
            try:
                self._file.write_bytes(content)
            except OSError:
                _log.warning("no mark at %s", self._file, exc_info=True)


def _take_marks() -> Past:
    """What the marks of processes that run no more tell; they are taken away."""
    past = Past()
    with contextlib.suppress(OSError):
        for file in sorted(data_folder().glob(f"*{SUFFIX}"), key=_changed_at):
            if _is_of_the_past(file):
                left = _read(file)
                past = Past(max(past.crashes, left.crashes + 1), left.path)
                file.unlink(missing_ok=True)
    return past


def _is_of_the_past(file: Path) -> bool:
    """Whether a process of this terminal left the mark and runs no more."""
    host, _, number = file.stem.rpartition("-")
    if host != _here() or not number.isdecimal():
        return False
    return int(number) == os.getpid() or not process_runs(int(number))


def _read(file: Path) -> Past:
    """What a mark says; one that was torn says nothing but that it is there."""
    try:
        mark = json.loads(file.read_bytes())
        return Past(int(mark["crashes"]), Path(mark["path"]) if mark["path"] else None)
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return Past()


def _here() -> str:
    """The terminal, as part of a file's name: a profile may go from one to another."""
    return f"{zlib.crc32(host_name().encode('utf-8', 'surrogatepass')):08x}"


def _changed_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
