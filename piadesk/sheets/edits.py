"""Edits of a sheet: small frozen records; `apply` carries one out and gives its inverse."""

from copy import deepcopy
from typing import NamedTuple

from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import Address, Entry, Published, Sheet


class SetValue(NamedTuple):
    """Put ``value`` at ``address``; None takes the answer away."""

    address: Address
    value: JsonValue


class AddEntry(NamedTuple):
    """Insert the entry ``row`` into the repeat at ``address`` before place ``at`` (0, 1, …)."""

    address: Address
    at: int
    row: Entry


class RemoveEntry(NamedTuple):
    """Take entry ``row_id`` out of the repeat at ``address``, with all it holds."""

    address: Address
    row_id: str


class MoveEntry(NamedTuple):
    """Bring entry ``row_id`` of the repeat at ``address`` to place ``to`` (0, 1, …)."""

    address: Address
    row_id: str
    to: int


class AddPublished(NamedTuple):
    """Put the frozen ``version`` (公表版) at place ``at`` (0, 1, …) of the published ones."""

    at: int
    version: Published


class RemovePublished(NamedTuple):
    """Take the frozen version of that id away."""

    version_id: str


class SetNote(NamedTuple):
    """Keep ``value`` under ``key`` beside the answers; None takes the note away."""

    key: str
    value: JsonValue


class Several(NamedTuple):
    """Edits that belong together and are undone as one."""

    edits: tuple["Edit", ...]


Edit = (
    SetValue
    | AddEntry
    | RemoveEntry
    | MoveEntry
    | AddPublished
    | RemovePublished
    | SetNote
    | Several
)


def apply(sheet: Sheet, edit: Edit) -> Edit:
    """Carry out ``edit`` and return the edit that takes it back.

    Raises `KeyError` when an address leads nowhere; the sheet is then as it was, save for the
    earlier parts of a `Several`, which are taken back first.
    """
    match edit:
        case SetValue(address, value):
            before = sheet.get(address)
            sheet.put(address, value)
            return SetValue(address, before)
        case AddEntry(address, index, row):
            entries = sheet.block(address.path).rows.setdefault(address.item, [])
            entries.insert(index, deepcopy(row))
            return RemoveEntry(address, row.id)
        case RemoveEntry(address, row_id):
            index = _place(sheet, address, row_id)
            row = sheet.entries(address).pop(index)
            if not sheet.entries(address):
                del sheet.block(address.path).rows[address.item]
            return AddEntry(address, index, row)
        case MoveEntry(address, row_id, to):
            index = _place(sheet, address, row_id)
            entries = sheet.entries(address)
            entries.insert(to, entries.pop(index))
            return MoveEntry(address, row_id, index)
        case AddPublished(index, version):
            sheet.published.insert(index, deepcopy(version))
            return RemovePublished(version.id)
        case RemovePublished(version_id):
            index = _place_of_version(sheet, version_id)
            return AddPublished(index, sheet.published.pop(index))
        case SetNote(key, value):
            kept = sheet.notes.pop(key, None)
            if value is not None:
                sheet.notes[key] = value
            return SetNote(key, kept)
        case Several(edits):
            return Several(tuple(_apply_all(sheet, edits)))


def _apply_all(sheet: Sheet, edits: tuple[Edit, ...]) -> list[Edit]:
    inverses: list[Edit] = []
    try:
        for edit in edits:
            inverses.insert(0, apply(sheet, edit))
    except KeyError:
        for inverse in inverses:
            apply(sheet, inverse)
        raise
    return inverses


def _place(sheet: Sheet, address: Address, row_id: str) -> int:
    for place, row in enumerate(sheet.entries(address)):
        if row.id == row_id:
            return place
    raise KeyError(f"{address}/{row_id}")


def _place_of_version(sheet: Sheet, version_id: str) -> int:
    for place, version in enumerate(sheet.published):
        if version.id == version_id:
            return place
    raise KeyError(version_id)
