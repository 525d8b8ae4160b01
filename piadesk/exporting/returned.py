"""What comes back in a 依頼用のExcel, held against the sheet as it stands by then.

Anybody may have worked on the list: what cannot be an answer of the sheet is left out and told.
"""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal, NamedTuple

from piadesk.exporting.request import ADDRESS, BEFORE, COLUMNS, HEAD_ROW, MARK, NEW
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import kind_of
from piadesk.kinds.printed import as_left_over
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Block, Sheet, snapshot
from piadesk.texts.folding import fold
from piadesk.words import say

_POSITION: Final = COLUMNS.index("position") + 1


class Returned(NamedTuple):
    """What came back for one answer: what it was when it was asked for, the new words, and where
    it stands as the list says."""

    address: Address
    before: Any
    words: str
    position: str = ""


Reason = Literal["unread", "gone", "twice"]
"""Words that are no such answer, none of the 選択肢 for example; an answer that the sheet has no
place for (any more); other words for the same answer in another row or list."""


class LeftOut(NamedTuple):
    """What came back and cannot be taken: the answer stays as it is, for another 課 may not put a
    fault where none was."""

    answer: Returned
    reason: Reason


def read_request(content: bytes) -> tuple[str, list[Returned]] | None:
    """The id of the sheet, and what was filled in; None for a workbook that is no such list."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        lines = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    finally:
        book.close()
    if not lines or len(lines[0]) < BEFORE or lines[0][ADDRESS - 1] != MARK:
        return None
    returned: list[Returned] = []
    for line in lines[HEAD_ROW:]:
        if len(line) < BEFORE or not line[ADDRESS - 1]:
            continue
        position, words = _words(line, _POSITION), _words(line, NEW)
        if as_left_over(words):
            address = Address.read(_words(line, ADDRESS))
            returned.append(Returned(address, _before(_words(line, BEFORE)), words, position))
    return _words(lines[0], BEFORE), returned


def returned_copies(
    form: d.Form, sheet: Sheet, returned: Sequence[Returned]
) -> tuple[Sheet, Sheet]:
    """The sheet as it was when it was asked for, and as it is with the answers: to be merged."""
    base = snapshot(sheet)
    taken = [
        (answer, value) for answer, value, reason in _judged(form, sheet, returned) if not reason
    ]
    for answer, _ in taken:
        item = form.by_id[answer.address.item]
        # What is no such answer was not written by us: then both are shown, and the clerk chooses.
        base.put(answer.address, answer.before if kind_of(item).fits(answer.before) else None)
    theirs = snapshot(base)
    for answer, value in taken:
        theirs.put(answer.address, value)
    return base, theirs


def left_out(form: d.Form, sheet: Sheet, returned: Sequence[Returned]) -> list[LeftOut]:
    """What came back and is not in those copies."""
    return [
        LeftOut(answer, reason) for answer, _, reason in _judged(form, sheet, returned) if reason
    ]


def lines_left_out(form: d.Form, sheet: Sheet, left: Iterable[LeftOut]) -> list[str]:
    """A sentence for each of those."""
    names = Names(form, sheet)
    return [
        say(
            "request.left_out_line",
            position=_position(names, omitted),
            reason=say(f"request.left_out_reason.{omitted.reason}"),
            words=omitted.answer.words,
        )
        for omitted in left
    ]


# ----


def _words(line: Sequence[object], column: int) -> str:
    value = line[column - 1]
    return "" if value is None else str(value)


def _before(words: str) -> JsonValue:
    """What the hidden column says; None where that is cut, as a very long text is, or changed."""
    try:
        before: JsonValue = json.loads(words, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return before


def _judged(
    form: d.Form, sheet: Sheet, returned: Sequence[Returned]
) -> Iterator[tuple[Returned, JsonValue, Reason | None]]:
    """Each with its value, or with why it is left out; of rows that say the same the first."""
    judged = {id(answer): _value(form, sheet, answer) for answer in returned}
    first: dict[Address, JsonValue] = {}
    torn: set[Address] = set()
    for answer in returned:
        value, reason = judged[id(answer)]
        if reason is None and first.setdefault(answer.address, value) != value:
            torn.add(answer.address)
    seen: set[Address] = set()
    for answer in returned:
        value, reason = judged[id(answer)]
        if reason is None and answer.address in torn:
            yield answer, None, "twice"
        elif reason is not None or answer.address not in seen:
            yield answer, value, reason
            seen.add(answer.address)


def _value(form: d.Form, sheet: Sheet, returned: Returned) -> tuple[JsonValue, Reason | None]:
    item = form.by_id.get(returned.address.item)
    if not isinstance(item, d.Answer) or not _is_there(form, sheet, returned.address):
        return None, "gone"
    if isinstance(item, d.Computed | d.Picture):
        return None, "unread"
    if fold(returned.words) == fold(say("request.clear")):
        return None, None
    pasted = kind_of(item).pasted(form, item, returned.words)
    if pasted.note or pasted.value is None:
        return None, "unread"
    return pasted.value, None


def _is_there(form: d.Form, sheet: Sheet, address: Address) -> bool:
    """Whether the sheet has that place: all entries on the way, and the item within the last."""
    block: Block = sheet
    parent = ""
    for row_id in address.path:
        entries = [(rows, row) for rows in block.rows for row in block.rows[rows]]
        for rows, row in entries:
            if row.id == row_id:
                parent, block = rows, row
                break
        else:
            return False
    return any(item.id == address.item for item in form.children(parent))


def _position(names: Names, left: LeftOut) -> str:
    """Where it stands; as the list says where the sheet has no such place."""
    if left.reason == "gone":
        return left.answer.position or say("memo.gone")
    return names.position(left.answer.address)
