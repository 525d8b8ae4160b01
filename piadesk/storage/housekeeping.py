"""The program's data folder kept in order: what killed programs left half written goes; when the
earlier saves of all sheets take too much room, the oldest can be taken away."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from piadesk.places import data_folder, settings_folder
from piadesk.storage import generations
from piadesk.storage.generations import EarlierSave
from piadesk.storage.writing import TEMPORARY, remove_old

LIMIT_BYTES: Final = 1_000_000_000
"""What the earlier saves of all sheets may take on the disk before the clerk is asked."""

_AFTERWARDS: Final = 0.8
"""The part of the limit down to which they are taken away, so that the question comes seldom."""


def remove_litter() -> None:
    """Take away temporary files that nobody writes any more. It never raises."""
    for find in (data_folder, settings_folder):
        with contextlib.suppress(OSError):
            remove_old(find().rglob(f".*{TEMPORARY}"))


def used_bytes() -> int:
    """What the earlier saves of all sheets take. Raises `OSError`."""
    return sum(_bytes_in(folder) for folder in generations.all_folders())


def make_room(limit: int = LIMIT_BYTES) -> None:
    """Take away the oldest earlier saves, whichever sheet they are of, until they take no more than
    four fifths of ``limit``. The newest of each sheet, and its newest that can be opened, stay.

    Raises `OSError`.
    """
    surplus = used_bytes() - int(limit * _AFTERWARDS)
    for save in sorted(_superfluous(), key=lambda save: save.saved_at):
        if surplus <= 0:
            return
        before = _bytes_in(save.file.parent)
        save.file.unlink(missing_ok=True)
        generations.clear_pictures(save.file.parent)
        surplus -= before - _bytes_in(save.file.parent)


def _superfluous() -> Iterator[EarlierSave]:
    for folder in generations.all_folders():
        saves = generations.saves_in(folder)
        good = [save for save in saves if save.is_good]
        yield from set(saves) - {*saves[:1], *good[:1]}


def _bytes_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
