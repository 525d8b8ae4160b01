"""F7 and Shift+F7: from the item in work to the next or the last place that has a finding."""

from PySide6.QtCore import QObject, Signal

from piadesk.acts.set_aside import reason_of
from piadesk.sheets import walk
from piadesk.sheets.sheet import Address
from ui.desk.checker import Checker
from ui.desk.desk import Desk
from ui.wizard.next_places import next_finding


class FindingSteps(QObject):
    """Goes at once when all is looked at; else as soon as it is, unless the clerk has gone on."""

    reached = Signal(object)
    """The `Address` to go to."""

    nothing = Signal(bool)
    """There is no such place; whether one was asked for where something is to be written."""

    waiting = Signal(bool)
    """Whether the clerk waits for the worker."""

    def __init__(self, desk: Desk, checker: Checker, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._checker = desk, checker
        self._by = 0
        """Where to go when the worker is done; 0 for nowhere."""
        self._begun: Address | None = None
        self._missing = False
        desk.changed.connect(self.give_up)
        checker.done.connect(self._go_on)

    def go(self, by: int, begun: Address | None, *, missing: bool = False) -> None:
        """Go to the next (1) or the last (-1) place from the item ``begun``; with ``missing`` only
        where something is still to be written."""
        self._by, self._begun, self._missing = by, begun, missing
        if self._checker.is_at_work():
            self.waiting.emit(True)
            self._checker.hurry()
        else:
            self._go_on()

    def give_up(self) -> None:
        """The clerk does something else meanwhile."""
        if self._by:
            self._by = 0
            self.waiting.emit(False)

    def work_on(self, address: Address) -> None:
        """The clerk is at ``address`` now."""
        if address != self._begun:
            self.give_up()

    def _go_on(self) -> None:
        if not self._by:
            return
        by, self._by = self._by, 0
        self.waiting.emit(False)
        form, sheet = self._desk.form, self._desk.sheet
        order = [visit.address for visit in walk.walk(form, sheet)]
        open_ones = [one for one in self._checker.latest() if not reason_of(sheet, one)]
        if self._missing:
            open_ones = [one for one in open_ones if one.is_missing]
        # Each of those that are told together is a place of its own.
        findings = [part for one in open_ones for part in one.parts or (one,)]
        following = next_finding(findings, order, self._begun, by)
        if following is not None:
            self.reached.emit(following.address)
        else:
            self.nothing.emit(self._missing)
