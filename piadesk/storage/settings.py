"""What this terminal remembers for the clerk: recent files, how the window was left, habits."""

import contextlib
import json
import logging
import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from piadesk.errors import SheetFileError
from piadesk.places import settings_folder
from piadesk.storage.bounded import bounded_bytes
from piadesk.storage.recent_facts import RecentFacts, read_facts, stored_facts
from piadesk.storage.strict_json import strict_json
from piadesk.storage.writing import write_whole

RECENT: Final = 10

_LARGEST_BYTES: Final = 1_000_000
"""A file of settings that is larger is none of ours."""

_SMALLEST_PERCENT: Final = 50
_LARGEST_PERCENT: Final = 300
_MAX_STYLES: Final = 100
_MAX_STAMPS: Final = 20
_MAX_RULES: Final = 1_000
_MAX_TWINS: Final = 100
_MAX_LOOKS: Final = 200
_MAX_NAME_LENGTH: Final = 100
_MAX_WINDOW_LENGTH: Final = 2_000
_MAX_PATH_LENGTH: Final = 10_000
"""More than any terminal needs: what is larger is damage."""

_BASE64: Final = re.compile("[A-Za-z0-9+/=]*")

_SURROGATE: Final = re.compile("[\ud800-\udfff\0]")

_log: Final = logging.getLogger(__name__)

T = TypeVar("T")


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

    twins: list[str] = field(default_factory=list)
    """Of which sheets it was told that several files hold them (`twins.mark_of`)."""

    facts: dict[str, RecentFacts] = field(default_factory=dict)
    """By path what the sheets of the recent files were like when they were let go."""

    body: dict[str, str] = field(default_factory=dict)
    """By role what every sheet of the body says alike (機関名, 請求先 …), for new sheets."""

    folder: str = ""
    """The folder of all the office's sheets, whose list the program begins with; "" for none."""

    author: str = ""
    """Who writes 付箋 on this terminal; "" as long as nobody said."""

    rules: dict[str, str] = field(default_factory=dict)
    """Rules of the checks that are switched off or down: `piadesk.checks.levels.levels_of`."""

    zoom: int = 100
    """How large letters are, in percent."""

    appearance: str = "auto"
    """Light, dark, high contrast, or as the system has it: `ui.look.appearance`."""

    charset: str = "face"
    """Which characters the office may use: `piadesk.typeface.charsets`."""

    looks: dict[str, str] = field(default_factory=dict)
    """By the id of a sheet which looks its papers have (``running binding``), the newest last; by
    "" those chosen last, for sheets that have none of their own."""

    others: dict[str, Any] = field(default_factory=dict)
    """What other versions of PIAdesk keep here; it stays."""

    put_aside: bool = field(default=False, compare=False)
    """Whether the file was damaged, was put aside, and these are the first settings."""

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        newest = str(path.absolute())
        self.recent = [newest, *(other for other in self.recent if other != newest)][:RECENT]

    def remember_facts(self, path: Path, facts: RecentFacts) -> None:
        """Keep what the first page tells of a recent file."""
        known = {**self.facts, str(path.absolute()): facts}
        self.facts = {path: known[path] for path in self.recent if path in known}

    def remember_look(self, sheet_id: str, look: str) -> None:
        """The papers of that sheet look so, and those of others that have no look of their own."""
        known = {key: kept for key, kept in self.looks.items() if key not in ("", sheet_id)}
        newest = [*known.items(), (sheet_id, look), ("", look)]
        self.looks = dict(newest[-_MAX_LOOKS:])

    def remember_twins(self, mark: str) -> None:
        """The clerk knows of the files of that mark."""
        self.twins = [mark, *self.twins][:_MAX_TWINS]

    def forget(self, path: Path) -> None:
        """Take a file that is gone off the recent ones."""
        self.facts.pop(str(path.absolute()), None)
        self.recent = [other for other in self.recent if other != str(path.absolute())]


def load_settings() -> Settings:
    """The settings of this terminal; the first ones where none can be read. A damaged file is put
    aside and never raises."""
    try:
        content = bounded_bytes(_file(), _LARGEST_BYTES)
        if len(content) > _LARGEST_BYTES:
            raise ValueError("too large for settings")
        return _settings(strict_json(content, ""))
    except FileNotFoundError:
        return Settings()
    except OSError:
        _log.warning("the settings cannot be read", exc_info=True)
        return Settings()
    except (SheetFileError, ValueError, RecursionError):
        _log.warning("the settings are damaged", exc_info=True)
        return Settings(put_aside=_put_aside())


def save_settings(settings: Settings) -> None:
    """Keep the settings; that this fails is logged and troubles nobody.

    What is longer than may be read is left out or cut: words of a sheet from outside would else
    make the whole file damaged.
    """
    stored = {
        **settings.others,
        "recent": [path for path in settings.recent if _is_kept(path, _MAX_PATH_LENGTH)],
        "window": settings.window,
        "styles": settings.styles,
        "stamps": [_cut(title, _MAX_NAME_LENGTH) for title in settings.stamps[:_MAX_STAMPS]],
        "rules": settings.rules,
        "twins": settings.twins,
        "facts": {
            path: [_cut(one, _MAX_PATH_LENGTH) for one in stored_facts(facts)]
            for path, facts in settings.facts.items()
            if _is_kept(path, _MAX_PATH_LENGTH)
        },
        "body": {role: _cut(words, _MAX_PATH_LENGTH) for role, words in settings.body.items()},
        "looks": {
            key: look for key, look in settings.looks.items() if _is_kept(key, _MAX_NAME_LENGTH)
        },
        "zoom": settings.zoom,
        "appearance": settings.appearance,
        "charset": settings.charset,
        "folder": settings.folder if _is_kept(settings.folder, _MAX_PATH_LENGTH) else "",
        "author": _cut(settings.author, _MAX_NAME_LENGTH),
    }
    try:
        content = json.dumps(stored, indent=1).encode("ascii")
        write_whole(_file(), content, private=True)
    except (OSError, ValueError):
        _log.warning("the settings cannot be written", exc_info=True)


def _settings(stored: object) -> Settings:
    """What the file says. By hand, for the window is to be there before pydantic is loaded.

    Raises `ValueError` for anything that is not as we write it.
    """
    if not isinstance(stored, dict):
        raise ValueError("no settings")
    styles = _table(stored.pop("styles", {}), _MAX_STYLES)
    facts = _table(stored.pop("facts", {}), RECENT)
    body = _table(stored.pop("body", {}), _MAX_STYLES)
    rules = _table(stored.pop("rules", {}), _MAX_RULES).items()
    looks = _table(stored.pop("looks", {}), _MAX_LOOKS).items()
    window = _text(stored.pop("window", ""), _MAX_WINDOW_LENGTH)
    if not _BASE64.fullmatch(window):
        raise ValueError("window")
    return Settings(
        _texts(stored.pop("recent", []), RECENT, _MAX_PATH_LENGTH),
        window,
        {
            _text(form, _MAX_NAME_LENGTH): _text(name, _MAX_NAME_LENGTH)
            for form, name in styles.items()
        },
        _texts(stored.pop("stamps", []), _MAX_STAMPS, _MAX_NAME_LENGTH),
        _texts(stored.pop("twins", []), _MAX_TWINS, _MAX_NAME_LENGTH),
        {
            _text(path, _MAX_PATH_LENGTH): read_facts(one, _MAX_PATH_LENGTH)
            for path, one in facts.items()
        },
        {
            _text(role, _MAX_NAME_LENGTH): _text(words, _MAX_PATH_LENGTH)
            for role, words in body.items()
        },
        _text(stored.pop("folder", ""), _MAX_PATH_LENGTH),
        _text(stored.pop("author", ""), _MAX_NAME_LENGTH),
        {_text(code, _MAX_NAME_LENGTH): _text(word, _MAX_NAME_LENGTH) for code, word in rules},
        _percent(stored.pop("zoom", 100)),
        _text(stored.pop("appearance", "auto"), _MAX_NAME_LENGTH),
        _text(stored.pop("charset", "face"), _MAX_NAME_LENGTH),
        {_text(key, _MAX_NAME_LENGTH): _text(look, _MAX_NAME_LENGTH) for key, look in looks},
        stored,
    )


def _percent(value: object) -> int:
    if type(value) is not int or not _SMALLEST_PERCENT <= value <= _LARGEST_PERCENT:
        raise ValueError("a size in percent was expected")
    return value


def _table(value: object, max_entries: int) -> dict[str, object]:
    if not isinstance(value, dict) or len(value) > max_entries:
        raise ValueError("a table was expected, and not so long")
    return value


def _texts(value: object, max_entries: int, longest: int) -> list[str]:
    if not isinstance(value, list) or len(value) > max_entries:
        raise ValueError("a list was expected, and not so long")
    return [_text(text, longest) for text in value]


def _cut(value: T, longest: int) -> T | str:
    """A text as it may be kept: without what is no letter, and not so long."""
    return _SURROGATE.sub("", value)[:longest] if isinstance(value, str) else value


def _is_kept(text: str, longest: int) -> bool:
    return len(text) <= longest and not _SURROGATE.search(text)


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or not _is_kept(value, longest):
        raise ValueError("words were expected, whole and not so long")
    return value


def _put_aside() -> bool:
    """Give the damaged file another name, so that somebody may still look into it."""
    name = f"settings-{time.strftime('%Y%m%d-%H%M%S')}-{os.urandom(2).hex()}.damaged"
    with contextlib.suppress(OSError):
        _file().replace(_file().with_name(name))
        return True
    return False


def _file() -> Path:
    return settings_folder() / "settings.json"
