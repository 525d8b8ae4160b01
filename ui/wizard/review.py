"""確認: every finding of the sheet by sort and page, each a link to its item."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, islice
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from piadesk.acts.set_aside import reason_of
from piadesk.acts.tally import HOLDING_UP, Sort, sort_of, tally
from piadesk.checks import Finding
from piadesk.checks.causes import places_shown
from piadesk.forms import definition as d
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from ui.desk.page_places import PagePlace, place_of
from ui.look.plain_text import Label
from ui.wizard.drafting_line import DraftingLine
from ui.wizard.finding_filter import FindingFilter
from ui.wizard.finding_list import FINDING, FindingList, is_same
from ui.wizard.next_steps import NextSteps

_AT_ONCE: Final = 100
"""Lines that are there at once, more than a screen holds; the others follow in growing slices."""

_LOW: Final = 470
"""Pixels: a lower page has no room for all the steps above the list."""

_LOWEST: Final = 350
"""Pixels: a lower page, as on a small screen at 200 %, has room for the list alone."""


class FindingsPage(QWidget):
    """The list of findings; Enter or a click goes to the item."""

    chosen = Signal(object)
    """The `Address` of the finding that the clerk chose."""

    why_asked = Signal(object)
    """The `Finding` of which the clerk wants to know why it is told."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._form: d.Form | None = None
        self._sheet: Sheet | None = None
        self._findings: dict[Sort, list[Finding]] = {}
        self._lines: Iterator[None] = iter(())
        self._share = QTimer(self, singleShot=True, interval=0)
        self._share.timeout.connect(self._share_room)
        self._go_on = QTimer(self, singleShot=True, interval=0)
        self._go_on.timeout.connect(self._add_rest)
        self._left: tuple[Finding | None, int] = (None, -1)
        """The line that was chosen when the page was left, and its row."""
        self.filter = FindingFilter(self)
        self.filter.chosen.connect(self._fill)
        self.list = FindingList(self)
        self.list.setMinimumHeight(36)  # of two lines; a page at 200 % has room for no more
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        self.why = QPushButton(say("review.why"), self)
        self.why.clicked.connect(self._ask_why)
        self.list.currentRowChanged.connect(self._show_possible)
        self.steps = NextSteps(self)
        self.drafting = DraftingLine(self)
        self.drafting.asked.connect(lambda: self.steps.asked.emit("drafting"))
        self.words = Label(say("review.about"), self)
        self.words.setProperty("role", "summary")
        self.words.setWordWrap(True)
        self._title = Label(say("review.title"), self)
        self._title.setProperty("role", "section")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        for part in (self._title, self.steps, self.filter, self.words):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addSpacing(8)
        bottom_line = QHBoxLayout()
        column.addLayout(bottom_line)
        bottom_line.setSpacing(8)
        bottom_line.addWidget(self.why)
        bottom_line.addWidget(self.drafting, 1)
        self._show_possible()
        self.setFocusProxy(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share.start()  # when all sizes are handed out

    def _share_room(self) -> None:
        """Where the page is low the list has it, save where it has nothing to show."""
        self.steps.set_low(self.height() < _LOW)
        is_list_alone = self.height() < _LOWEST and any(self._findings.values())
        self._title.setVisible(self.height() >= _LOW)  # the list of sections says it, too
        is_hint = self.words.text() == say("review.about")
        self.words.setVisible(not (is_list_alone or (is_hint and self.height() < _LOW)))
        self.filter.set_room(self.height() >= _LOWEST)
        self.steps.set_room(not is_list_alone)
        margin = 6 if self.height() < _LOWEST else 16
        self._column.setContentsMargins(margin, margin, margin, margin)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Left, not minimized: all its lines would be measured before it is seen again."""
        super().hideEvent(event)
        if not event.spontaneous() and self.list.count():
            self._left = self.list.current_finding(), self.list.currentRow()
            self.drop_rest()
            self.list.clear()

    def drop_rest(self) -> None:
        """No further lines: the sheet changes, and the list is filled anew."""
        self._go_on.stop()
        self._lines = iter(())

    def show_findings(
        self, form: d.Form, sheet: Sheet, findings: Sequence[Finding], *, at_work: bool = False
    ) -> None:
        """List the findings by sort, page by page in form order; ``at_work``: more may come."""
        self._form, self._sheet = form, sheet
        self.drafting.show_state(sheet)
        self._findings = {sort: [] for sort in Sort}
        for finding in findings:
            self._findings[sort_of(sheet, finding)].append(finding)
        open_ones = [one for sort in Sort if sort is not Sort.ASIDE for one in self._findings[sort]]
        counts = tally(open_ones)
        counts[Sort.ASIDE] = len(self._findings[Sort.ASIDE])
        self.filter.show_counts(counts)
        self.steps.set_ready(not at_work and not any(counts[sort] for sort in HOLDING_UP))
        words = "review.at_work" if at_work else "review.about" if findings else "review.nothing"
        self.words.setText(say(words))
        self._share_room()
        self._fill()

    def _fill(self) -> None:
        """The lines that the filter lets through; the one that was chosen stays so."""
        assert self._form is not None
        assert self._sheet is not None
        chosen, row = self._left
        if self.list.count():
            chosen, row = self.list.current_finding(), self.list.currentRow()
        self.list.clear()
        lets_through = self.filter.lets_through
        shown = [sort for sort, some in self._findings.items() if some and lets_through(sort)]
        names = Names(self._form, self._sheet)
        self._lines = chain.from_iterable(self._lines_of(names, sort) for sort in shown)
        self._add_lines(max(row, 0) + _AT_ONCE)
        if not self.list.count() and any(self._findings.values()):
            self.list.add_heading(say("review.nothing_of"))
        listed = (finding for sort in shown for finding in self._findings[sort])
        if any(is_same(one, chosen) for one in listed) and not self.list.has(chosen):
            self._add_lines(3 * sum(map(len, self._findings.values())))
        self.list.choose(chosen, row)

    def _add_rest(self) -> None:
        if self.list.count():
            self._add_lines(2 * self.list.count())
        elif self._form is not None:
            self._fill()

    def _add_lines(self, count: int) -> None:
        """Add so many lines at most; if they were not the last, others follow by and by."""
        before = self.list.count()
        for _ in islice(self._lines, count):
            pass
        if self.list.count() - before == count:
            self._go_on.start()

    def _lines_of(self, names: Names, sort: Sort) -> Iterator[None]:
        """Adds the lines of a sort, one at each step."""
        assert self._sheet is not None
        findings = self._findings[sort]
        name, count = say(f"review.sort.{sort}"), self.filter.count(sort)
        self.list.add_heading(say("review.group", name=name, count=count))
        yield
        for page, group in self._by_page(names, findings):
            self.list.add_heading(page, is_page=True)
            yield
            for finding in group:
                where, places = self._where(names, finding), places_shown(names, finding)
                reason = reason_of(self._sheet, finding)
                self.list.add_finding(finding, where, places, reason)
                yield

    def _where(self, names: Names, finding: Finding) -> str:
        """Where the clerk is led: the item, or the page of which nothing is written yet."""
        assert self._form is not None
        if finding.is_of_page:
            return page_name(self._form, names, place_of(self._form, finding.address))
        return names.position(finding.address)

    def _by_page(
        self, names: Names, findings: Sequence[Finding]
    ) -> Iterator[tuple[str, Sequence[Finding]]]:
        """The findings of each page of the wizard under its name, in the order of the pages."""
        form = self._form
        assert form is not None
        order = {section.id: number for number, section in enumerate(form.sections)}
        placed = [(place_of(form, finding.address), finding) for finding in findings]
        first: dict[PagePlace, int] = {}
        for number, (place, _) in enumerate(placed):
            first.setdefault(place, number)
        placed.sort(key=lambda pair: (order[pair[0].section], first[pair[0]]))
        for place, group in groupby(placed, key=lambda pair: pair[0]):
            of_page = [finding for _, finding in group]
            count = sum(len(one.places) if one.is_missing else 1 for one in of_page)
            name = page_name(form, names, place)
            yield say("review.of_page", name=name, count=count), of_page

    def _show_possible(self) -> None:
        self.why.setEnabled(self.list.current_finding() is not None)

    def _ask_why(self) -> None:
        if finding := self.list.current_finding():
            self.why_asked.emit(finding)

    def go_to_chosen(self) -> bool:
        """Ask for the item of the chosen finding, as Enter does; whether an open one is chosen."""
        finding = self.list.current_open()
        if finding is not None:
            self.chosen.emit(finding.address)
        return finding is not None

    def _activated(self, item: QListWidgetItem) -> None:
        finding = item.data(FINDING)
        if isinstance(finding, Finding):
            self.chosen.emit(finding.address)


def page_name(form: d.Form, names: Names, place: PagePlace) -> str:
    """What a page of the wizard is called: ``Ⅱ　ファイルの概要（賦課ファイル）``."""
    section = next(section for section in form.sections if section.id == place.section)
    heading = "　".join(part for part in (section.number, section.title) if part)
    if not place.rows:
        return heading
    return f"{heading}（{names.row_title(Address(place.rows, section.each))}）"
