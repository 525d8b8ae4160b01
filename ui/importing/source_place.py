r"""Whether the source that a sheet names may be looked for.

A sheet file may come from anybody, and Windows hands the clerk's credentials to whatever server a
path names. So a path on the network is followed only where the clerk chose it, or where the sheet
itself lies on that server.
"""

from pathlib import Path, PureWindowsPath
from typing import Final

_chosen: Final[set[Path]] = set()
"""Sources that the clerk chose while the program ran."""


def note_chosen(source: Path) -> None:
    """The clerk has just chosen that file."""
    _chosen.add(source.absolute())


def may_be_looked_for(source: Path, sheet_file: Path | None) -> bool:
    """Whether to look for ``source``, which the sheet in ``sheet_file`` names."""
    server = _server(source)
    if not server or source in _chosen:
        return True
    return sheet_file is not None and server == _server(sheet_file) and server not in ("?", ".")


def _server(path: Path) -> str:
    """The server that a path leads to, "" for none; "?" and "." stand for devices too."""
    drive = PureWindowsPath(str(path)).drive
    return drive.split("\\")[2].casefold() if drive.startswith("\\\\") else ""
