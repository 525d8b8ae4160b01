"""What is due for all sheets, overdue first, beside the list."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from piadesk.forms import catalogue
from piadesk.office.duties import DAYS_AHEAD, Duty, duties
from piadesk.office.listing import Listed
from piadesk.scheme.era import shown_date
from piadesk.words import say
from ui.office.line_list import LineList

_MAX_DUTIES: Final = 100


def soon_due(sheets: Iterable[Listed]) -> list[Duty]:
    """What is overdue or falls due soon, and what has no day; the most urgent of them."""
    last = datetime.date.today() + datetime.timedelta(days=DAYS_AHEAD)
    return [duty for duty in duties(sheets) if duty.due is None or duty.due <= last][:_MAX_DUTIES]


class DutyList(LineList):
    """Duties of the next months; one click marks the sheet."""

    chosen = Signal(str)
    """The name of a sheet's file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.duties: list[Duty] = []
        self.picked.connect(self._choose)

    def show_duties(self, due: Sequence[Duty]) -> None:
        """Show these."""
        today = datetime.date.today()
        self.duties = list(due)
        lines = [(_words(duty, today), duty.source) for duty in due]
        self.show_lines(lines or [(say("office.no_duty"), "")])

    def _choose(self, row: int) -> None:
        if row < len(self.duties):
            self.chosen.emit(self.duties[row].sheet.name)


def _short_name(sheet: Listed) -> str:
    """The 事務 and the number of the form: a 評価書名 repeats the form's whole name."""
    summary = sheet.summary
    if not summary.affair:
        return summary.title or sheet.name
    return say("office.short_name", affair=summary.affair, form=catalogue.head(summary.form).number)


def _words(duty: Duty, today: datetime.date) -> str:
    title = _short_name(duty.sheet)
    what = say(f"office.duty.{duty.kind}")
    if duty.due is None:
        return say("office.duty_line.none", what=what, title=title)
    key = "past" if duty.is_overdue(today) else "coming"
    day = shown_date(duty.due.isoformat())
    return say(f"office.duty_line.{key}", day=day, what=what, title=title)
