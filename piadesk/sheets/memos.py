"""付箋 and 根拠メモ on the items of a sheet: kept in its notes, never on the paper of the form.

::

    {id: {"at": address, "sort": "slip" | "basis", "text": …, "by": …, "on": day, "done": true}}

A program that does not know them leaves them there.
"""

from typing import Final, Literal, NamedTuple

from piadesk.digests import random_id
from piadesk.json_values import JsonValue
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Address, Sheet

NOTE: Final = "memos"

Sort = Literal["slip", "basis"]
"""``slip``: 付箋, to be asked or done; ``basis``: 根拠メモ, why the answer is as it is."""


class Memo(NamedTuple):
    """One of them; ``day`` as dates are stored. A 根拠メモ is never done."""

    id: str
    address: Address
    sort: Sort
    text: str
    author: str = ""
    day: str = ""
    is_done: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is a 付箋 that nobody has done."""
        return self.sort == "slip" and not self.is_done


def memos_of(sheet: Sheet) -> list[Memo]:
    """All of them, the oldest first; what is none is left out."""
    noted = sheet.notes.get(NOTE)
    records = noted.items() if isinstance(noted, dict) else ()
    memos = [memo for key, record in records if (memo := _memo(key, record)) is not None]
    return sorted(memos, key=lambda memo: memo.day)


def memos_at(sheet: Sheet, address: Address) -> list[Memo]:
    """Those on the item at ``address``."""
    if NOTE not in sheet.notes:  # most sheets have none, and every field asks
        return []
    return [memo for memo in memos_of(sheet) if memo.address == address]


def new_memo(address: Address, sort: Sort, text: str, author: str, day: str) -> Memo:
    """A memo with an id of its own."""
    return Memo(random_id(12), address, sort, text, author, day)


def keep_memo(sheet: Sheet, memo: Memo) -> SetNote:
    """The edit that puts a memo on its item, in the place of what it was before."""
    record: dict[str, JsonValue] = {
        "at": str(memo.address),
        "sort": memo.sort,
        "text": memo.text,
        "by": memo.author,
        "on": memo.day,
    }
    if memo.is_done:
        record["done"] = True
    return _note(sheet, memo.id, record)


def drop_memo(sheet: Sheet, memo_id: str) -> SetNote:
    """The edit that takes a memo away."""
    return _note(sheet, memo_id, None)


def _note(sheet: Sheet, memo_id: str, record: JsonValue) -> SetNote:
    noted = sheet.notes.get(NOTE)
    rest = (
        {key: kept for key, kept in noted.items() if key != memo_id}
        if isinstance(noted, dict)
        else {}
    )
    memos: dict[str, JsonValue] = rest if record is None else {**rest, memo_id: record}
    return SetNote(NOTE, memos or None)


def _memo(key: str, record: JsonValue) -> Memo | None:
    if not isinstance(record, dict) or not isinstance(place := record.get("at"), str):
        return None
    text, author, day = (str(record.get(name) or "") for name in ("text", "by", "on"))
    sort: Sort = "basis" if record.get("sort") == "basis" else "slip"
    is_done = sort == "slip" and record.get("done") is True
    return Memo(key, Address.read(place), sort, text, author, day, is_done)
