"""Which of the things that have a path can be read to their end."""

import contextlib
from pathlib import Path

from piadesk.errors import SourceError
from piadesk.storage.long_paths import reachable
from piadesk.words import reason


def regular(path: str) -> Path:
    """That path, also where nothing is there: who reads it tells that.

    Raises `SourceError`, ``source.not_file``, for a folder, a pipe or a device: reading one of
    these may never end.
    """
    file = reachable(Path(path))
    with contextlib.suppress(OSError):
        if file.exists() and not file.is_file():
            raise SourceError("source.not_file", path=file.name)
    return file


def content_of(path: Path) -> bytes:
    """What stands in a file. Raises `SourceError` (``source.missing``, ``source.unreadable``)."""
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise SourceError("source.missing", path=path.name) from fault
    except OSError as fault:
        raise SourceError("source.unreadable", path=path.name, reason=reason(fault)) from fault
