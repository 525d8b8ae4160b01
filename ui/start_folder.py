"""The folder in which the dialogs for files begin, until the clerk chooses another."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

from piadesk.places import settings_folder

_DOCUMENTS: Final = QStandardPaths.StandardLocation.DocumentsLocation


def enter_start_folder(preset: Path | None) -> None:
    """Go where the office wants it; else away from the program's own folder, in which Windows
    starts it from the menu, to the clerk's documents."""
    if preset is not None:
        with contextlib.suppress(OSError):  # the share is not there today
            os.chdir(preset)
            return
    if _is_no_place_for_sheets():
        with contextlib.suppress(OSError):
            os.chdir(QStandardPaths.writableLocation(_DOCUMENTS))


def keep_dialogs_in_our_folder() -> None:
    """What Qt's own file dialog remembers (its last folders) stays among our settings; else it has
    a file beside those of other programs. Windows has a dialog of its own and keeps to it."""
    if sys.platform == "win32":
        return
    from PySide6.QtCore import QSettings  # its class is only paid for where it is of use

    with contextlib.suppress(OSError):
        folder = str(settings_folder())
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)


def _is_no_place_for_sheets() -> bool:
    """Whether the present folder is the bundle's or one of Windows itself, or is gone."""
    try:
        folder = Path.cwd()
    except OSError:
        return True
    barred = [Path(sys.executable).parent] if getattr(sys, "frozen", False) else []
    if windows := os.environ.get("SYSTEMROOT"):
        barred.append(Path(windows))
    return any(bar == folder or bar in folder.parents for bar in barred)
