"""The manual (使い方): chapters of ``resources/help/`` with the names of commands filled in."""

import re
from dataclasses import dataclass
from typing import Final

from piadesk import __version__
from piadesk.places import RESOURCES, data_folder, log_folder, settings_folder
from piadesk.words import plain_name, say

_BLANK: Final = re.compile(r"\{([a-z_.]+)\}")

_SIGN: Final = re.compile(r"[!-/:-@\[-`{-~]")
"""What Markdown may take for markup; folders bear the user's name, which may be anything."""


@dataclass(frozen=True)
class Chapter:
    """One chapter: its title, and its text in Markdown with the title as first heading."""

    title: str
    text: str


def chapters() -> list[Chapter]:
    """The chapters in order.

    ``{action.save}`` in a file stands for the words of that key, so that the manual always calls a
    command as the window does. Raises `KeyError` for a key that no file of words has.
    """
    files = sorted((RESOURCES / "help").glob("*.md"))
    return [_chapter(file.read_text(encoding="utf-8")) for file in files]


def _chapter(text: str) -> Chapter:
    title = text.partition("\n")[0].removeprefix("## ")
    return Chapter(title, _BLANK.sub(_filled, text))


def _filled(blank: re.Match[str]) -> str:
    facts = {
        "version": __version__,
        "data_folder": str(data_folder()),
        "settings_folder": str(settings_folder()),
        "log_folder": str(log_folder()),
    }
    fact = facts.get(blank[1])
    return _SIGN.sub(r"\\\g<0>", fact) if fact else plain_name(say(blank[1]))
