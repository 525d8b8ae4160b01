"""The clerk's own workbook filled by a reading process: it reads a file from outside."""

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from piadesk.foreign.reading import Reading
from piadesk.foreign.regular import content_of, regular
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.official.outcome import Filled, Unplaced
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store

if TYPE_CHECKING:
    from piadesk.intake.progress import Tell


_TOLD: Final = ("too_high", "lengthened", "left_over", "cleared")


def fill_apart(form: d.Form, sheet: Sheet, workbook: Path) -> Reading[Filled]:
    """Begin to fill a copy of the workbook in a file.

    Its result raises `SourceError`: what `official.fill_workbook` raises, and what `Reading` does.
    """
    content = store.dump(sheet, form).decode("utf-8")
    asked = {"path": str(workbook.absolute()), "sheet": content}
    return Reading("official", asked, workbook.name, _taken)


def work(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    """What the reading process does."""
    from piadesk.official.filling import fill_workbook  # loads all that reads workbooks

    path = regular(asked["path"])
    opened = store.read(asked["sheet"].encode("utf-8"), "")
    tell("filling", 0, 0)
    filled = fill_workbook(opened.form, opened.sheet, content_of(path), path.name)
    content = base64.b64encode(filled.content).decode("ascii")
    unplaced = [[str(answer.address), answer.reason] for answer in filled.unplaced]
    return {**filled._asdict(), "content": content, "unplaced": unplaced}


def _taken(answer: Any) -> Filled:  # noqa: ANN401 - from outside
    """By hand: to load pydantic takes longer than all else that the asking program does."""
    return Filled(
        base64.b64decode(answer["content"], validate=True),
        int(answer["placed"]),
        tuple(Unplaced(Address.read(str(to)), str(why)) for to, why in answer["unplaced"]),
        *(tuple(map(str, answer[name])) for name in _TOLD),
    )
