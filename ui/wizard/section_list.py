"""The list of sections: each with its state in words and shape, and how much is answered."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from piadesk.acts.tally import HOLDING_UP
from piadesk.sheets import positions
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.checker import Checker
from ui.desk.desk import Changed, Desk
from ui.desk.page_places import Place
from ui.look.plain_text import set_tip
from ui.wizard.section_drawing import DEPTH, PROGRESS, SectionDrawing, progress_text

REVIEW: Final = Place("")
"""The last page, 確認."""

_PLACE: Final = Qt.ItemDataRole.UserRole

_OPEN: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class SectionList(QListWidget):
    """Every page of the wizard, in free order; the current one is in view."""

    chosen = Signal(object)
    """The `Place` that the clerk went to."""

    def __init__(self, desk: Desk, checker: Checker, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._checker = checker
        self._shown: list[tuple[Place | None, int]] = []
        self.setObjectName("sections")
        self.setAccessibleName(say("sections.name"))
        self.setItemDelegate(SectionDrawing(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._moved)
        checker.checked.connect(self._show_progress)
        desk.changed.connect(self._news)
        self.build()

    def places(self) -> list[Place]:
        """The pages as listed, 確認 last."""
        return [place for place, _ in self._shown if place is not None]

    def current(self) -> Place | None:
        """The page in view."""
        item = self.currentItem()
        found = item.data(_PLACE) if item else None
        return found if isinstance(found, Place) else None

    def go_to(self, place: Place) -> None:
        """Bring a page into view; nothing happens for a page that is not listed."""
        for at, (listed, _) in enumerate(self._shown):
            if listed == place:
                self.setCurrentRow(at)

    def build(self) -> None:
        """List the pages anew, keeping the one in view."""
        current = self.current()
        rows = list(self._rows())
        self._shown = [(place, depth) for place, depth, _ in rows]
        self.blockSignals(True)
        self._have_lines(len(rows))
        for at, (place, depth, title) in enumerate(rows):
            item = self.item(at)
            if (item.text(), item.data(_PLACE), item.data(DEPTH)) == (title, place, depth):
                continue
            item.setText(title)
            set_tip(item, title)
            item.setData(_PLACE, place)
            item.setData(DEPTH, depth)
            item.setData(PROGRESS, None)
            item.setFlags(Qt.ItemFlag.NoItemFlags if place is None else _OPEN)
        if current in self.places():
            self.setCurrentRow([place for place, _ in self._shown].index(current))
        self.blockSignals(False)
        for place in self._checker.progress:
            self._show_progress(place)
        if current is not None and current not in self.places():
            self.setCurrentRow(0)

    def _have_lines(self, count: int) -> None:
        """Lines stay while they can: PySide crashes now and then when `clear` deletes them."""
        while self.count() > count:
            self.takeItem(self.count() - 1)
        while self.count() < count:
            self.addItem("")

    def _rows(self) -> Iterator[tuple[Place | None, int, str]]:
        form, sheet = self._desk.form, self._desk.sheet
        for section in form.sections:
            if not section.wizard:
                continue
            heading = "　".join(part for part in (section.number, section.title) if part)
            if not section.each:
                yield Place(section.id), 0, heading
                continue
            yield None, 0, heading
            entries = sheet.rows.get(section.each, [])
            for row in entries:
                title = positions.row_title(form, sheet, Address((row.id,), section.each))
                yield Place(section.id, (row.id,)), 1, title
            if not entries:
                yield None, 1, say("sections.no_files")
        yield REVIEW, 0, say("sections.review")

    def _news(self, changed: Changed) -> None:
        """Files come, go, move or are renamed."""
        form = self._desk.form
        repeats = {section.each for section in form.sections if section.each}
        names = {form.repeat(repeat).title_item for repeat in repeats}
        if any(address.item in repeats | names for address in changed.addresses):
            self.build()

    def _show_progress(self, place: Place) -> None:
        for at, (listed, _) in enumerate(self._shown):
            if listed == place:
                self.item(at).setData(PROGRESS, self._checker.progress[place])
                words = progress_text(self._checker.progress[place])
                set_tip(self.item(at), f"{self.item(at).text()}\n{words}")
        self._show_sum()

    def _show_sum(self) -> None:
        """At 確認: how much is empty and how much is found in the whole sheet."""
        counts = self._checker.counts()
        words = "　".join(
            say(f"sections.sum.{sort}", count=counts[sort]) for sort in HOLDING_UP if counts[sort]
        )
        words = words or say("sections.nothing")
        self.item(self.count() - 1).setData(PROGRESS, words)

    def _moved(self) -> None:
        if (place := self.current()) is not None:
            self.chosen.emit(place)
