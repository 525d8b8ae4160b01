"""Checks that follow the clerk's typing without ever stalling it.

A page is looked at 300 ms after the last edit, the page in view first, then the others one by one,
each in little pieces whenever nothing else is to be done. What only the whole sheet tells comes
last, and after a longer rest, for its pieces are larger.
"""

import time
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from piadesk.acts.progress import Progress, progress
from piadesk.acts.set_aside import reason_of
from piadesk.checks import Finding, checking, checking_whole
from piadesk.sheets.walk import walk_section
from ui.desk.desk import Desk
from ui.desk.page_places import Place, place_of, places_of

QUIET_MS: Final = 300
"""How long the keyboard must rest before a page is checked."""

WHOLE_QUIET_MS: Final = 1_500
"""How much longer it must rest before the whole sheet is."""

_SLICE: Final = 0.004
"""Seconds of checking at a time; a keystroke waits no longer, but for the piece just begun."""


class Checker(QObject):
    """Keeps the findings and the progress of every page of the open sheet."""

    checked = Signal(object)
    """The `Place` that was looked at again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.findings: dict[Place, list[Finding]] = {}
        self.progress: dict[Place, Progress] = {}
        self._desk = desk
        self._in_view: Place | None = None
        self._of_page: dict[Place, tuple[list[Finding], Progress]] = {}
        self._of_whole: dict[Place, list[Finding]] = {}
        self._work: Iterator[int | None] = iter(())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(QUIET_MS)
        self._rest.timeout.connect(self.step)
        desk.changed.connect(self.ask_all)
        self.ask_all()

    def ask_all(self) -> None:
        """Look at every page again, once the keyboard rests."""
        self._work = self._look_at_all()
        self._rest.start(QUIET_MS)

    def look_first_at(self, place: Place | None) -> None:
        """``place`` comes into view: it is looked at before the others."""
        self._in_view = place

    def check_now(self) -> None:
        """Look at all pages that wait, at once."""
        for _ in self._work:
            pass
        self._rest.stop()

    def stop(self) -> None:
        """The sheet is being closed."""
        self._rest.stop()

    def is_at_work(self) -> bool:
        """Whether something is left to be looked at."""
        return self._rest.isActive()

    def step(self) -> None:
        """Look at a little more."""
        self._rest.stop()
        begun = time.monotonic()
        for rest in self._work:
            if rest or time.monotonic() - begun > _SLICE:
                self._rest.start(rest or 0)
                return

    def everything(self) -> list[Finding]:
        """All findings of the sheet as it stands, those set aside too, page by page."""
        self.check_now()
        places = places_of(self._desk.form, self._desk.sheet)
        return [
            finding
            for place in places
            for finding in self._of_page[place][0] + self._of_whole.get(place, [])
        ]

    def _look_at_all(self) -> Iterator[int | None]:
        """In little pieces, each followed by the milliseconds to rest before the next.

        The page in view comes first, whichever it is by then.
        """
        waiting = places_of(self._desk.form, self._desk.sheet)
        self._forget_all_but(waiting)
        while waiting:
            place = self._in_view if self._in_view in waiting else waiting[0]
            assert place is not None
            waiting.remove(place)
            yield from self._look_at(place)
        yield WHOLE_QUIET_MS
        yield from self._look_at_whole()

    def _forget_all_but(self, places: Collection[Place]) -> None:
        """The pages of a file that was deleted count no more."""
        for gone in self._of_page.keys() - places:
            del self._of_page[gone], self.findings[gone], self.progress[gone]

    def _look_at(self, place: Place) -> Iterator[None]:
        form, sheet = self._desk.form, self._desk.sheet
        section = next(section for section in form.sections if section.id == place.section)
        entries = []
        for entry in walk_section(form, sheet, section, place.rows):
            entries.append(entry)
            yield
        found = yield from checking(form, sheet, section, entries)
        self._of_page[place] = found, progress(entries, self._open(found))
        self._tell(place)

    def _look_at_whole(self) -> Iterator[None]:
        found = yield from checking_whole(self._desk.form, self._desk.sheet)
        before, self._of_whole = self._of_whole, {}
        for finding in found:
            place = place_of(self._desk.form, finding.address)
            self._of_whole.setdefault(place, []).append(finding)
        for place in before.keys() | self._of_whole.keys():
            if place in self._of_page and before.get(place) != self._of_whole.get(place):
                self._tell(place)

    def _open(self, found: Iterable[Finding]) -> list[Finding]:
        """Without those that the clerk has set aside."""
        return [finding for finding in found if not reason_of(self._desk.sheet, finding)]

    def _tell(self, place: Place) -> None:
        found, so_far = self._of_page[place]
        of_whole = self._open(self._of_whole.get(place, []))
        self.findings[place] = self._open(found) + of_whole
        self.progress[place] = so_far.beside(of_whole)
        self.checked.emit(place)
