r"""Paths longer than Windows takes as they are: spelled so that it takes them all the same.

Where its administrator has not allowed long paths, Windows refuses more than 259 letters unless a
path begins with ``\\?\``. A folder deep in a share is soon that long, and what stands beside a
sheet for a moment (temporary file, lock) bears a longer name than the sheet.
"""

import os
import sys
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final

MOST_LETTERS: Final = 200
"""Of a path that is left as it is: names beside it are at most 50 letters longer."""

_VERBATIM: Final = "\\\\?\\"


def reachable(path: Path) -> Path:
    """``path`` as the system takes it at any length; itself where it is short, or not on Windows.

    Only for what opens, writes and removes: shown and remembered is the path as the clerk knows it.
    """
    if sys.platform != "win32" or len(str(path)) <= MOST_LETTERS:
        return path
    # No dots nor slashes are looked at in what begins so.
    # Not resolved, for a drive letter would become a server's name.
    return Path(verbatim(PureWindowsPath(os.path.abspath(path))))  # noqa: PTH100


def verbatim(path: PurePath) -> PurePath:
    r"""An absolute Windows path with ``\\?\`` before it; a server's name follows after ``UNC``."""
    text = str(path)
    if text.startswith((_VERBATIM, "\\\\.\\")):
        return path
    if text.startswith("\\\\"):
        return type(path)(f"{_VERBATIM}UNC{text[1:]}")
    return type(path)(f"{_VERBATIM}{text}")
