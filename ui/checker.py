"""Checks that follow the clerk's typing without ever stalling it.

A page is looked at 300 ms after the last edit, the page in view first, then the others one by one
whenever nothing else is to be done.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from piadesk.checks import Finding, check_section
from piadesk.progress import Progress, progress
from ui.desk import Desk
from ui.page_places import Place, places_of

QUIET_MS: Final = 300
"""How long the keyboard must rest before a page is checked."""


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
        self._queue: list[Place] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(QUIET_MS)
        self._rest.timeout.connect(self._step)
        desk.changed.connect(self.ask_all)
        self.ask_all()

    def ask_all(self) -> None:
        """Look at every page again, once the keyboard rests."""
        self._queue = places_of(self._desk.form, self._desk.sheet)
        self._rest.start(QUIET_MS)

    def look_first_at(self, place: Place | None) -> None:
        """``place`` comes into view: it is looked at before the others."""
        self._in_view = place

    def check_now(self) -> None:
        """Look at all pages that wait, at once."""
        while self._queue:
            self._look_at(self._queue.pop(0))
        self._rest.stop()

    def stop(self) -> None:
        """The sheet is being closed."""
        self._rest.stop()

    def _step(self) -> None:
        if not self._queue:
            return
        first = self._in_view if self._in_view in self._queue else self._queue[0]
        assert first is not None
        self._queue.remove(first)
        self._look_at(first)
        self._rest.start(0)

    def _look_at(self, place: Place) -> None:
        form, sheet = self._desk.form, self._desk.sheet
        section = next(section for section in form.sections if section.id == place.section)
        found = check_section(form, sheet, section, place.rows)
        self.findings[place] = found
        self.progress[place] = progress(form, sheet, section, place.rows, found)
        self.checked.emit(place)
