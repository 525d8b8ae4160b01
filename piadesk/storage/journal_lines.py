"""One line of the crash journal: its number, its own check, and a JSON object.

The number says that no line before it is missing, the check that none of its bytes is another.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from piadesk.digests import sha256
from piadesk.errors import SheetFileError
from piadesk.storage.sheet_json import json_bytes
from piadesk.storage.strict_json import strict_json

_CHECK_LENGTH: Final = 16
_PREFIX: Final = re.compile(r"^\S{16} \d+ (?=\{)")


@dataclass(frozen=True)
class Lines:
    """The objects of the lines that are whole, up to the first that is not; and all later lines as
    the bytes that stand there."""

    records: tuple[Mapping[str, Any], ...]
    unread: tuple[bytes, ...]


def line(number: int, record: Mapping[str, object]) -> bytes:
    """The line of that number (0, 1, …). Raises `ValueError` for what no JSON can hold."""
    numbered = b"%d %s" % (number, json_bytes(record))
    return _check(numbered) + b" " + numbered + b"\n"


def read_lines(content: bytes) -> Lines:
    """Read a journal. What stands after the last line's end was cut off by a crash and left out."""
    lines = content.split(b"\n")[:-1]
    records: list[Mapping[str, Any]] = []
    for number, whole in enumerate(lines):
        record = _record(number, whole)
        if record is None:
            break
        records.append(record)
    return Lines(tuple(records), tuple(lines[len(records) :]))


def words_of(unread: bytes) -> str:
    """What can still be read of a line that is not whole, without check and number and without
    what no screen shows."""
    text = _PREFIX.sub("", unread.decode("utf-8", "replace"))
    return "".join(letter if letter.isprintable() else "□" for letter in text)


def _record(number: int, whole: bytes) -> Mapping[str, Any] | None:
    check, _, numbered = whole.partition(b" ")
    stated, _, content = numbered.partition(b" ")
    if check != _check(numbered) or stated != b"%d" % number:
        return None
    try:
        record = strict_json(content, "")
    except SheetFileError:
        return None
    return record if isinstance(record, dict) else None


def _check(numbered: bytes) -> bytes:
    return sha256(numbered).hexdigest()[:_CHECK_LENGTH].encode("ascii")
