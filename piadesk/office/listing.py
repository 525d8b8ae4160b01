"""The list of all sheets in a folder, its sub-folders too: read where files changed, else known."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.office.index import Checked, Index, Kept, Seen
from piadesk.office.summary import (
    MOST_BYTES,
    Read,
    Summary,
    Trouble,
    number_order,
    read,
    searchable,
)
from piadesk.storage.file_names import SHEET_SUFFIXES
from piadesk.storage.lock import Lock
from piadesk.storage.long_paths import reachable

ARCHIVE: Final = "保管"
"""The sub-folder that sheets are put away into; it is not listed."""

_DEEPEST: Final = 4
"""So many folders below each other are looked into: a whole drive is no office's folder."""

_MOST_FILES: Final = 5_000


class Listed(NamedTuple):
    """One file of the folder."""

    name: str
    """Its path relative to the folder, with ``/``."""
    path: Path
    seen: Seen
    summary: Summary
    checked: Checked | None = None
    holder: str = ""
    """Who has it open, on which terminal, since when; "" for nobody."""

    @property
    def folder(self) -> Path:
        """The office's folder, that ``name`` is relative to."""
        return self.path.parents[self.name.count("/")]

    @property
    def is_sheet(self) -> bool:
        """Whether its answers are known."""
        return self.summary.trouble in (Trouble.NONE, Trouble.TWIN)


def listed(folder: Path, index: Index) -> list[Listed]:
    """Every sheet of the folder in the order of 評価書番号, with what else lies there and may be
    one. Raises `OSError` where the folder itself cannot be read.

    JSON files of other programs are left out.
    """
    os.scandir(reachable(folder)).close()
    known = index.known()
    files: list[Listed] = []
    new: list[tuple[str, Seen, Read]] = []
    names: set[str] = set()
    for name, entry, is_locked in _files(reachable(folder)):
        names.add(name)
        seen = _seen(entry)
        kept = known.get(name)
        if seen is None or kept is None or kept.seen != seen:
            fresh = _read(entry) if seen else Read(Summary(Trouble.UNREADABLE))
            kept = Kept(seen or Seen(0, 0), fresh.summary, None)
            new.append((name, kept.seen, fresh))
        holder = Lock(folder / name).holder() if is_locked else None
        files.append(Listed(name, folder / name, *kept, holder.words if holder else ""))
    index.keep(new)
    index.forget(known.keys() - names)
    sheets = [file for file in files if file.summary.trouble is not Trouble.FOREIGN]
    return sorted(_with_twins(sheets), key=_order)


def search(index: Index, words: str) -> set[str]:
    """The names of the files in which all these words stand, in any answer."""
    wanted = [searchable(word) for word in words.split()]
    hits = [index.search(word) for word in wanted if word]
    return set.intersection(*hits) if hits else set()


def _files(folder: Path) -> Iterator[tuple[str, os.DirEntry[str], bool]]:
    count = 0
    waiting = [(folder, "", 0)]
    while waiting:
        place, prefix, depth = waiting.pop()
        try:
            with os.scandir(place) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        locks = {entry.name for entry in inside if entry.name.startswith(".~lock.")}
        for entry in inside:
            if entry.name.startswith((".", "~$")):
                continue
            if _is_folder(entry):
                if depth < _DEEPEST and entry.name != ARCHIVE:
                    waiting.append((Path(entry.path), f"{prefix}{entry.name}/", depth + 1))
            elif Path(entry.name).suffix.lower() in SHEET_SUFFIXES and count < _MOST_FILES:
                count += 1
                yield f"{prefix}{entry.name}", entry, f".~lock.{entry.name}#" in locks


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _seen(entry: os.DirEntry[str]) -> Seen | None:
    try:
        facts = entry.stat()
    except OSError:
        return None
    return Seen(facts.st_size, facts.st_mtime_ns)


def _read(entry: os.DirEntry[str]) -> Read:
    try:
        if not entry.is_file():
            return Read(Summary(Trouble.UNREADABLE))
        with Path(entry.path).open("rb") as file:
            return read(file.read(MOST_BYTES + 1))  # never all of what is no sheet
    except OSError:
        return Read(Summary(Trouble.UNREADABLE))


def _with_twins(sheets: list[Listed]) -> Iterator[Listed]:
    ids = Counter(sheet.summary.sheet_id for sheet in sheets if sheet.summary.sheet_id)
    for sheet in sheets:
        is_twin = sheet.summary.trouble is Trouble.NONE and ids[sheet.summary.sheet_id] > 1
        summary = sheet.summary._replace(trouble=Trouble.TWIN) if is_twin else sheet.summary
        yield sheet._replace(summary=summary)


def _order(sheet: Listed) -> tuple[str, str, str]:
    """By number; what has none stands at the end."""
    return (number_order(sheet.summary.number), sheet.summary.form, sheet.name)
