"""What this terminal remembers for the clerk: recent files, how the window was left, habits."""

import contextlib
import json
import logging
import re
import secrets
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from piadesk.errors import SheetFileError
from piadesk.places import settings_folder
from piadesk.storage.sheet_json import strict_json
from piadesk.storage.writing import write_whole

RECENT: Final = 10

_LARGEST_BYTES: Final = 1_000_000
"""A file of settings that is larger is none of ours."""

_SURROGATE: Final = re.compile("[\ud800-\udfff\0]")

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

    put_aside: bool = field(default=False, compare=False)
    """Whether the file was damaged, was put aside, and these are the first settings."""

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        newest = str(path.absolute())
        self.recent = [newest, *(other for other in self.recent if other != newest)][:RECENT]

    def forget(self, path: Path) -> None:
        """Take a file that is gone off the recent ones."""
        self.recent = [other for other in self.recent if other != str(path.absolute())]


def _plain(text: str) -> str:
    if _SURROGATE.search(text):
        raise ValueError("half a character, or none")
    return text


_Text = Annotated[str, Field(max_length=10_000), AfterValidator(_plain)]
_Name = Annotated[str, Field(max_length=100), AfterValidator(_plain)]


class _Stored(BaseModel):
    """The file as it must be; anything else is damage."""

    model_config = ConfigDict(extra="allow", strict=True)

    recent: list[_Text] = Field(default_factory=list, max_length=RECENT)
    window: str = Field("", pattern=r"^[A-Za-z0-9+/=]*$", max_length=2_000)
    styles: dict[_Name, _Name] = Field(default_factory=dict, max_length=100)
    stamps: list[_Name] = Field(default_factory=list, max_length=20)


def load_settings() -> Settings:
    """The settings of this terminal; the first ones where none can be read. A damaged file is put
    aside and never raises."""
    try:
        with _file().open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
        if len(content) > _LARGEST_BYTES:
            raise ValueError("too large for settings")
        stored = _Stored.model_validate(strict_json(content, ""))
    except FileNotFoundError:
        return Settings()
    except OSError:
        _log.warning("the settings cannot be read", exc_info=True)
        return Settings()
    except (SheetFileError, ValidationError, ValueError, RecursionError):
        _log.warning("the settings are damaged", exc_info=True)
        return Settings(put_aside=_put_aside())
    others = stored.model_extra or {}
    return Settings(stored.recent, stored.window, stored.styles, stored.stamps, others)


def save_settings(settings: Settings) -> None:
    """Keep the settings; that this fails is logged and troubles nobody."""
    stored = {
        **settings.others,
        "recent": settings.recent,
        "window": settings.window,
        "styles": settings.styles,
        "stamps": settings.stamps,
    }
    try:
        content = json.dumps(stored, indent=1).encode("ascii")
        write_whole(_file(), content, private=True)
    except (OSError, ValueError):
        _log.warning("the settings cannot be written", exc_info=True)


def _put_aside() -> bool:
    """Give the damaged file another name, so that somebody may still look into it."""
    name = f"settings-{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}.damaged"
    with contextlib.suppress(OSError):
        _file().replace(_file().with_name(name))
        return True
    return False


def _file() -> Path:
    return settings_folder() / "settings.json"
