"""Checks that follow the clerk's typing in a worker, on a copy of the sheet.

300 ms after the last edit the sheet is copied and its pages are looked at, the page in view first.
What only the whole sheet tells comes last, and after a longer rest. A newer edit makes what is
under way worthless: it is dropped.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from piadesk.acts.in_force import levels_in_force
from piadesk.acts.progress import Progress
from piadesk.acts.tally import Sort, sort_of_open, tally
from piadesk.checks import Case, Finding, gathered
from piadesk.checks.causes import by_cause
from piadesk.sheets.sheet import Address, snapshot
from ui.desk.around import around
from ui.desk.check_job import (
    CheckJob,
    PageChecked,
    WholeChecked,
    by_page,
    check_page,
    check_whole,
    open_findings,
)
from ui.desk.desk import Desk
from ui.desk.first_key import FirstKey
from ui.desk.page_places import PagePlace, place_of, places_of

QUIET_MS: Final = 300
"""How long the keyboard must rest before the pages are checked."""

WHOLE_QUIET_MS: Final = 1_500
"""How much longer it must rest before the whole sheet is."""

_ASK_MS: Final = 15
"""How often the worker is asked for news while it works."""

_LONGEST_WAIT_MS: Final = 20_000
"""So long somebody waits at most; the largest sheets take a tenth of it."""


class Checker(QObject):
    """Keeps the findings and the progress of every page of the open sheet."""

    checked = Signal(object)
    """The `PagePlace` that was looked at again."""

    done = Signal()
    """Nothing is left to be looked at."""

    let_out = Signal(object)
    """What is told now of the place that the clerk has just left: a list of findings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.findings: dict[PagePlace, list[Finding]] = {}
        self.progress: dict[PagePlace, Progress] = {}
        self._desk = desk
        self._levels = levels_in_force()
        self._in_view: PagePlace | None = None
        self._of_page: dict[PagePlace, PageChecked] = {}
        self._of_whole: dict[PagePlace, list[Finding]] = {}
        self._unlogged: Counter[PagePlace] = Counter()
        self._everything: list[Finding] | None = None
        """All findings, gathered by the worker; None while something is to be looked at."""
        self._counts: Counter[Sort] | None = None
        self._typed_at: Address | None = None
        """Where the clerk is typing; None once the field is left."""
        self._left: Address | None = None
        """Where the clerk was typing last, until all is looked at."""
        self._held_back: set[PagePlace] = set()
        """The pages of which less is told than is known."""
        self._job: CheckJob | None = None
        self._is_hurried = False
        self._waiting: list[Callable[[], CheckJob]] = []
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._begin_next)
        self._news = QTimer(self, interval=_ASK_MS)
        self._news.timeout.connect(self._take_news)
        desk.changed.connect(self.ask_all)
        FirstKey(self).pressed.connect(self._give_way)
        self.ask_all()

    def ask_all(self) -> None:
        """Look at every page again, once the keyboard rests."""
        self._drop()
        self._everything = None
        self._is_hurried = False
        self._waiting = [self._begin_pages, self._begin_whole]
        self._rest.start(QUIET_MS)

    def hurry(self) -> None:
        """Somebody waits for the findings: begin at once, though the keyboard is not at rest."""
        self._is_hurried = True
        if self._job is None and self._waiting:
            self._rest.stop()
            self._begin_next()

    def _give_way(self) -> None:
        """A key comes: the worker would hold up what the window does with it, most of all before
        the edit is made."""
        if self._job is not None and not self._is_hurried:
            self.ask_all()

    def take_levels(self) -> None:
        """Rules were switched: look at every page again."""
        self._levels = levels_in_force()
        self.ask_all()

    def look_first_at(self, place: PagePlace | None) -> None:
        """``place`` comes into view: it is looked at before the others."""
        self._in_view = place
        if self._job is not None:
            self._job.first = place

    def hold_back_at(self, typed_at: Address | None) -> None:
        """The clerk is typing there: what is not finished is not found wrong, neither at the field
        nor in any number, and what is put right is told at once. With None it is left, and what was
        held back is told."""
        if typed_at == self._typed_at:
            return
        self._left, self._typed_at = self._typed_at, typed_at
        places, self._held_back = self._held_back & self._of_page.keys(), set()
        self._tell(places)

    def check_now(self) -> None:
        """Look at all that waits, at once and here."""
        if not self.is_at_work():
            return
        self._drop()
        case = Case(self._desk.form, self._desk.sheet, levels=self._levels)
        places = {place for page in self._pages() for place in self._take(check_page(case, page))}
        self._tell(places | self._take(check_whole(case)))
        self.done.emit()

    def finish(self) -> None:
        """Wait until all is looked at, or for too long: the window is painted meanwhile, and what
        the clerk presses comes after."""
        if not self.is_at_work():
            return
        self.hurry()
        waiting = QEventLoop()
        self.done.connect(waiting.quit)
        QTimer.singleShot(_LONGEST_WAIT_MS, waiting, waiting.quit)
        waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def stop(self) -> None:
        """The sheet is being closed: no news any more, and no thread that reads it."""
        job = self._job
        self._drop()
        if job is not None:
            job.join()

    def is_at_work(self) -> bool:
        """Whether something is left to be looked at."""
        return self._job is not None or bool(self._waiting)

    def is_running(self) -> bool:
        """Whether the worker is at it just now."""
        return self._job is not None

    def everything(self) -> list[Finding]:
        """All findings of the sheet as it stands, those set aside too, page by page; those that
        follow from one cause as one."""
        self.check_now()
        return self.latest()

    def latest(self) -> list[Finding]:
        """As `everything`, as far as it is known: what was found before the last edits, where the
        worker has not looked again. Nothing is said of entries that are gone."""
        if self._everything is not None:
            return list(self._everything)
        places = places_of(self._desk.form, self._desk.sheet)
        findings = [
            finding
            for place in places
            if place in self._of_page
            for finding in self._of_page[place].findings + self._of_whole.get(place, [])
            if self._is_there(finding)
        ]
        return gathered(Case(self._desk.form, self._desk.sheet), findings)

    def _is_there(self, finding: Finding) -> bool:
        cause = finding.details.get("cause")
        try:
            self._desk.sheet.block(finding.address.path)
            if isinstance(cause, Address):
                self._desk.sheet.block(cause.path)
        except KeyError:
            return False
        return True

    def count_unlogged(self) -> int:
        """The changes since the last 公表版 without a row in 変更箇所, as far as is known."""
        return self._unlogged.total()

    def counts(self) -> Counter[Sort]:
        """How many findings of each sort the pages have that were looked at."""
        if self._counts is None:
            findings = (finding for findings in self.findings.values() for finding in findings)
            self._counts = tally(findings)
        return self._counts

    def _drop(self) -> None:
        """What is under way or waits is worthless."""
        if self._job is not None:
            self._job.drop()
        self._job, self._waiting = None, []
        self._rest.stop()
        self._news.stop()

    def _begin_next(self) -> None:
        self._job = self._waiting.pop(0)()
        self._news.start()

    def _begin_pages(self) -> CheckJob:
        sheet = snapshot(self._desk.sheet)
        job = CheckJob(self._desk.form, sheet, self._in_view, levels=self._levels)
        job.start_pages(self._pages())
        return job

    def _begin_whole(self) -> CheckJob:
        job = CheckJob(self._desk.form, snapshot(self._desk.sheet), levels=self._levels)
        places = places_of(self._desk.form, self._desk.sheet)
        known = self._of_page
        job.start_whole({place: known[place].findings for place in places if place in known})
        return job

    def _take_news(self) -> None:
        job = self._job
        if job is None:
            return
        if is_done := job.is_done():
            self._job = None
            self._news.stop()
        places: set[PagePlace] = set()
        while not job.results.empty():
            places |= self._take(job.results.get())
        self._tell(places)
        job.raise_fault()
        if is_done and self._waiting:
            self._rest.start(0 if self._is_hurried else WHOLE_QUIET_MS)
        elif is_done:
            self.done.emit()

    def _pages(self) -> list[PagePlace]:
        """Every page; those of a file that was deleted count no more."""
        places = places_of(self._desk.form, self._desk.sheet)
        for gone in self._of_page.keys() - set(places):
            del self._of_page[gone], self.findings[gone], self.progress[gone]
            self._counts = None
        return places

    def _take(self, result: PageChecked | WholeChecked) -> set[PagePlace]:
        """Keep what was found; the pages of which something else is to be told now."""
        if isinstance(result, PageChecked):
            self._of_page[result.place] = result
            return {result.place}
        before, self._of_whole = self._of_whole, by_page(self._desk.form, result.findings)
        self._everything = result.everything
        unlogged, self._unlogged = self._unlogged, result.unlogged
        return {
            place
            for place in self._of_page
            if before.get(place) != self._of_whole.get(place)
            or unlogged[place] != result.unlogged[place]
        }

    def _tell(self, places: set[PagePlace]) -> None:
        """Tell of these pages, and of those whose number is another one by that."""
        sheet = self._desk.sheet
        before = [one for place in places for one in self.findings.get(place, ())]
        for place in places:
            page = self._of_page[place]
            of_whole = open_findings(sheet, self._of_whole.get(place, []))
            known = open_findings(sheet, page.findings) + of_whole
            self.findings[place] = self._hold_back(place, known)
            self.progress[place] = replace(page.progress, unlogged=self._unlogged[place])
        if places:
            self._counts = None
            for place in places | self._count_faults():
                self.checked.emit(place)
            self._let_out(before)

    def _let_out(self, before: Sequence[Finding]) -> None:
        """Tell what is new of the place that was left, without what is merely empty there."""
        left = self._left
        if left is None:
            return
        page = place_of(self._desk.form, left)
        new = (one for one in self.findings.get(page, ()) if one not in before)
        if news := [one for one in new if self._is_of(one, left) and not one.is_missing]:
            self.let_out.emit(news)

    def _hold_back(self, place: PagePlace, findings: list[Finding]) -> list[Finding]:
        """What is told: not what has come where the clerk is typing."""
        if self._typed_at is None:
            return findings
        before, typed_at = self.findings.get(place, []), self._typed_at
        spoken = [one for one in findings if one in before or not self._is_of(one, typed_at)]
        if len(spoken) < len(findings):
            self._held_back.add(place)
        return spoken

    def _is_of(self, finding: Finding, place: Address) -> bool:
        """Whether it comes of what is written there."""
        near = [*around(self._desk.form, finding.address), finding.details.get("cause")]
        return place in near

    def _count_faults(self) -> set[PagePlace]:
        """Count what follows from one cause once, at the cause; the pages whose number is another
        one now."""
        joined = by_cause(finding for findings in self.findings.values() for finding in findings)
        grave = (one for one in joined if sort_of_open(one) in (Sort.ERROR, Sort.WARNING))
        faults = Counter(place_of(self._desk.form, finding.address) for finding in grave)
        recounted = {
            place: progress.with_faults(faults[place])
            for place, progress in self.progress.items()
            if progress.faults != faults[place]
        }
        self.progress.update(recounted)
        return set(recounted)
