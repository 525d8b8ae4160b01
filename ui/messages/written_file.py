"""A file that was written for others: it, or the folder that it lies in, shown by the system."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

WAYS: Final = ("open_folder", "open_saved")
"""What can be shown, by the words of it; the file itself last, next to what Enter does."""


def show_written(path: Path, way: str) -> bool:
    """Let the system show the file or its folder; False where it has no program for it."""
    shown = path.parent if way == "open_folder" else path
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown.absolute())))
