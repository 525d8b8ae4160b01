"""What this terminal remembers for the clerk: recent files and how the window was left."""

import logging
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from piadesk.places import settings_folder
from piadesk.writing import write_whole

RECENT: Final = 10

_log: Final = logging.getLogger(__name__)


class Settings(BaseModel):
    """The settings of this terminal. Unknown keys are kept for other versions of PIAdesk."""

    model_config = ConfigDict(extra="allow")

    recent: list[str] = Field(default_factory=list)
    """Paths of the sheet files opened last, the newest first."""

    window: str = ""
    """Size and place of the window, as the window wrote them."""

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        told = str(path.resolve())
        self.recent = [told, *(other for other in self.recent if other != told)][:RECENT]

    def forget(self, path: Path) -> None:
        """Take a file that is gone off the recent ones."""
        self.recent = [other for other in self.recent if other != str(path.resolve())]


def load_settings() -> Settings:
    """The settings of this terminal; the first ones where none can be read."""
    try:
        return Settings.model_validate_json(_file().read_bytes())
    except FileNotFoundError:
        return Settings()
    except (OSError, ValidationError):
        _log.warning("the settings cannot be read", exc_info=True)
        return Settings()


def save_settings(settings: Settings) -> None:
    """Keep the settings; that this fails is logged and troubles nobody."""
    try:
        write_whole(_file(), settings.model_dump_json(indent=1).encode("utf-8"))
    except OSError:
        _log.warning("the settings cannot be written", exc_info=True)


def _file() -> Path:
    return settings_folder() / "settings.json"
