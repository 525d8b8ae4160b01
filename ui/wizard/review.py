"""確認: every finding of the sheet, the gravest first, each a link to its item."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from piadesk.acts.set_aside import reason_of
from piadesk.checks import Finding, Severity
from piadesk.checks.causes import places_shown
from piadesk.forms import definition as d
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from ui.look.plain_text import Label
from ui.wizard.finding_list import FINDING, FindingList


class FindingsPage(QWidget):
    """The list of findings; Enter or a click goes to the item."""

    chosen = Signal(object)
    """The `Address` of the finding that the clerk chose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "backing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = Label("", self)
        self.summary.setProperty("role", "summary")
        self.summary.setWordWrap(True)
        self.list = FindingList(self)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        title = Label(say("review.title"), self)
        title.setProperty("role", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_findings(self, form: d.Form, sheet: Sheet, findings: Sequence[Finding]) -> None:
        """List the findings by severity, in form order, below them those that are set aside."""
        names, place = Names(form, sheet), self.list.currentRow()
        reasons = {one: reason_of(sheet, one) for one in findings}
        open_ones = [one for one in findings if not reasons[one]]
        aside = [one for one in findings if reasons[one]]
        counts = {one: sum(found.severity is one for found in open_ones) for one in Severity}
        words = {str(one): count for one, count in counts.items()}
        words["empty"] = sum(one.is_missing for one in open_ones if one.severity is Severity.ERROR)
        self.summary.setText(say("review.summary", **words) if findings else say("review.nothing"))
        self.list.clear()
        for heading, finding in _listed(open_ones, aside):
            if finding is None:
                self.list.add_heading(heading)
            else:
                where, places = names.position(finding.address), places_shown(names, finding)
                self.list.add_finding(finding, where, places, reasons[finding])
        self.list.setCurrentRow(min(max(1, place), self.list.count() - 1))

    def _activated(self, item: QListWidgetItem) -> None:
        finding = item.data(FINDING)
        if isinstance(finding, Finding):
            self.chosen.emit(finding.address)


def next_finding(
    findings: Sequence[Finding], addresses: Sequence[Address], at: Address | None, by: int
) -> Finding | None:
    """The finding after (``by`` 1) or before (-1) the item ``at``, round and round.

    ``addresses`` are those of the whole walk, in order.
    """
    if not findings:
        return None
    order = {address: number for number, address in enumerate(addresses)}
    here = order.get(at, -1) if at else -1
    placed = sorted((order.get(one.address, len(order)), n) for n, one in enumerate(findings))
    if by > 0:
        beyond = [n for number, n in placed if number > here]
        return findings[beyond[0] if beyond else placed[0][1]]
    beyond = [n for number, n in placed if number < here]
    return findings[beyond[-1] if beyond else placed[-1][1]]


def _listed(
    open_ones: Sequence[Finding], aside: Sequence[Finding]
) -> Iterator[tuple[str, Finding | None]]:
    groups = [
        (say(f"severity.{severity}"), [one for one in open_ones if one.severity is severity])
        for severity in Severity
    ]
    for name, group in (*groups, (say("aside.group"), aside)):
        if group:
            yield say("review.group", name=name, count=len(group)), None
        for finding in group:
            yield "", finding
