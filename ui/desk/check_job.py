"""The checks of one copy of the sheet, run in a thread of their own.

Nothing of Qt is touched here: what is found goes into a queue, which the window empties when it
likes. So nothing can arrive at a window that is closed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from queue import SimpleQueue
from typing import Final

from piadesk.acts.progress import Progress, progress
from piadesk.acts.set_aside import reason_of
from piadesk.checks import Case, Finding, check_between, check_section, gathered
from piadesk.checks.levels import Levels
from piadesk.forms import definition as d
from piadesk.revision.earlier import unlogged
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import walk_section
from ui.desk.beside_window import beside_window
from ui.desk.page_places import PagePlace, place_of


class _DroppedError(Exception):
    """Ends the work of a job that was dropped."""


_WORKER: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checks")


@dataclass(frozen=True)
class PageChecked:
    """What was found on one page, and how far it is filled in."""

    place: PagePlace
    findings: list[Finding]
    progress: Progress


@dataclass(frozen=True)
class WholeChecked:
    """What was found between the pages."""

    findings: list[Finding]
    unlogged: Counter[PagePlace]
    """How many changes of each page have no row in 変更箇所 yet."""

    everything: list[Finding] | None = None
    """All findings of the sheet, those that follow from one cause as one; None where those of the
    pages were not given."""


@dataclass
class CheckJob:
    """Looks at the pages of a sheet that nobody changes meanwhile; ``first`` before the others."""

    form: d.Form
    sheet: Sheet
    first: PagePlace | None = None
    levels: Levels = field(default_factory=dict)
    """The rules that are switched off or down."""

    dropped: bool = False
    """Set when nobody asks for the rest any more."""

    results: SimpleQueue[PageChecked | WholeChecked] = field(default_factory=SimpleQueue)
    _future: Future[None] | None = None

    @cached_property
    def _case(self) -> Case:
        return Case(self.form, self.sheet, pause=self._pause, levels=self.levels)

    def start_pages(self, places: Sequence[PagePlace]) -> None:
        """Look at these pages in the worker."""
        self._future = _WORKER.submit(self._run, self._pages(list(places)))

    def start_whole(self, of_pages: Mapping[PagePlace, Sequence[Finding]]) -> None:
        """Look for what only the whole sheet tells, in the worker; ``of_pages`` was found before,
        on all pages in their order."""
        self._future = _WORKER.submit(self._run, self._whole(of_pages))

    def is_done(self) -> bool:
        """Whether the worker has nothing more to say."""
        return self._future is not None and self._future.done()

    def raise_fault(self) -> None:
        """Raise what went wrong in the worker, if it has ended so."""
        if self._future is not None and self._future.done() and not self._future.cancelled():
            self._future.result()

    def drop(self) -> None:
        """Nobody asks for the rest: the worker ends at its next pause."""
        self.dropped = True
        if self._future is not None:
            self._future.cancel()

    def join(self) -> None:
        """Drop it, and wait until the worker has ended."""
        self.drop()
        if self._future is not None and not self._future.cancelled():
            self._future.exception()

    def _run(self, work: Iterable[PageChecked | WholeChecked]) -> None:
        with beside_window(), suppress(_DroppedError):
            for result in work:
                self.results.put(result)

    def _pause(self) -> None:
        if self.dropped:
            raise _DroppedError

    def _pages(self, waiting: list[PagePlace]) -> Iterator[PageChecked]:
        while waiting:
            place = self.first if self.first in waiting else waiting[0]
            assert place is not None
            waiting.remove(place)
            yield check_page(self._case, place)

    def _whole(self, of_pages: Mapping[PagePlace, Sequence[Finding]]) -> Iterator[WholeChecked]:
        whole = check_whole(self._case)
        of_whole = by_page(self.form, whole.findings)
        everything = [
            finding
            for place, findings in of_pages.items()
            for finding in (*findings, *of_whole.get(place, ()))
        ]
        yield replace(whole, everything=gathered(self._case, everything))


def check_page(case: Case, place: PagePlace) -> PageChecked:
    """Look at one page."""
    section = next(section for section in case.form.sections if section.id == place.section)
    findings = check_section(case, section, place.rows)
    visits = walk_section(case.form, case.sheet, section, place.rows)
    return PageChecked(place, findings, progress(visits, open_findings(case.sheet, findings)))


def check_whole(case: Case) -> WholeChecked:
    """Look for what only the whole sheet tells."""
    changed = unlogged(case.form, case.sheet)
    return WholeChecked(
        check_between(case), Counter(place_of(case.form, address) for address in changed)
    )


def by_page(form: d.Form, findings: Iterable[Finding]) -> dict[PagePlace, list[Finding]]:
    """The findings of each page."""
    pages: dict[PagePlace, list[Finding]] = {}
    for finding in findings:
        pages.setdefault(place_of(form, finding.address), []).append(finding)
    return pages


def open_findings(sheet: Sheet, findings: Iterable[Finding]) -> list[Finding]:
    """Without those that the clerk has set aside."""
    return [finding for finding in findings if not reason_of(sheet, finding)]
