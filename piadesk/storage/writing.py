"""Writes a file so that at any moment either the old content or the whole new one stands there.

A temporary file beside the target is written, flushed to the disk, read back and compared; only
then does it take the target's place. A kill on the way leaves it behind; `clear_left` takes it
away.
"""

import contextlib
import errno
import os
import re
import stat
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar

from piadesk.storage.long_paths import reachable
from piadesk.storage.processes import process_runs
from piadesk.storage.rights import copy_rights

LEFT_SECONDS: Final = 60 * 60
"""A temporary file of that age is no longer being written by anyone."""

TEMPORARY: Final = ".tmp"
"""Of the files that are being written."""

_PROCESS: Final = re.compile(r"-(\d{1,10})-[0-9a-f]{8}\.tmp$")
"""The number of the process that writes a temporary file, as its name ends."""

_PAUSES_SECONDS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)

T = TypeVar("T")


def write_whole(
    path: Path,
    content: bytes,
    check: Callable[[bytes], object] | None = None,
    *,
    private: bool = False,
    lasting: bool = True,
) -> None:
    """Put ``content`` at ``path``; a link is followed; owner, permission bits and access list of
    the old file stay where the system lets them.

    ``check`` is given what was read back from the disk, before it takes the target's place; what
    it raises goes through. A file that is set to 読み取り専用 is left as it is. A new file that is
    ``private`` may be read by nobody else. One that is not ``lasting`` outlives the program's end
    at once, a power cut only some time later: the disk is not waited for. Raises `OSError`,
    ``ENXIO`` for a pipe or a device. In all cases what stood there is untouched.
    """
    target = reachable(target_of(path))
    see_it_ends(target)
    if is_protected(target):
        raise OSError(errno.EROFS, "set to be read alone")
    # A short name of its own: the target's may already be as long as the file system takes.
    beside = target.with_name(f"{_prefix(target)}{os.getpid()}-{os.urandom(4).hex()}{TEMPORARY}")
    try:
        _write_down(beside, content, private=private or target.exists(), lasting=lasting)
        written = patiently(beside.read_bytes)
        if written != content:
            raise OSError(errno.EIO, "what was written reads back differently")
        if check is not None:
            check(written)
        copy_rights(target, beside)
        patiently(lambda: beside.replace(target))
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    if lasting:
        sync_folder(target.parent)


def is_protected(file: Path) -> bool:
    """Whether the file itself is set to 読み取り専用, on Windows as elsewhere: some systems would
    let another take its place all the same."""
    try:
        return not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    except OSError:
        return False


def see_it_ends(file: Path) -> None:
    """Raises `OSError` (``ENXIO``) for a pipe or a device: one might be waited for without end, and
    a file in its place would take it from all who use it."""
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(file))


def clear_left(path: Path) -> None:
    """Take away the temporary files that kills left of ``path``, an hour old or older.

    Only for whoever holds the file's lock. Were one still being written by somebody without a
    lock, he would be told that he could not save. It never raises.
    """
    target = reachable(target_of(path))
    with contextlib.suppress(OSError):
        remove_old(target.parent.glob(f"{_prefix(target)}*{TEMPORARY}"))


def remove_old(files: Iterable[Path]) -> None:
    """Take away those of the temporary files that are an hour old or older and that no other
    process of this terminal may still be writing. Raises `OSError`."""
    for file in files:
        if time.time() - file.stat().st_mtime > LEFT_SECONDS and not _has_writer(file):
            file.unlink(missing_ok=True)


def _has_writer(file: Path) -> bool:
    process = _PROCESS.search(file.name)
    return process is not None and int(process[1]) != os.getpid() and process_runs(int(process[1]))


def target_of(path: Path) -> Path:
    """The file itself where ``path`` is a link.

    Others stay as they are: a drive letter of a shared drive would become a server's name.
    """
    # The drive does not answer, or the link leads to itself (RuntimeError until Python 3.13).
    with contextlib.suppress(OSError, RuntimeError):
        if path.is_symlink():
            return path.resolve()
    return path.absolute()


def patiently(act: Callable[[], T]) -> T:
    """What ``act`` gives. On Windows a virus scanner, a preview or a sync tool may hold a file for
    a moment: a `PermissionError` is raised only when it stays for more than a second."""
    for pause in _PAUSES_SECONDS:
        try:
            return act()
        except PermissionError:
            time.sleep(pause)
    return act()


def _prefix(target: Path) -> str:
    """What the names of the temporary files of ``target`` begin with, and of no other file."""
    name = os.path.normcase(target.name).encode("utf-8", "surrogatepass")
    return f".piadesk-{zlib.crc32(name):08x}-"


def _write_down(beside: Path, content: bytes, *, private: bool, lasting: bool) -> None:
    try:
        with beside.open("xb") as file:
            if private:
                beside.chmod(0o600)
            file.write(content)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
    except FileNotFoundError as fault:
        if beside.parent.is_dir():  # what Windows says of paths of more than 260 letters
            raise OSError(errno.ENAMETOOLONG, str(fault)) from fault
        raise


def sync_folder(folder: Path) -> None:
    """Make the new name last; Windows has no way to do this for a folder and needs none."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
