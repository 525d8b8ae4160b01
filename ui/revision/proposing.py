"""The work on the proposed rows of 変更箇所: done on a copy of the sheet, given as one edit."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from piadesk import definition as d
from piadesk.edits import Edit, SetValue, Several
from piadesk.revision.change_log import DATE, LOG, LogRow
from piadesk.revision.item_names import Style
from piadesk.revision.proposal_links import links
from piadesk.revision.proposals import keep, update, wanted
from piadesk.revision.rewording import (
    call_back,
    day_of_change,
    declare_all,
    join,
    note_style,
    restyle,
    shorten,
    split_anew,
    take_out,
)
from piadesk.revision.timing import Declared
from piadesk.sheet import Address, Row, Sheet
from piadesk.words import say
from ui.desk import Changed, Desk

ACTS: Final = ("shorten", "join", "take_out", "call_back", "renew", "keep")
"""What may be done with chosen rows."""

State = Literal["", "outdated", "dropped"]


@dataclass(frozen=True)
class Proposed:
    """One proposed row: what it says, and whether its item has changed further (``outdated``) or
    the clerk has taken it out (``dropped``)."""

    row_id: str
    told: LogRow
    state: State


class Proposing(QObject):
    """Proposes at once; every act is an undo step of ``desk``, which holds the copy."""

    renewed = Signal()
    """Any row may be another one now."""

    rewritten = Signal(str)
    """The clerk has typed into the row of that id."""

    def __init__(self, form: d.Form, sheet: Sheet, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._original = sheet
        self._before = {row.id for row in sheet.entries(LOG)}
        self.style: Style = style
        self.date = day_of_change(sheet, datetime.date.today())
        self.desk = Desk(form, sheet.model_copy(deep=True))
        made = update(form, self.sheet, style, self.date).edit
        self._push(Several((note_style(style), made)), "proposals.step")
        self.rows: list[Proposed] = []
        self._take_in()
        self.desk.changed.connect(self._news)

    @property
    def sheet(self) -> Sheet:
        """The copy."""
        return self.desk.sheet

    @property
    def worked(self) -> bool:
        """Whether the clerk has done anything beside looking."""
        return self.desk.stack.index() > 1

    @property
    def differs(self) -> bool:
        """Whether the table, or what is known of its rows, is another one now."""
        was, now = self._original, self.sheet
        return was.entries(LOG) != now.entries(LOG) or links(was) != links(now)

    # ---- acts

    def act(self, name: str, row_ids: Sequence[str]) -> None:
        """Carry out one of `ACTS` on these rows."""
        form, sheet, style = self._form, self.sheet, self.style
        edits: dict[str, Callable[[], Edit]] = {
            "shorten": lambda: shorten(sheet, row_ids),
            "join": lambda: join(form, sheet, row_ids),
            "take_out": lambda: take_out(row_ids),
            "call_back": lambda: call_back(form, sheet, row_ids, style, self.date),
            "renew": lambda: split_anew(form, sheet, row_ids[0], style, self.date),
            "keep": lambda: keep(form, sheet, row_ids[0], style),
        }
        self._push(edits[name](), f"proposals.act.{name}")

    def declare(self, declared: Declared, row_ids: Sequence[str]) -> None:
        """Set what the clerk says of the changes in these rows."""
        self._push(declare_all(self._form, self.sheet, row_ids, declared), "proposals.kind")

    def set_style(self, style: Style) -> None:
        """Name the items in another style; names that the clerk has written stay."""
        old, self.style = self.style, style
        self._push(restyle(self._form, self.sheet, old, style, self.date), "proposals.step")

    def set_day(self, date: str) -> None:
        """Put another 変更日 into the rows that are new here."""
        self.date = date
        edits = tuple(SetValue(Address((row.id,), DATE), date or None) for row in self._fresh())
        self.desk.push(Several(edits), say("proposals.step"), merge="day")

    def undo(self) -> None:
        """Take the last act back; the proposals themselves stay."""
        if self.worked:
            self.desk.stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.desk.stack.redo()

    def row(self, row_id: str) -> Proposed:
        """The row of that id as it stands now."""
        return next(one for one in self.rows if one.row_id == row_id)

    # ----

    def _push(self, edit: Edit, key: str) -> None:
        self.desk.push(edit, say(key))
        self.desk.close_step()

    def _news(self, changed: Changed) -> None:
        """Typing touches one row; every act may touch all."""
        if changed.shape or changed.origin is None:
            if changed.history:
                self._date_again()
            self._take_in()
            self.renewed.emit()
            return
        live = {one.row_id: one for one in self._live()}
        for row_id in {address.rows[0] for address in changed.addresses if address.rows}:
            if row_id in live:
                self.rows = [live[row_id] if one.row_id == row_id else one for one in self.rows]
                self.rewritten.emit(row_id)

    def _fresh(self) -> list[Row]:
        """The rows that were proposed here."""
        known = links(self.sheet)
        rows = self.sheet.entries(LOG)
        return [row for row in rows if row.id in known and row.id not in self._before]

    def _date_again(self) -> None:
        """Undone or done again, 変更日 may be another one."""
        for row in self._fresh()[:1]:
            self.date = str(row.answers.get(DATE) or "")

    def _take_in(self) -> None:
        told = update(self._form, self.sheet, self.style, self.date)
        self._outdated = frozenset(told.outdated)
        self.rows = self._live()
        if told.dropped:
            proposed, known = wanted(self._form, self.sheet, self.style), links(self.sheet)
            self.rows += [
                Proposed(row_id, proposed[known[row_id].of], "dropped") for row_id in told.dropped
            ]

    def _live(self) -> list[Proposed]:
        known = links(self.sheet)
        return [
            Proposed(row.id, LogRow.of(row), "outdated" if row.id in self._outdated else "")
            for row in self.sheet.entries(LOG)
            if row.id in known
        ]
