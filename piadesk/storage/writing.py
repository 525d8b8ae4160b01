"""Writes a file so that at any moment either the old content or the whole new one stands there.

A temporary file beside the target is written, flushed to the disk, read back and compared; only
then does it take the target's place.
"""

import contextlib
import os
import secrets
import shutil
import time
from pathlib import Path
from typing import Final

_TRIES: Final = 5
_PAUSE_SECONDS: Final = 0.1


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``; a link is followed, the permission bits of the old file stay.

    Raises `OSError`; the old file is then untouched.
    """
    target = target_of(path)
    # A short name of its own: the target's may already be as long as the file system takes.
    beside = target.with_name(f".piadesk-{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if beside.read_bytes() != content:
            raise OSError("what was written reads back differently")
        with contextlib.suppress(OSError):
            shutil.copymode(target, beside)
        _take_the_place(beside, target)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    _sync_folder(target.parent)


def target_of(path: Path) -> Path:
    """The file itself where ``path`` is a link.

    Others stay as they are: a drive letter of a shared drive would become a server's name.
    """
    return path.resolve() if path.is_symlink() else path.absolute()


def _take_the_place(beside: Path, target: Path) -> None:
    """On Windows a virus scanner or a preview may hold the target for a moment: wait for it."""
    for _ in range(_TRIES - 1):
        try:
            beside.replace(target)
        except PermissionError:
            time.sleep(_PAUSE_SECONDS)
        else:
            return
    beside.replace(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; Windows has no way to do this for a folder and needs none."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
