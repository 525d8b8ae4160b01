"""Our own files are read where reading them has an end, and so far as they may be long."""

import errno
import os
from pathlib import Path

from piadesk.storage.writing import patiently


def bounded_bytes(file: Path, max_bytes: int | None = None) -> bytes:
    """The content of ``file``, of one longer than ``max_bytes`` the first of them and one more.

    Raises `OSError`; ``EINVAL`` for a pipe or a device, which might be waited for without end.
    """
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(file))
    return patiently(lambda: _start_of(file, max_bytes))


def _start_of(file: Path, max_bytes: int | None) -> bytes:
    with file.open("rb") as opened:  # what another program holds does not even open
        return opened.read(-1 if max_bytes is None else max_bytes + 1)
