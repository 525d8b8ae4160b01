"""The table 変更箇所 of every form: its six columns by item id, a row's day and texts, new rows."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from piadesk.kinds import is_blank
from piadesk.scheme.era import as_day
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Entry, Sheet, new_entry

LOG: Final = Address((), "log")
"""Where the rows of 変更箇所 stand; the same id in all forms."""

PUBLISHED_ON: Final = "cover.published_on"
"""公表日: every publication has its own, so that it is no change to be told."""

DATE: Final = "log.date"
ITEM: Final = "log.item"
BEFORE: Final = "log.before"
AFTER: Final = "log.after"
TIMING: Final = "log.timing"
EXPLANATION: Final = "log.explanation"


@dataclass(frozen=True)
class LogRow:
    """The texts of one row: 項目, 変更前の記載, 変更後の記載, 提出時期, 提出時期に係る説明."""

    item: str
    before: str
    after: str
    timing: str = ""
    explanation: str = ""

    @classmethod
    def of(cls, row: Entry) -> "LogRow":
        """What stands in a row of the sheet, 変更日 left aside."""
        columns = (ITEM, BEFORE, AFTER, TIMING, EXPLANATION)
        return cls(*(str(row.answers.get(column) or "") for column in columns))

    @property
    def answers(self) -> Mapping[str, str]:
        """Each column's answer by item id, blank ones too."""
        return {
            ITEM: self.item,
            BEFORE: self.before,
            AFTER: self.after,
            TIMING: self.timing,
            EXPLANATION: self.explanation,
        }


def day_of(row: Entry) -> datetime.date | None:
    """変更日 of a row; None where it names no day."""
    return as_day(str(row.answers.get(DATE)))


def newest_first(rows: Iterable[Entry]) -> bool:
    """Whether the table begins with the newest change, as some keep it."""
    days = [day for row in rows if (day := day_of(row))]
    return bool(days) and days[-1] < days[0]


def row_by_id(sheet: Sheet, row_id: str) -> Entry:
    """The row of 変更箇所 of that id. Raises `KeyError`."""
    return {row.id: row for row in sheet.entries(LOG)}[row_id]


def set_texts(row: Entry, told: LogRow) -> list[SetValue]:
    """The edits that make a row say this; none for a column that says it already."""
    return [
        SetValue(Address((row.id,), column), text or None)
        for column, text in told.answers.items()
        if str(row.answers.get(column) or "") != text
    ]


def row_of(told: LogRow, date: str) -> Entry:
    """A new row of 変更箇所; ``date`` is 変更日 as stored (ISO or words)."""
    row = new_entry()
    answers: dict[str, JsonValue] = {DATE: date, **told.answers}
    row.answers = {column: value for column, value in answers.items() if not is_blank(value)}
    return row
