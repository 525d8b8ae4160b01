"""Which files a sheet was saved from before: by them the common state of two copies is known.

Each save notes the fingerprint of the content that the sheet was last read from or saved as, cut to
`LENGTH`; the newest stands last.
"""

from collections.abc import Sequence
from typing import Final

from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import Sheet

NOTE: Final = "ancestors"

LENGTH: Final = 16
"""Hexadecimal digits of a fingerprint that are noted."""

MAX_NOTED: Final = 60
"""So many are noted: as many earlier saves as a terminal keeps, and some more."""


def ancestors(sheet: Sheet) -> Sequence[str]:
    """The fingerprints noted in a sheet, the newest last; other things that stand there are not."""
    noted = sheet.notes.get(NOTE)
    return [one for one in noted if isinstance(one, str)] if isinstance(noted, list) else []


def note_ancestor(sheet: Sheet, fingerprint: str) -> None:
    """Note, beside every undo step, what the sheet was last read from or saved as; "" for none."""
    if fingerprint and fingerprint[:LENGTH] not in ancestors(sheet):
        noted: list[JsonValue] = [*ancestors(sheet), fingerprint[:LENGTH]]
        sheet.notes[NOTE] = noted[-MAX_NOTED:]
