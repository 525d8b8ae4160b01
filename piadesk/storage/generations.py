"""Earlier saves (以前の保存分) of each sheet file, kept in the program's data folder.

One folder per sheet file, one file per save. They are counted, and ordered by that number: a clock
that is wrong, or was, changes nothing. A note in the folder tells the sheet: so a file that was
moved, renamed or saved under another name still leads to what is kept of it. Of the good ones the
newest twenty stay, then the last of each of thirty days and of each of twenty-four months. Saves
that cannot be opened push out none.
"""

import contextlib
import datetime
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.digests import sha256
from piadesk.places import data_folder, private_folder
from piadesk.storage import kept_content
from piadesk.storage.bounded import bounded_bytes
from piadesk.storage.local_time import local
from piadesk.storage.sheet_json import fingerprint as fingerprint_of
from piadesk.storage.writing import write_whole

NEWEST: Final = 20
DAYS: Final = 30
MONTHS: Final = 24
"""Days and months on which something was saved, not such on a calendar: a clock that was once a
year ahead makes nothing old."""

DAMAGED: Final = 5
"""How many stay of those that cannot be opened."""

_NOTE: Final = "of.json"
"""In the folder of a file: its path, and the id of the sheet that it holds."""

_MOST_NOTED: Final = 65_536
"""Bytes of such a note."""

_TIME: Final = "%Y%m%dT%H%M%S%fZ"
_NAME: Final = re.compile(r"(\d{8,})-(\d{8}T\d{12}Z)-(good|damaged)\.save")


class EarlierSave(NamedTuple):
    """One earlier save: the file that keeps it, its number, when it was saved by the clock of this
    terminal, and whether it could be opened then."""

    file: Path
    number: int
    saved_at: datetime.datetime
    is_good: bool

    def content(self) -> bytes:
        """The sheet file's bytes as they were. Raises `OSError` when they cannot be read."""
        return kept_content.unpack(self.file.read_bytes(), _pictures(self.file.parent))

    def fingerprint(self) -> str:
        """That of the content. Raises `OSError` when the save cannot be read."""
        return kept_content.stated_fingerprint(self.file.read_bytes())

    def holds(self, fingerprint: str) -> bool:
        """Whether it holds the content of that fingerprint."""
        try:
            return self.fingerprint() == fingerprint
        except OSError:
            return False


class KeptElsewhere(NamedTuple):
    """What is kept of another file of the same sheet: one that it had before it was moved, renamed
    or saved under another name, or a copy."""

    path: Path
    saves: list[EarlierSave]


def keep(
    path: Path,
    content: bytes,
    fingerprint: str = "",
    *,
    is_good: bool = True,
    sheet_id: str = "",
) -> None:
    """Keep ``content``, which has that fingerprint, as a save of the sheet file ``path``, unless
    it is the newest one kept.

    ``is_good`` says that it can be opened; ``sheet_id`` of which sheet it is, where that is known.
    Raises `OSError`.
    """
    fingerprint = fingerprint or fingerprint_of(content)
    saves = earlier_saves(path)
    if sheet_id:
        _note(path, sheet_id)
    if saves and saves[0].holds(fingerprint):
        return
    folder = private_folder(folder_of(path))
    now = datetime.datetime.now(datetime.UTC)
    number = saves[0].number + 1 if saves else 1
    name = f"{number:08d}-{now.strftime(_TIME)}-{'good' if is_good else 'damaged'}.save"
    packed = kept_content.pack(content, fingerprint, _pictures(folder))
    write_whole(folder / name, packed, private=True)
    _thin_out(folder)


def earlier_saves(path: Path) -> list[EarlierSave]:
    """What is kept of the sheet file ``path``, the newest first."""
    return saves_in(folder_of(path))


def is_newest(path: Path, fingerprint: str) -> bool:
    """Whether the newest save kept of ``path`` holds the content of that fingerprint."""
    with contextlib.suppress(OSError):
        saves = earlier_saves(path)
        return bool(saves) and saves[0].holds(fingerprint)
    return False


def saves_in(folder: Path) -> list[EarlierSave]:
    """The saves in a folder, the newest first; what somebody else laid there is passed over."""
    saves = filter(None, map(_save, folder.glob("*.save")))
    return sorted(saves, key=lambda save: (save.number, save.saved_at), reverse=True)


def kept_elsewhere(path: Path | None, sheet_id: str) -> list[KeptElsewhere]:
    """What is kept of other files than ``path`` that held the sheet of that id, by the newest save
    of each. Raises `OSError`."""
    own = folder_of(path) if path is not None else None
    others = [
        KeptElsewhere(noted_path, saves_in(folder))
        for folder in all_folders()
        for noted_path, noted_id in [_noted(folder)]
        if folder != own and sheet_id and noted_id == sheet_id
    ]
    filled = [other for other in others if other.saves]
    return sorted(filled, key=lambda other: other.saves[0].saved_at, reverse=True)


def _note(path: Path, sheet_id: str) -> None:
    folder = private_folder(folder_of(path))
    if _noted(folder) != (path.absolute(), sheet_id):
        note = {"path": str(path.absolute()), "sheet": sheet_id}
        write_whole(folder / _NOTE, json.dumps(note).encode("ascii"), private=True)


def _noted(folder: Path) -> tuple[Path, str]:
    """The path and the sheet's id of a note; nothing where there is none, or a damaged one."""
    try:
        note = json.loads(bounded_bytes(folder / _NOTE, _MOST_NOTED))
        return Path(note["path"]), str(note["sheet"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Path(), ""


def _thin_out(folder: Path) -> None:
    """Take away the saves that are one too many."""
    saves = saves_in(folder)
    superfluous = {*saves} - {*_kept(saves)}
    for save in superfluous:
        save.file.unlink(missing_ok=True)
    if superfluous:
        clear_pictures(folder)


def clear_pictures(folder: Path) -> None:
    """Take away the pictures that no save in ``folder`` holds; none while one cannot be read."""
    with contextlib.suppress(OSError):
        kept_content.remove_unused((save.file for save in saves_in(folder)), _pictures(folder))


def key_of(path: Path) -> str:
    """A name for folders and files that belong to the sheet file ``path``, the same for one file
    however its path is spelt."""
    try:
        spelt = os.path.normcase(path.resolve())
    except (OSError, ValueError):  # the drive does not answer, or no file is called so
        spelt = os.path.normcase(path.absolute())
    try:
        name = os.fsencode(spelt)  # the bytes, for what they are as text hangs on the locale
    except UnicodeEncodeError:  # no file is called so
        name = spelt.encode("utf-8", "surrogatepass")
    return sha256(name).hexdigest()[:20]


def all_folders() -> list[Path]:
    """The folders of all sheet files. Raises `OSError`."""
    return [folder for folder in _root().glob("*") if folder.is_dir()]


def folder_of(path: Path) -> Path:
    """Where the saves of the sheet file ``path`` stand."""
    return _root() / key_of(path)


def _root() -> Path:
    return private_folder(data_folder() / "earlier")


def _pictures(folder: Path) -> Path:
    return folder / "pictures"


def _save(file: Path) -> EarlierSave | None:
    parts = _NAME.fullmatch(file.name)
    if parts is None:
        return None
    try:
        # `strptime` would load what takes as long as to read twenty sheets.
        saved_at = datetime.datetime.fromisoformat(f"{parts[2][:15]}.{parts[2][15:]}")
    except ValueError:
        return None
    return EarlierSave(file, int(parts[1]), saved_at, parts[3] == "good")


def _kept(saves: list[EarlierSave]) -> Iterator[EarlierSave]:
    """Those of the ``saves`` (the newest first) that stay."""
    good = [save for save in saves if save.is_good]
    yield from good[:NEWEST]
    yield from _last_of_each(good, "%Y%m%d", DAYS)
    yield from _last_of_each(good, "%Y%m", MONTHS)
    yield from [save for save in saves if not save.is_good][:DAMAGED]


def _last_of_each(saves: Iterable[EarlierSave], period: str, count: int) -> list[EarlierSave]:
    last: dict[str, EarlierSave] = {}
    for save in saves:
        last.setdefault(local(save.saved_at).strftime(period), save)
    return list(last.values())[:count]
