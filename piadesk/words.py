"""The sentence for a key: every word of the program that is not an official label."""

import errno
import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from piadesk.errors import PiadeskError
from piadesk.places import RESOURCES

_ACCESS_KEY: Final = re.compile(r"\(&.\)|…$")


@functools.cache
def all_words() -> Mapping[str, str]:
    """Every sentence of ``resources/words/*.toml``, its key being the dotted path to it."""
    return {key: sentence for file in _files() for key, sentence in _words_of(file).items()}


@functools.cache
def _files() -> tuple[Path, ...]:
    """The files of words, from the shortest on: the longest, all findings, is the last read."""
    files = (RESOURCES / "words").glob("*.toml")
    return tuple(sorted(files, key=lambda file: (file.stat().st_size, file.name)))


@functools.cache
def _words_of(file: Path) -> Mapping[str, str]:
    flat: dict[str, str] = {}

    def gather(prefix: str, table: Mapping[str, object]) -> None:
        for key, value in table.items():
            if isinstance(value, Mapping):
                gather(f"{prefix}{key}.", value)
            else:
                flat[f"{prefix}{key}"] = str(value)

    gather("", tomllib.loads(file.read_text(encoding="utf-8")))
    return flat


def words_in(area: str) -> Mapping[str, str]:
    """The sentences of ``resources/words/<area>.toml`` alone."""
    return _words_of(RESOURCES / "words" / f"{area}.toml")


def _sentence(key: str) -> str | None:
    """Files are read one by one until one has the key, for no command needs all of them."""
    return next((words[key] for words in map(_words_of, _files()) if key in words), None)


def say(key: str, **places: object) -> str:
    """The sentence of ``key`` with its blanks filled.

    Raises `KeyError` for a key that no file has, or a blank without a value.
    """
    sentence = _sentence(key)
    if sentence is None:
        raise KeyError(key)
    return sentence.format(**places)


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
    found = (_sentence(f"reason.{name}") for name in names)
    return next(filter(None, found), None) or say("reason.other", number=number)
