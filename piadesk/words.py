"""The sentence for a key: every word of the program that is not an official label."""

import errno
import functools
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from piadesk.errors import PiadeskError
from piadesk.parsed import kept
from piadesk.places import RESOURCES

_ACCESS_KEY: Final = re.compile(r"\(&.\)|…$")

COMPILED: Final = RESOURCES / "words" / "words.json"
"""All areas in one file, in the bundle only: what ``words_in`` makes of the TOML files."""

_LATE: Final = ("hearing", "findings")
"""Areas that are read when the first word of them is said: findings are a third of all words, and
few make the papers of a hearing, whose keys begin with their name. The others are read at the first
word, for what tells of a disk that fails must not be on that disk."""


@functools.cache
def words_in(area: str) -> Mapping[str, str]:
    """The sentences of ``resources/words/<area>.toml``, the key being the dotted path to each."""
    if area in (compiled := _compiled()):
        return compiled[area]
    flat: dict[str, str] = {}

    def gather(prefix: str, table: Mapping[str, object]) -> None:
        for key, value in table.items():
            if isinstance(value, Mapping):
                gather(f"{prefix}{key}.", value)
            else:
                flat[f"{prefix}{key}"] = str(value)

    import tomllib  # only paid for where nothing is kept

    gather("", tomllib.loads(_file(area).read_text(encoding="utf-8")))
    return flat


@functools.cache
def _compiled() -> Mapping[str, Mapping[str, str]]:
    try:
        words: Mapping[str, Mapping[str, str]] = json.loads(COMPILED.read_bytes())
    except FileNotFoundError:
        return {}
    return words


def areas() -> list[str]:
    """The names of the files of words."""
    return sorted(file.stem for file in (RESOURCES / "words").glob("*.toml"))


@functools.cache
def _early_words() -> Mapping[str, str]:
    early = [area for area in areas() if area not in _LATE]

    def gathered() -> Mapping[str, str]:
        return {key: text for area in early for key, text in words_in(area).items()}

    if _compiled():
        return gathered()
    content = b"".join(_file(area).read_bytes() for area in early)
    words: Mapping[str, str] = kept("words", content, gathered)
    return words


def _file(area: str) -> Path:
    return RESOURCES / "words" / f"{area}.toml"


def all_words() -> Mapping[str, str]:
    """Every sentence of ``resources/words/*.toml`` by its key."""
    return dict(pair for words in (_early_words(), *map(words_in, _LATE)) for pair in words.items())


def say(key: str, **places: object) -> str:
    """The sentence of ``key`` with its blanks filled.

    Raises `KeyError` for a key that no file has, or a blank without a value.
    """
    early = _early_words()
    sentence = early[key] if key in early else words_in(_late_area(key))[key]
    return sentence.format(**places)


def early_word(key: str) -> str | None:
    """The words of a key as they stand in the file; None where none of those read first has it."""
    return _early_words().get(key)


def _late_area(key: str) -> str:
    first, last = _LATE
    return first if key.startswith(first) else last


def plain_name(label: str) -> str:
    """The words of a menu or button as they are spoken of: ``印刷`` for ``印刷(&P)…``."""
    return _ACCESS_KEY.sub("", label)


def tell(error: PiadeskError) -> str:
    """The plain sentence for an expected error."""
    return say(f"error.{error.code}", **error.places)


def reason(fault: OSError) -> str:
    """Why the system refused, as a Japanese phrase for the ``reason`` of an error.

    Windows has numbers of its own, which say more.
    """
    number = getattr(fault, "winerror", None) or fault.errno or 0
    names = (f"windows_{number}", errno.errorcode.get(fault.errno or 0, ""))
    words = (early_word(f"reason.{name}") for name in names)
    return next(filter(None, words), None) or say("reason.other", number=number)
