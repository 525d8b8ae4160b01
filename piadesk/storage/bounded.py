"""Our own files are read where reading them has an end, and so far as they may be long."""

from pathlib import Path

from piadesk.storage.writing import patiently, see_it_ends


def bounded_bytes(file: Path, max_bytes: int | None = None) -> bytes:
    """The content of ``file``, of one longer than ``max_bytes`` the first of them and one more.

    Raises `OSError`; ``ENXIO`` for a pipe or a device.
    """
    see_it_ends(file)
    return patiently(lambda: _start_of(file, max_bytes))


def _start_of(file: Path, max_bytes: int | None) -> bytes:
    with file.open("rb") as opened:  # what another program holds does not even open
        return opened.read(-1 if max_bytes is None else max_bytes + 1)
