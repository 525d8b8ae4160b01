"""Earlier saves (以前の保存分) of each sheet file, kept in the program's data folder.

One folder per sheet file, one compressed file per save, the last twenty of them; fewer where they
are very large.
"""

import datetime
import gzip
import hashlib
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from piadesk.places import data_folder
from piadesk.storage.writing import write_whole

KEPT: Final = 20
MOST_BYTES: Final = 200_000_000
"""What the saves of one file may take on the disk; the last two are kept whatever they take."""

_TIME: Final = "%Y%m%dT%H%M%S%fZ"
_SUFFIX: Final = ".json.gz"


@dataclass(frozen=True)
class EarlierSave:
    """One earlier save: the file that keeps it, and when it was saved."""

    file: Path
    saved_at: datetime.datetime

    def content(self) -> bytes:
        """The sheet file's bytes as they were. Raises `OSError` when they cannot be read."""
        try:
            return gzip.decompress(self.file.read_bytes())
        except (EOFError, zlib.error) as fault:
            raise OSError(str(fault)) from fault


def keep(path: Path, content: bytes) -> None:
    """Keep ``content`` as a save of the sheet file ``path``, unless it is the newest one kept.

    Raises `OSError`.
    """
    kept = earlier_saves(path)
    if kept and _same(kept[0], content):
        return
    folder = _folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.datetime.now(datetime.UTC)
    write_whole(folder / (now.strftime(_TIME) + _SUFFIX), gzip.compress(content, mtime=0))
    room = MOST_BYTES
    for number, old in enumerate(kept, start=2):
        room -= old.file.stat().st_size
        if number > KEPT or (number > 2 and room < 0):
            old.file.unlink(missing_ok=True)


def earlier_saves(path: Path) -> list[EarlierSave]:
    """What is kept of the sheet file ``path``, the newest first."""
    files = sorted(_folder(path).glob(f"*{_SUFFIX}"), reverse=True)
    return [EarlierSave(file, saved_at) for file in files if (saved_at := _time(file))]


def key_of(path: Path) -> str:
    """A name for folders and files that belong to the sheet file ``path``, the same for one file
    however its path is spelt."""
    try:
        told = os.path.normcase(path.resolve())
    except OSError:  # the drive does not answer
        told = os.path.normcase(path.absolute())
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _folder(path: Path) -> Path:
    return data_folder() / "earlier" / key_of(path)


def _time(file: Path) -> datetime.datetime | None:
    """When a kept file was saved; None for one that somebody else laid there."""
    told = file.name.removesuffix(_SUFFIX)
    try:
        return datetime.datetime.strptime(told, _TIME).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None


def _same(kept: EarlierSave, content: bytes) -> bool:
    try:
        return kept.content() == content
    except OSError:
        return False
