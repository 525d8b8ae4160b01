"""A sheet file whose content is other than PIAdesk wrote it: the save to compare it with, and how
the two differ, in words."""

import contextlib
from pathlib import Path
from typing import Final

from piadesk import kinds
from piadesk.errors import PiadeskError
from piadesk.forms.definition import Answer, Form
from piadesk.json_values import JsonValue
from piadesk.sheets.differences import Difference, differ_beside_answers, differences
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.generations import earlier_saves
from piadesk.storage.store import Opened
from piadesk.texts.common import common_end, common_start
from piadesk.words import say

_AROUND: Final = 30
"""How many letters stand around what differs in a long text."""


def last_whole_save(path: Path) -> Opened | None:
    """The newest earlier save of the sheet file ``path`` that is just as PIAdesk wrote it."""
    with contextlib.suppress(OSError):
        for save in earlier_saves(path):
            with contextlib.suppress(OSError, PiadeskError):
                opened = store.read(save.content(), path.name)
                if opened.has_checksum and not opened.is_altered:
                    return opened
    return None


def is_altered(path: Path, opened: Opened) -> bool:
    """Whether the content of the sheet file ``path`` is other than PIAdesk wrote it: by its
    checksum; where that was taken out, by the last save that this terminal keeps."""
    if opened.has_checksum:
        return opened.is_altered
    last = last_whole_save(path)
    return last is not None and opened.sheet != last.sheet


def is_kept(path: Path, opened: Opened) -> bool:
    """Whether this terminal keeps the content of the sheet file ``path`` as an earlier save: it
    was opened or saved here before as it is now."""
    with contextlib.suppress(OSError):
        return any(save.holds(opened.fingerprint) for save in earlier_saves(path))
    return False


def differences_in_words(form: Form, old: Sheet, new: Sheet, area: str = "altered") -> str:
    """How ``new`` differs from ``old``: for each answer where it stands, and both values, in the
    words of ``<area>.line``."""
    names = Names(form, old), Names(form, new)
    lines = (_places(form, *names, difference) for difference in differences(old, new))
    paragraphs = [say(f"{area}.line", **places) for places in lines]
    if differ_beside_answers(old, new):
        paragraphs.append(say("altered.beside_answers"))
    return "\n\n".join(paragraphs) or say("altered.nothing")


def position_in_words(names: Names, address: Address) -> str:
    """Where an answer stands; the address for one that the form has no place for."""
    try:
        return names.position(address)
    except (KeyError, IndexError):
        return say("altered.unknown_item", address=address)


def value_in_words(form: Form | None, address: Address, value: JsonValue) -> str:
    """A value as the clerk reads it; of an unknown kind, as it stands in the file."""
    if value is None:
        return say("altered.none")
    item = form.by_id.get(address.item) if form is not None else None
    if isinstance(item, Answer) and kinds.fits(item, value):
        return kinds.shown(item, value)
    return value if isinstance(value, str) else store.json_bytes(value).decode("utf-8")


def _places(form: Form, old: Names, new: Names, difference: Difference) -> dict[str, str]:
    address = difference.address
    values = (difference.before, difference.after)
    before, after = _around(*(value_in_words(form, address, value) for value in values))
    position = position_in_words(old if difference.after is None else new, address)
    return {"position": position, "before": before, "after": after}


def _around(old: str, new: str) -> tuple[str, str]:
    """What differs in both texts, with some letters around it."""
    start = common_start(old, new)
    end = common_end(old[start:], new[start:])
    return _cut(old, start, len(old) - end), _cut(new, start, len(new) - end)


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), end + _AROUND
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
