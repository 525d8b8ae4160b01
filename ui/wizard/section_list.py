"""The list of sections: each with its state, the one in view with its outline unfolded below it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from piadesk.acts.progress import Progress
from piadesk.acts.tally import HOLDING_UP
from piadesk.forms import definition as d
from piadesk.sheets import positions
from piadesk.sheets.edits import AddEntry
from piadesk.sheets.sheet import Address, new_entry
from piadesk.words import say
from ui.desk.checker import Checker
from ui.desk.desk import Changed, Desk
from ui.desk.page_places import PagePlace
from ui.look.plain_text import set_tip
from ui.wizard.outline import cut, heading_of, outline
from ui.wizard.section_drawing import DEPTH, IS_INSIDE, PROGRESS, SectionDrawing, progress_text

REVIEW: Final = PagePlace("")
"""The last page, 確認."""

_TYPING_MS: Final = 200
"""How long the keyboard rests before a name that is being typed stands in the list too."""

_LINE: Final = Qt.ItemDataRole.UserRole
_HEARD: Final = Qt.ItemDataRole.AccessibleTextRole

_OPEN: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_ACT: Final = Qt.ItemFlag.ItemIsEnabled
"""Can be clicked, and is no page to stay on."""


class SectionLine(NamedTuple):
    """One line: a page, a heading or entry inside it (``address``), or what can be clicked only.

    A click on one that ``adds`` to a repeat makes an entry there; one that heads the pages of the
    files ``leads`` to the first of them.
    """

    title: str
    depth: int = 0
    place: PagePlace | None = None
    address: Address | None = None
    adds: str = ""
    leads: PagePlace | None = None
    state: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it stands for a page itself."""
        return self.place is not None and self.address is None


class SectionList(QListWidget):
    """Every page of the wizard, in free order; the current one is in view."""

    chosen = Signal(object)
    """The `PagePlace` that the clerk went to."""

    revealed = Signal(object)
    """The `Address` of a heading or an entry on the page in view."""

    def __init__(self, desk: Desk, checker: Checker, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._checker = checker
        self._shown: list[SectionLine] = []
        self._drawn: list[tuple[SectionLine, Progress | None] | None] = []
        """What each line of the list shows by now."""
        self._focus: Address | None = None
        self._came_from: PagePlace | None = None
        self.setObjectName("sections")
        self.setAccessibleName(say("sections.name"))
        self.setItemDelegate(SectionDrawing(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)  # so that Qt asks anew how high a line is when the width changes
        self._unfold = QTimer(self, singleShot=True, interval=0)
        self._unfold.timeout.connect(self.build)
        self.currentItemChanged.connect(self._moved)
        self.itemClicked.connect(self._clicked)
        self._rename = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._rename.timeout.connect(self.build)
        checker.checked.connect(self._show_progress)
        desk.changed.connect(self._news)
        self.build()

    def places(self) -> list[PagePlace]:
        """The pages as listed, 確認 last."""
        return [line.place for line in self._shown if line.place is not None and line.is_page]

    def current(self) -> PagePlace | None:
        """The page in view."""
        line = self._line(self.currentItem())
        return self._came_from if line is None or line.place is None else line.place

    def go_to(self, place: PagePlace) -> None:
        """Bring a page into view; nothing happens for one that is not listed, or in view."""
        if place == self.current():
            return
        for row, line in enumerate(self._shown):
            if line.is_page and line.place == place:
                self.setCurrentRow(row)

    def follow(self, address: Address) -> None:
        """The clerk works at ``address``: its heading and entry are the current line."""
        before, self._focus = self._focus, address
        form = self._desk.form
        if before is None or heading_of(form, before.item) != heading_of(form, address.item):
            self._unfold.start()
        else:
            self._mark_focus()

    def build(self) -> None:
        """List the pages anew, keeping the one in view."""
        self._rename.stop()
        current, line_before = self.current(), self._line(self.currentItem())
        self._shown = list(self._lines(current))
        self.blockSignals(True)
        self._have_lines(len(self._shown))
        for row, line in enumerate(self._shown):
            self._show_line(row, line)
        same = (row for row, line in enumerate(self._shown) if _is_same(line, line_before))
        kept = next(same, -1)
        if kept < 0 and current in self.places():
            pages = [line.place if line.is_page else None for line in self._shown]
            kept = pages.index(current)
        if kept >= 0:
            self.setCurrentRow(kept)
        self.blockSignals(False)
        self._mark_focus()
        self._show_sum()
        if current is not None and current not in self.places():
            self.setCurrentRow(0)

    def _show_line(self, row: int, line: SectionLine) -> None:
        """Only what is another one than before: each word costs Qt a look at the whole list."""
        progress = self._checker.progress.get(line.place) if line.is_page and line.place else None
        if self._drawn[row] == (line, progress):
            return
        item, self._drawn[row] = self.item(row), (line, progress)
        item.setText(line.title)
        item.setData(_LINE, line)
        item.setData(DEPTH, line.depth)
        item.setData(IS_INSIDE, line.address is not None and line.place is not None)
        item.setData(PROGRESS, progress or line.state or None)
        state = progress_text(progress) if progress else line.state
        item.setData(_HEARD, f"{line.title}　{state}" if state else line.title)
        set_tip(item, f"{line.title}\n{progress_text(progress)}" if progress else line.title)
        clickable = _ACT if line.adds or line.leads else Qt.ItemFlag.NoItemFlags
        item.setFlags(_OPEN if line.place is not None else clickable)

    def _have_lines(self, count: int) -> None:
        """Lines stay while they can: PySide crashes now and then when `clear` deletes them."""
        while self.count() > count:
            self.takeItem(self.count() - 1)
            self._drawn.pop()
        while self.count() < count:
            self.addItem("")
            self._drawn.append(None)

    def _line(self, item: QListWidgetItem | None) -> SectionLine | None:
        line = item.data(_LINE) if item is not None else None
        return SectionLine(*line) if isinstance(line, tuple | list) else None

    def _lines(self, current: PagePlace | None) -> Iterator[SectionLine]:
        for section in self._desk.form.sections:
            if section.wizard:
                for line in self._of_section(section):
                    yield line
                    if line.place is not None and line.place == current:
                        yield from self._inside(line)
        yield SectionLine(say("sections.review"), 0, REVIEW)

    def _of_section(self, section: d.Section) -> Iterator[SectionLine]:
        form, sheet = self._desk.form, self._desk.sheet
        heading = "　".join(part for part in (section.number, section.title) if part)
        if not section.each:
            yield SectionLine(heading, 0, PagePlace(section.id))
            return
        entries = sheet.rows.get(section.each, [])
        leads = PagePlace(section.id, (entries[0].id,)) if entries else None
        yield SectionLine(heading, leads=leads)
        for row in entries:
            title = positions.row_title(form, sheet, Address((row.id,), section.each))
            yield SectionLine(cut(title), 1, PagePlace(section.id, (row.id,)))
        if not self._desk.read_only and section is self._first_of(section.each):
            label = form.by_id[section.each].label
            yield SectionLine(say("sections.add", label=label), 1, adds=section.each)
        elif not entries:
            yield SectionLine(say("sections.no_files"), 1)

    def _first_of(self, each: str) -> d.Section:
        return next(section for section in self._desk.form.sections if section.each == each)

    def _inside(self, page: SectionLine) -> Iterator[SectionLine]:
        form, sheet, place = self._desk.form, self._desk.sheet, page.place
        assert place is not None
        if place == REVIEW:
            return
        findings = self._checker.findings.get(place, ())
        for title, address, level, state in outline(form, sheet, place, findings, self._focus):
            yield SectionLine(title, page.depth + 1 + level, place, address, state=state)

    # ---- news

    def _news(self, changed: Changed) -> None:
        """Files come, go, move or are renamed; so do the entries in the outline."""
        form = self._desk.form
        repeats = {section.each for section in form.sections if section.each}
        names = {form.repeat(repeat).title_item for repeat in repeats}
        if changed.shape and any(address.item in repeats for address in changed.addresses):
            self.build()
        elif changed.shape:
            self._unfold.start()
        elif any(
            address.item in names or form.names_entry(form.by_id[address.item])
            for address in changed.addresses
        ):
            self._rename.start()

    def _show_progress(self, place: PagePlace) -> None:
        """A page was looked at: its state, and what is found inside where it is in view."""
        self._show_state(place)
        self._show_sum()
        if place == self.current():
            self._unfold.start()

    def _show_state(self, place: PagePlace) -> None:
        for row, line in enumerate(self._shown):
            if line.is_page and line.place == place:
                self._show_line(row, line)

    def _show_sum(self) -> None:
        """At 確認: how much is empty and how much is found in the whole sheet."""
        counts = self._checker.counts()
        words = "　".join(
            say(f"sections.sum.{sort}", count=counts[sort]) for sort in HOLDING_UP if counts[sort]
        )
        words = words or say("sections.nothing" if self._is_known() else "sections.unknown")
        last = self.item(self.count() - 1)
        if last.data(PROGRESS) != words:
            last.setData(PROGRESS, words)
            last.setData(_HEARD, f"{last.text()}　{words}")

    def _is_known(self) -> bool:
        """Whether every page was looked at: before, nobody can say that nothing is left."""
        pages = (place for place in self.places() if place != REVIEW)
        return all(place in self._checker.progress for place in pages)

    def _moved(self) -> None:
        line = self._line(self.currentItem())
        if line is None or line.place is None:
            self._unfold.start()  # the page in view is the current line again
            return
        if line.place != self._came_from:
            self._came_from, self._focus = line.place, None
            self.chosen.emit(line.place)
            self._unfold.start()
        if line.address is not None:
            self.revealed.emit(line.address)

    def _clicked(self, item: QListWidgetItem) -> None:
        """What is no page; and a place on the page in view that is asked for once more."""
        line = self._line(item)
        if line is None:
            return
        if line.adds:
            self._add(line.adds)
        elif line.leads is not None:
            self.go_to(line.leads)
        elif line.address is not None:
            self.revealed.emit(line.address)

    def _add(self, repeat: str) -> None:
        entries = self._desk.sheet.rows.get(repeat, [])
        edit = AddEntry(Address((), repeat), len(entries), new_entry())
        label = self._desk.form.by_id[repeat].label
        self._desk.push(edit, say("rows.step.add", label=label))
        self.go_to(PagePlace(self._first_of(repeat).id, (edit.row.id,)))

    def _mark_focus(self) -> None:
        """The line of the heading or entry in work is current, without going anywhere."""
        form, focus = self._desk.form, self._focus
        if focus is None:
            return
        heading = heading_of(form, focus.item)
        best = -1
        for row, line in enumerate(self._shown):
            address = line.address
            if line.place != self.current() or address is None:
                continue
            depth = len(address.path)
            if address.item == heading or (
                isinstance(form.by_id[address.item], d.Repeat)
                and focus.path[:depth] == address.path
            ):
                best = row
        if best >= 0 and best != self.currentRow():
            self.blockSignals(True)
            self.setCurrentRow(best)
            self.blockSignals(False)


def _is_same(line: SectionLine, other: SectionLine | None) -> bool:
    """Whether both stand for one page, or one place on it, however it is called now."""
    if other is None or line.place is None:
        return False
    return (line.place, line.address) == (other.place, other.address)
