"""Files in one folder that hold the same sheet: a copy that somebody made, or that a program which
keeps folders alike made of two that were written at once (競合コピー)."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from piadesk.digests import sha256
from piadesk.storage.file_names import SHEET_SUFFIXES
from piadesk.storage.long_paths import reachable

_MOST_FILES: Final = 300
"""So many files of a folder are looked into; each costs a shared drive some milliseconds."""

_HEAD_BYTES: Final = 500
"""The id stands fourth in a sheet file."""

_ID: Final = re.compile(rb'"id"\s*:\s*"([^"]{1,200})"')


def twins_of(path: Path, sheet_id: str) -> list[Path]:
    """The other sheet files beside ``path`` that say they hold the sheet of that id; none where
    the folder cannot be read."""
    with contextlib.suppress(OSError):
        files = reachable(path.parent).iterdir()
        others = (file for file in files if _is_other(file, path))
        return sorted(_with_id(islice(others, _MOST_FILES), sheet_id.encode()))
    return []


def mark_of(sheet_id: str, twins: Sequence[Path]) -> str:
    """A short name for this sheet in these files, to remember that they were told."""
    names = "/".join([sheet_id, *(twin.name for twin in twins)])
    return sha256(names.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_other(file: Path, path: Path) -> bool:
    is_sheet = file.suffix.lower() in SHEET_SUFFIXES and file.name != path.name
    return is_sheet and file.is_file()  # what is a pipe would hold the reader up for ever


def _with_id(files: Iterator[Path], sheet_id: bytes) -> Iterator[Path]:
    for file in files:
        with contextlib.suppress(OSError), file.open("rb") as opened:
            match = _ID.search(opened.read(_HEAD_BYTES))
            if match is not None and match[1] == sheet_id:
                yield file
