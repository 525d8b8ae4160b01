"""Typing into a long text, as the journal keeps it: a line holds what differs from the line before.

Four times a second the whole text would fill the disk, and hold the window at a text of a million
letters. Now and then the whole stands there all the same: a damaged line costs those behind it.
"""

import zlib
from collections.abc import Mapping
from typing import Any, Final

from piadesk.json_values import JsonValue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage import edit_json
from piadesk.texts.common import common_end, common_start

TYPED: Final = "typed"
"""The kind of line that holds a difference."""

LONG: Final = 4_000
"""Letters from which on a text is kept by its differences."""

_MOST_DIFFERENCES: Final = 40
"""Lines behind one that holds the whole text: ten to twenty seconds of typing."""


class TypedText:
    """What the journal's last line says, where that is a text which is being typed."""

    def __init__(self) -> None:
        self._last: SetValue | None = None
        self._differences = 0

    def end(self) -> None:
        """Another line comes between: the next one holds its whole text again."""
        self._last = None

    def record_of(self, edit: SetValue) -> Mapping[str, JsonValue]:
        """The line for an edit that comes next."""
        last, self._last = self._last, edit
        if (
            last is not None
            and last.address == edit.address
            and isinstance(last.value, str)
            and isinstance(edit.value, str)
            and len(edit.value) >= LONG
            and self._differences < _MOST_DIFFERENCES
        ):
            self._differences += 1
            return _difference(edit.address, last.value, edit.value)
        self._differences = 0
        return edit_json.record_of(edit)


def edit_after(last: object, record: Mapping[str, Any]) -> SetValue:
    """The edit of such a line, whose text is that of the edit ``last`` but for what differs.

    Raises `ValueError`, `TypeError` or `KeyError` where it does not fit.
    """
    address = Address.read(record["at"])
    if not isinstance(last, SetValue) or last.address != address or not isinstance(last.value, str):
        raise ValueError("no text was typed there before")
    start, end = int(record["start"]), int(record["end"])
    text = last.value[:start] + str(record["put"]) + last.value[len(last.value) - end :]
    if _check(text) != record["check"]:
        raise ValueError("the text is another one")
    return SetValue(address, text)


def typing_edit(record: Mapping[str, Any]) -> SetValue:
    """All that can be told of such a line alone: the letters that were put in."""
    return SetValue(Address.read(record["at"]), f"…{record['put']}…")


def _difference(address: Address, before: str, after: str) -> Mapping[str, JsonValue]:
    """``start`` and ``end`` are the letters that stay at either end; ``put`` stands between."""
    start = common_start(before, after)
    end = common_end(before[start:], after[start:])
    return {
        "do": TYPED,
        "at": str(address),
        "start": start,
        "end": end,
        "put": after[start : len(after) - end],
        "check": _check(after),
    }


def _check(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
