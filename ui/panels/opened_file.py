"""What is looked after while a sheet file is open, and told in lines above the pages."""

from collections.abc import Callable
from pathlib import Path

from piadesk.storage.settings import Settings
from ui.panels.broken_pictures import BrokenPictures
from ui.panels.outside_change import OutsideChange
from ui.panels.twin_files import TwinFiles
from ui.wizard.wizard import Wizard


def look_after(
    wizard: Wizard,
    settings: Settings,
    settle: Callable[[], object],
    merge: Callable[[Path], object],
) -> None:
    """Watch the file of the sheet; ``settle`` is done where others wrote it and the clerk wants to
    read it again or to choose. Look at its pictures, and for other files that hold the sheet: one
    can be put together with it by ``merge``."""
    OutsideChange(wizard, settle)
    TwinFiles(wizard, settings, merge)
    BrokenPictures(wizard)
