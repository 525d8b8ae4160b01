"""The table 変更箇所 of a form: its rows and columns by role, a row's day and texts, new rows."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from piadesk.errors import ChangesError
from piadesk.forms import definition as d
from piadesk.forms.roles import LogItems, Role
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank
from piadesk.scheme.era import as_day
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Block, Entry, Sheet, new_entry


class LogRow(NamedTuple):
    """The texts of one row: 項目, 変更前の記載, 変更後の記載, 提出時期, 提出時期に係る説明."""

    item: str
    before: str
    after: str
    timing: str = ""
    explanation: str = ""


class ChangeLog(NamedTuple):
    """変更箇所 as one form has it; a form that keeps no record of its changes has none."""

    form: d.Form
    items: LogItems

    @classmethod
    def of(cls, form: d.Form) -> "ChangeLog | None":
        """変更箇所 of that form; None where it has none."""
        return cls(form, form.log) if form.log else None

    @classmethod
    def needed(cls, form: d.Form) -> "ChangeLog":
        """変更箇所 of that form. Raises `ChangesError` ``changes.no_log`` where it has none."""
        log = cls.of(form)
        if log is None:
            raise ChangesError("changes.no_log", form=form.number, name=form.name)
        return log

    @property
    def address(self) -> Address:
        """Where the rows stand."""
        return Address((), self.items.rows)

    @property
    def early(self) -> str:
        """事前, in the words of the form."""
        return self.form.choice(self.items.timing, "before") or ""

    @property
    def late(self) -> str:
        """事後, in the words of the form."""
        return self.form.choice(self.items.timing, "after") or ""

    def entries(self, sheet: Sheet) -> list[Entry]:
        """The rows of a sheet, in order."""
        return sheet.entries(self.address)

    def entry(self, sheet: Sheet, row_id: str) -> Entry:
        """The row of that id. Raises `KeyError`."""
        return {entry.id: entry for entry in self.entries(sheet)}[row_id]

    def row(self, entry: Entry) -> LogRow:
        """What stands in a row of the sheet, 変更日 left aside."""
        return LogRow(*(str(entry.answers.get(column) or "") for column in self._columns))

    def date(self, entry: Entry) -> str:
        """変更日 of a row as stored; "" for none."""
        return str(entry.answers.get(self.items.date) or "")

    def day(self, entry: Entry) -> datetime.date | None:
        """変更日 of a row; None where it names no day."""
        return as_day(self.date(entry))

    def is_newest_first(self, entries: Iterable[Entry]) -> bool:
        """Whether the table begins with the newest change, as some keep it."""
        days = [day for entry in entries if (day := self.day(entry))]
        return bool(days) and days[-1] < days[0]

    def answers(self, row: LogRow) -> Mapping[str, str]:
        """Each column's answer by item id, blank ones too."""
        texts = (row.item, row.before, row.after, row.timing, row.explanation)
        return dict(zip(self._columns, texts, strict=True))

    def text_edits(self, entry: Entry, row: LogRow) -> list[SetValue]:
        """The edits that make a row say this; none for a column that says it already."""
        return [
            SetValue(Address((entry.id,), column), text or None)
            for column, text in self.answers(row).items()
            if str(entry.answers.get(column) or "") != text
        ]

    def new_entry(self, row: LogRow, date: str) -> Entry:
        """A new row; ``date`` is 変更日 as stored (ISO or words)."""
        entry = new_entry()
        answers: dict[str, JsonValue] = {self.items.date: date, **self.answers(row)}
        entry.answers = {column: text for column, text in answers.items() if not is_blank(text)}
        return entry

    @property
    def _columns(self) -> tuple[str, ...]:
        items = self.items
        return (items.item, items.before, items.after, items.timing, items.explanation)


def log_section(form: d.Form) -> d.Section | None:
    """The section that 変更箇所 stands in; None where the form has none."""
    return form.section_of[form.log.rows] if form.log else None


def published_on(form: d.Form, sheet: Block) -> str:
    """公表日 as stored: every publication has its own, so that it is no change to be told.

    "" while it is empty, and on a form that has none.
    """
    item = form.role(Role.PUBLISHED_ON)
    return str(sheet.answers.get(item) or "") if item else ""
