"""What was put into an answer ready-made (a good example, a 文例, another sheet's words) and not
typed: noted beside the answers, until somebody edits it or says that it stays.

::

    {address: [{"from": "example" | "phrase" | "sheet" | "law", "name": …, "text": …}]}

A note holds as long as the answer has its text word for word, so that nobody has to take it away. A
program that does not know these notes leaves them there.
"""

from typing import Final, Literal, NamedTuple, get_args

from piadesk.json_values import JsonValue
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Address, Sheet

NOTE: Final = "inserted"

Origin = Literal["example", "phrase", "sheet", "law", "read_law"]
"""``example``: よい例 of the help; ``phrase``: 文例 of the office; ``sheet``: another 評価書;
``law``: a citation that this program could not verify; ``read_law``: one that was read off a
source, of which nothing need be told."""


class Inserted(NamedTuple):
    """One text and where it is from; ``name`` is that of the 文例 or of the other sheet."""

    origin: Origin
    name: str
    text: str


def inserted_at(sheet: Sheet, address: Address, answer: JsonValue) -> list[Inserted]:
    """What stands in ``answer`` as it was inserted at ``address``."""
    noted = sheet.notes.get(NOTE)
    if not isinstance(noted, dict) or not isinstance(answer, str):
        return []
    records = noted.get(str(address))
    read = map(_read, records if isinstance(records, list) else ())
    return [one for one in read if one is not None and one.text in answer]


def note_inserted(sheet: Sheet, address: Address, answer: str, new: Inserted | None) -> SetNote:
    """The edit that notes ``new`` at ``address``, whose answer becomes ``answer``; what was edited
    meanwhile is let go. None lets all of it go: the clerk says that it stays as it is."""
    noted = sheet.notes.get(NOTE)
    kept = dict(noted) if isinstance(noted, dict) else {}
    kept.pop(str(address), None)
    if new is not None:
        before = [one for one in inserted_at(sheet, address, answer) if one.text != new.text]
        kept[str(address)] = [_record(one) for one in (*before, new)]
    return SetNote(NOTE, kept or None)


def _record(inserted: Inserted) -> JsonValue:
    return {"from": inserted.origin, "name": inserted.name, "text": inserted.text}


def _read(record: JsonValue) -> Inserted | None:
    if not isinstance(record, dict):
        return None
    origin, name, text = (record.get(key) for key in ("from", "name", "text"))
    if origin not in get_args(Origin) or not isinstance(text, str) or not text.strip():
        return None
    return Inserted(origin, str(name or ""), text)  # type: ignore[arg-type] # looked at above
