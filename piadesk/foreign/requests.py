"""A list that another 課 filled in (依頼用のExcel), read by a reading process."""

from pathlib import Path
from typing import Any, NamedTuple

from pydantic import JsonValue, TypeAdapter

from piadesk.errors import SourceError
from piadesk.exporting.returned import (
    LeftOut,
    Returned,
    left_out,
    lines_left_out,
    read_request,
    returned_copies,
)
from piadesk.foreign.reading import Reading
from piadesk.foreign.regular import content_of, regular
from piadesk.forms import definition as d
from piadesk.intake.progress import Tell
from piadesk.sheets.sheet import Sheet

__all__ = ["Answered", "answers_to", "copies_of", "lines_left_out", "may_be_list", "read_apart"]

Read = tuple[str, list[Returned]] | None
"""The id of the sheet that a list was made of, and what came back; None for no such list."""

_ADAPTER: TypeAdapter[Read] = TypeAdapter(Read)


def read_apart(path: Path) -> Reading[Read]:
    """Begin to read the workbook; its result is None for one that is no such list."""
    asked = {"path": str(path.absolute())}
    return Reading("request", asked, path.name, _ADAPTER.validate_python)


def work(asked: dict[str, Any], tell: Tell) -> JsonValue:
    """What the reading process does."""
    path = regular(asked["path"])
    content = content_of(path)
    try:
        read = read_request(content)
    except Exception as fault:  # openpyxl meets what it does not know with errors of any kind
        raise SourceError("source.broken_workbook", path=path.name) from fault
    answer: JsonValue = _ADAPTER.dump_python(read, mode="json")
    return answer


class Answered(NamedTuple):
    """The sheet as it was asked for, and with the answers; what could not be taken."""

    base: Sheet
    theirs: Sheet
    left_out: list[LeftOut]


def may_be_list(path: Path) -> bool:
    """Whether a file of that name may be such a list."""
    return path.suffix.lower() == ".xlsx"


def copies_of(form: d.Form, sheet: Sheet, path: Path) -> Answered | None:
    """What a list brings back; None for a file that is no such list.

    Raises `SourceError`, ``request.other_sheet`` where it was asked for another sheet.
    """
    if not may_be_list(path):
        return None
    return answers_to(form, sheet, read_apart(path).result(), path)


def answers_to(form: d.Form, sheet: Sheet, read: Read, path: Path) -> Answered | None:
    """The same for a file that was ``read`` already."""
    if read is None:
        return None
    sheet_id, returned = read
    if sheet_id != sheet.id:
        raise SourceError("request.other_sheet", path=path.name)
    return Answered(*returned_copies(form, sheet, returned), left_out(form, sheet, returned))
