"""起案者 and 点検者: who drafted a sheet and who checked it, and when; never on the official form.

::

    {"drafted": {"by": …, "on": day}, "checked": {"by": …, "on": day, "state": mark}}

The mark is made of the answers as they were checked, so it is told when they are others. A program
that does not know these notes leaves them there.
"""

import datetime
import json
from typing import Any, Final, NamedTuple

from piadesk.digests import sha256
from piadesk.json_values import JsonValue
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Block, Sheet

NOTE: Final = "drafting"


class Signed(NamedTuple):
    """A name (with 課, as the office writes it), and the day as dates are stored."""

    by: str = ""
    on: str = ""


class Drafting(NamedTuple):
    """Who drafted and who checked the sheet; empty as long as nobody said."""

    drafted: Signed = Signed()
    checked: Signed = Signed()


def drafting_of(sheet: Sheet) -> Drafting:
    """What the sheet says of it."""
    noted = sheet.notes.get(NOTE)
    parts = noted if isinstance(noted, dict) else {}
    return Drafting(_signed(parts.get("drafted")), _signed(parts.get("checked")))


def drafted_on(sheet: Sheet) -> str:
    """The day on which it was drafted; today where the sheet does not say."""
    return drafting_of(sheet).drafted.on or datetime.date.today().isoformat()


def note_drafting(sheet: Sheet, drafting: Drafting) -> SetNote:
    """The edit that says so; whoever is named newly as 点検者 has checked the answers of now."""
    noted = sheet.notes.get(NOTE)
    before: dict[str, JsonValue] = dict(noted) if isinstance(noted, dict) else {}
    is_new = drafting.checked != drafting_of(sheet).checked
    for key, signed in zip(("drafted", "checked"), drafting, strict=True):
        kept = before.pop(key, None)
        record = dict(kept) if isinstance(kept, dict) else {}
        record |= {"by": signed.by, "on": signed.on}
        if key == "checked" and is_new:
            record["state"] = _state(sheet)
        if any(signed):
            before[key] = record
    return SetNote(NOTE, before or None)


def is_changed_since(sheet: Sheet) -> bool:
    """Whether the answers are others than those that were checked."""
    noted = sheet.notes.get(NOTE)
    checked = noted.get("checked") if isinstance(noted, dict) else None
    state = checked.get("state") if isinstance(checked, dict) else None
    return isinstance(state, str) and state != _state(sheet)


def _signed(record: JsonValue) -> Signed:
    if not isinstance(record, dict):
        return Signed()
    return Signed(*(str(record.get(key) or "") for key in ("by", "on")))


def _state(sheet: Sheet) -> str:
    content = json.dumps(_content(sheet), sort_keys=True).encode("ascii")
    return sha256(content).hexdigest()[:16]


def _content(block: Block) -> list[Any]:
    rows = {key: [_content(row) for row in rows] for key, rows in block.rows.items() if rows}
    return [block.answers, rows]
