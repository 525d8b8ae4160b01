"""Where whole answers come from that nobody typed: noted beside them, until somebody edits them.

::

    {"import" | "computed" | "carried" | "template": {address: mark of the answer}}

The mark is made of the answer, so a note holds as long as the answer is the one that came from
there: whoever edits it need not know of notes, and undo brings both back. Texts that were put into
an answer are noted with their words (`piadesk.sheets.inserted`). A program that does not know these
notes leaves them there.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, get_args

from piadesk.digests import sha256
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank
from piadesk.sheets.edits import SetNote
from piadesk.sheets.inserted import Origin as InsertedOrigin
from piadesk.sheets.inserted import inserted_at
from piadesk.sheets.sheet import Address, Block, Sheet

NOTE: Final = "origins"

Origin = Literal["import", "computed", "carried", "template"]
"""``import``: read from a published sheet; ``computed``: what the rest of the sheet gives;
``carried``: from an earlier revision of the form, or known of the body; ``template``: ひな形."""

_DIGITS: Final = 8
"""Of the SHA-256: an edit that gives the same ones again is not to be met."""


def origin_at(sheet: Sheet, address: Address, answer: JsonValue) -> Origin | InsertedOrigin | None:
    """Where ``answer``, which stands at ``address``, comes from; None for one that was typed."""
    noted = sheet.notes.get(NOTE)
    if isinstance(noted, dict) and not is_blank(answer):
        key = str(address)
        for origin in get_args(Origin):
            marks = noted.get(origin)
            if isinstance(marks, dict) and key in marks and marks[key] == mark(answer):
                return origin  # type: ignore[no-any-return]
    inserted = inserted_at(sheet, address, answer)
    return inserted[-1].origin if inserted else None


def note_origins(
    sheet: Sheet, origin: Origin, answers: Iterable[tuple[Address, JsonValue]]
) -> SetNote:
    """The edit that notes that these answers come from there; what no longer holds is let go."""
    new = {str(address): mark(answer) for address, answer in answers if not is_blank(answer)}
    kept = {
        name: {key: one for key, one in marks.items() if key not in new and _holds(sheet, key, one)}
        for name, marks in _marks(sheet)
    }
    kept[origin] = {**kept.get(origin, {}), **new}
    noted: dict[str, JsonValue] = {name: dict(marks) for name, marks in kept.items() if marks}
    return SetNote(NOTE, noted or None)


def note_all(sheet: Sheet, origin: Origin) -> SetNote:
    """The same of every answer that the sheet has now."""
    return note_origins(sheet, origin, all_answers(sheet))


def all_answers(block: Block, path: tuple[str, ...] = ()) -> Iterator[tuple[Address, JsonValue]]:
    """Every answer of a sheet, with its address."""
    for item_id, answer in block.answers.items():
        yield Address(path, item_id), answer
    for rows in block.rows.values():
        for row in rows:
            yield from all_answers(row, (*path, row.id))


def mark(answer: JsonValue) -> str:
    """What tells an answer from what it becomes when it is edited."""
    content = json.dumps(answer, sort_keys=True).encode("ascii")
    return sha256(content).hexdigest()[:_DIGITS]


def _marks(sheet: Sheet) -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    """What is noted by now, that of later versions too."""
    noted = sheet.notes.get(NOTE)
    for name, marks in noted.items() if isinstance(noted, dict) else ():
        if isinstance(marks, dict):
            yield name, marks


def _holds(sheet: Sheet, key: str, noted: JsonValue) -> bool:
    address = Address.read(key)
    try:
        answer = sheet.get(address)
    except KeyError:
        return False
    return answer is not None and mark(answer) == noted
