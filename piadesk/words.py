"""The sentence for a key: every word of the program that is not an official label."""

import errno
import functools
import re
import tomllib
from collections.abc import Mapping
from typing import Final

from piadesk.errors import PiadeskError
from piadesk.places import RESOURCES

_ACCESS_KEY: Final = re.compile(r"\(&.\)|…$")


@functools.cache
def all_words() -> Mapping[str, str]:
    """Every sentence of ``resources/words/*.toml``, its key being the dotted path to it."""
    flat: dict[str, str] = {}

    def gather(prefix: str, table: Mapping[str, object]) -> None:
        for key, value in table.items():
            if isinstance(value, Mapping):
                gather(f"{prefix}{key}.", value)
            else:
                flat[f"{prefix}{key}"] = str(value)

    for file in sorted((RESOURCES / "words").glob("*.toml")):
        gather("", tomllib.loads(file.read_text(encoding="utf-8")))
    return flat


def say(key: str, **places: object) -> str:
    """The sentence of ``key`` with its blanks filled.

    Raises `KeyError` for a key that no file has, or a blank without a value.
    """
    return all_words()[key].format(**places)


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
    found = (all_words().get(f"reason.{name}") for name in names)
    return next(filter(None, found), None) or say("reason.other", number=number)
