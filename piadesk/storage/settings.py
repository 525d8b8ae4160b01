"""What this terminal remembers for the clerk: recent files, how the window was left, habits."""

import json
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from piadesk.places import settings_folder
from piadesk.storage.writing import write_whole

RECENT: Final = 10

_log: Final = logging.getLogger(__name__)


@dataclass
class Settings:
    """The settings of this terminal."""

    recent: list[str] = field(default_factory=list)
    """Paths of the sheet files opened last, the newest first."""

    window: str = ""
    """Size and place of the window, as the window wrote them."""

    styles: dict[str, str] = field(default_factory=dict)
    """By form id the name of the `Style` in which items are named in 変更箇所."""

    stamps: list[str] = field(default_factory=list)
    """The office's titles over the boxes of 決裁欄, the highest first; none: the usual ones."""

    others: dict[str, Any] = field(default_factory=dict)
    """What other versions of PIAdesk keep here; it stays."""

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        told = str(path.absolute())
        self.recent = [told, *(other for other in self.recent if other != told)][:RECENT]

    def forget(self, path: Path) -> None:
        """Take a file that is gone off the recent ones."""
        self.recent = [other for other in self.recent if other != str(path.absolute())]


def load_settings() -> Settings:
    """The settings of this terminal; the first ones where none can be read."""
    try:
        found = json.loads(_file().read_bytes())
        recent, window = found.pop("recent", []), found.pop("window", "")
        styles = {str(form): str(style) for form, style in found.pop("styles", {}).items()}
        stamps = [str(title) for title in found.pop("stamps", [])]
        return Settings([str(path) for path in recent], str(window), styles, stamps, found)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError, AttributeError):
        _log.warning("the settings cannot be read", exc_info=True)
        return Settings()


def save_settings(settings: Settings) -> None:
    """Keep the settings; that this fails is logged and troubles nobody."""
    told = {
        **settings.others,
        "recent": settings.recent,
        "window": settings.window,
        "styles": settings.styles,
        "stamps": settings.stamps,
    }
    try:
        write_whole(_file(), json.dumps(told, indent=1).encode("ascii"))
    except OSError:
        _log.warning("the settings cannot be written", exc_info=True)


def _file() -> Path:
    return settings_folder() / "settings.json"
