"""Edits of a sheet: small frozen records; `apply` carries one out and gives its inverse."""

from dataclasses import dataclass

from pydantic import JsonValue

from piadesk.sheet import Address, Row, Sheet


@dataclass(frozen=True)
class SetValue:
    """Put ``value`` at ``address``; None takes the answer away."""

    address: Address
    value: JsonValue


@dataclass(frozen=True)
class AddRow:
    """Insert the entry ``row`` into the repeat at ``address`` before place ``at`` (0, 1, …)."""

    address: Address
    at: int
    row: Row


@dataclass(frozen=True)
class RemoveRow:
    """Take entry ``row_id`` out of the repeat at ``address``, with all it holds."""

    address: Address
    row_id: str


@dataclass(frozen=True)
class MoveRow:
    """Bring entry ``row_id`` of the repeat at ``address`` to place ``to`` (0, 1, …)."""

    address: Address
    row_id: str
    to: int


@dataclass(frozen=True)
class Several:
    """Edits that belong together and are undone as one."""

    edits: tuple["Edit", ...]


Edit = SetValue | AddRow | RemoveRow | MoveRow | Several


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
        case AddRow(address, at, row):
            entries = sheet.block(address.rows).rows.setdefault(address.item, [])
            entries.insert(at, row.model_copy(deep=True))
            return RemoveRow(address, row.id)
        case RemoveRow(address, row_id):
            at = _place(sheet, address, row_id)
            row = sheet.entries(address).pop(at)
            if not sheet.entries(address):
                del sheet.block(address.rows).rows[address.item]
            return AddRow(address, at, row)
        case MoveRow(address, row_id, to):
            at = _place(sheet, address, row_id)
            entries = sheet.entries(address)
            entries.insert(to, entries.pop(at))
            return MoveRow(address, row_id, at)
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
