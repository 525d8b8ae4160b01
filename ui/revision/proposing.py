"""The work on the proposed rows of 変更箇所: done on a copy of the sheet, given as one edit.

The journal of the sheet knows every act at once: after a crash the rows stand in the table as far
as the clerk had come.
"""

import datetime
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.revision.days import date_all, date_rows, day_of_change, in_order
from piadesk.revision.item_names import Style
from piadesk.revision.joining import join
from piadesk.revision.proposal_links import links, noted_day
from piadesk.revision.proposals import keep, update, wanted
from piadesk.revision.rewording import (
    begin,
    call_back,
    declare_all,
    restyle,
    shorten,
    split_anew,
    split_back,
    take_out,
)
from piadesk.revision.timing import Declared
from piadesk.sheets.edits import Edit, Several
from piadesk.sheets.sheet import Sheet
from piadesk.words import say
from ui.desk.desk import Changed, Desk

ACTS: Final = ("shorten", "join", "split", "take_out", "call_back", "renew", "keep")
"""What may be done with chosen rows."""

State = Literal["", "outdated", "dropped"]


@dataclass(frozen=True)
class Proposed:
    """One proposed row: 変更日 as stored, what it says, and whether its item has changed further
    (``outdated``) or the clerk has taken it out (``dropped``)."""

    row_id: str
    date: str
    row: LogRow
    state: State


class Proposing(QObject):
    """Proposes at once; every act is an undo step of ``desk``, which holds the copy."""

    renewed = Signal()
    """Any row may be another one now."""

    rewritten = Signal(str)
    """The clerk has typed into the row of that id."""

    def __init__(self, desk: Desk, style: Style, parent: QObject) -> None:
        """``desk`` holds the sheet itself; it must not change until `hand_out`."""
        super().__init__(parent)
        self._form = desk.form
        self._log = ChangeLog.needed(desk.form)
        self._original = desk.sheet
        self.style: Style = style
        self._first_day = day_of_change(desk.form, desk.sheet, datetime.date.today())
        self.desk = Desk(desk.form, deepcopy(desk.sheet))
        self.desk.setParent(self)
        self.desk.journal = desk.journal
        self._push(begin(self._form, self.sheet, style, self._first_day), "proposals.step")
        self.rows: list[Proposed] = []
        self._take_in()
        self.desk.changed.connect(self._news)

    @property
    def sheet(self) -> Sheet:
        """The copy."""
        return self.desk.sheet

    @property
    def date(self) -> str:
        """変更日 of the rows, as stored, save those to which the clerk gave another."""
        noted = noted_day(self.sheet)
        return self._first_day if noted is None else noted

    @property
    def has_own_days(self) -> bool:
        """Whether the clerk gave any row a 変更日 of its own."""
        known = links(self.sheet)
        return any(known[row.row_id].dated for row in self.rows)

    @property
    def worked(self) -> bool:
        """Whether the clerk has done anything beside looking."""
        return self.desk.stack.index() > 1

    @property
    def differs(self) -> bool:
        """Whether the table, or what is known of its rows, is another one now."""
        was, now = self._original, self.sheet
        return self._log.entries(was) != self._log.entries(now) or links(was) != links(now)

    def put_in_order(self) -> None:
        """The rows of an earlier 変更日 come first, as the whole table is kept."""
        if moves := in_order(self._log, self.sheet).edits:
            self._push(Several(moves), "proposals.step")

    def hand_out(self) -> Edit:
        """All that was done here as one edit, for the sheet itself; here it is taken back."""
        done = self.desk.work_done()
        self.desk.blockSignals(True)
        while self.desk.stack.canUndo():
            self.desk.stack.undo()
        return done

    # ---- acts

    def act(self, name: str, row_ids: Sequence[str]) -> None:
        """Carry out one of `ACTS` on these rows."""
        form, sheet, style = self._form, self.sheet, self.style
        edits: dict[str, Callable[[], Edit]] = {
            "shorten": lambda: shorten(self._log, sheet, row_ids),
            "join": lambda: join(form, sheet, row_ids),
            "split": lambda: split_back(form, sheet, row_ids[0], style, self.date),
            "take_out": lambda: take_out(self._log, row_ids),
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

    def set_day(self, date: str, row_ids: Sequence[str] = ()) -> None:
        """Give these rows a 変更日 of their own; without any, set that of all the others."""
        edit = (
            date_rows(self._log, self.sheet, row_ids, date)
            if row_ids
            else date_all(self._log, self.sheet, date)
        )
        self.desk.push(edit, say("proposals.step"), merge="day " + " ".join(row_ids))

    def undo(self) -> None:
        """Take the last act back; the proposals themselves stay."""
        if self.worked:
            self.desk.stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.desk.stack.redo()

    def row(self, row_id: str) -> Proposed:
        """The row of that id as it stands now."""
        return next(row for row in self.rows if row.row_id == row_id)

    # ----

    def _push(self, edit: Edit, key: str) -> None:
        self.desk.push(edit, say(key))
        self.desk.close_step()

    def _news(self, changed: Changed) -> None:
        """Typing touches one row; every act may touch all."""
        if changed.shape or changed.origin is None:
            self._take_in()
            self.renewed.emit()
            return
        live = {one.row_id: one for one in self._live()}
        for row_id in {address.path[0] for address in changed.addresses if address.path}:
            if row_id in live:
                self.rows = [live[row_id] if row.row_id == row_id else row for row in self.rows]
                self.rewritten.emit(row_id)

    def _take_in(self) -> None:
        renewal = update(self._form, self.sheet, self.style, self.date)
        self._outdated = frozenset(renewal.outdated)
        self.rows = self._live()
        if renewal.dropped:
            proposed, known = wanted(self._form, self.sheet, self.style), links(self.sheet)
            self.rows += [
                Proposed(row_id, "", proposed[known[row_id].of], "dropped")
                for row_id in renewal.dropped
            ]

    def _live(self) -> list[Proposed]:
        known = links(self.sheet)
        return [
            Proposed(
                row.id,
                self._log.date(row),
                self._log.row(row),
                "outdated" if row.id in self._outdated else "",
            )
            for row in self._log.entries(self.sheet)
            if row.id in known
        ]
