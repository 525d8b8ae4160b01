"""The edits of an undo step as they are kept: of a long text what differs, not the whole.

Every two seconds of typing are a step. With the whole text in each, a day's work on one of a
hundred thousand letters would take the memory of the terminal.
"""

import zlib
from typing import Final, NamedTuple

from piadesk.sheets.edits import Edit, SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.texts.common import common_end, common_start

LONG: Final = 4_000
"""Letters from which on what differs is kept."""


class Differing(NamedTuple):
    """``put`` stands between the ``start`` first letters of the text at ``address`` and its ``end``
    last ones; ``before`` and ``after`` are the sums of both texts."""

    address: Address
    start: int
    end: int
    put: str
    before: int
    after: int


KeptEdit = Edit | Differing


def shrunk(edit: Edit, inverse: Edit) -> tuple[KeptEdit, KeptEdit]:
    """An edit that was carried out and its inverse, to be kept until one of them is wanted."""
    if not (isinstance(edit, SetValue) and isinstance(inverse, SetValue)):
        return edit, inverse
    old, new = inverse.value, edit.value
    if not (isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) >= LONG):
        return edit, inverse
    start = common_start(old, new)
    end = common_end(old[start:], new[start:])
    sums = _sum(old), _sum(new)
    forth = Differing(edit.address, start, end, new[start : len(new) - end], *sums)
    back = Differing(edit.address, start, end, old[start : len(old) - end], *reversed(sums))
    return forth, back


def whole(kept: KeptEdit, sheet: Sheet) -> Edit:
    """The edit itself; ``sheet`` stands as it did before it was carried out.

    Raises `ValueError` where it does not: rather nothing is taken back than another text put there.
    """
    if not isinstance(kept, Differing):
        return kept
    text = sheet.get(kept.address)
    if not isinstance(text, str) or _sum(text) != kept.before:
        raise ValueError(f"another text stands at {kept.address}")
    text = text[: kept.start] + kept.put + text[len(text) - kept.end :]
    if _sum(text) != kept.after:
        raise ValueError(f"another text would stand at {kept.address}")
    return SetValue(kept.address, text)


def _sum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
