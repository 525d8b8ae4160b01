"""What is done with many sheets of the list at once: the round, the papers, the calendar."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from PySide6.QtWidgets import QMenu, QWidget

from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.office.calendar import calendar
from piadesk.office.duties import duties, newer_form
from piadesk.office.listing import Listed
from piadesk.office.papers import OFFICE_PAPERS, office_workbook, print_office
from piadesk.office.round import PAPERS, RETURNS, STEPS, Step, go_round
from piadesk.storage.file_names import allowed
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say
from ui.look.menu import Menu
from ui.messages.messages import Messages
from ui.office.day_dialog import PublishDialog
from ui.office.run_dialog import RunDialog


class Page(Protocol):
    """The page of the list."""

    def window(self) -> QWidget:
        """The window that it stands in."""

    def refresh(self) -> None:
        """Read the folder again."""


def round_menu(parent: QWidget, run: Callable[[Step], None]) -> QMenu:
    """The steps of the round."""
    menu = Menu(parent)
    for step in STEPS:
        _add(menu, say(f"office.step_name.{step}"), partial(run, step))
    return menu


def new_menu(parent: QWidget, run: Callable[[str], None]) -> QMenu:
    """The newest revision of every form."""
    menu = Menu(parent)
    for form_id in catalogue.form_ids():
        if not newer_form(form_id):
            _add(menu, catalogue.head(form_id).full_name, partial(run, form_id))
    return menu


class Made(NamedTuple):
    """A file that may be made of the list."""

    paper: str
    suffix: str
    content: Callable[[Sequence[Listed], datetime.date], bytes]


def _all_made() -> Iterator[Made]:
    for paper in OFFICE_PAPERS:
        yield Made(paper, ".pdf", partial(print_office, paper))
        yield Made(paper, ".xlsx", partial(office_workbook, paper))
    yield Made("calendar", ".ics", lambda sheets, _today: calendar(duties(sheets)))


_DIALOGS: Final = {
    ".pdf": "dialog.office_paper",
    ".xlsx": "dialog.office_workbook",
    ".ics": "dialog.office_calendar",
}


def papers_menu(parent: QWidget, run: Callable[[Made], None]) -> QMenu:
    """What may be made of the list."""
    menu = Menu(parent)
    for made in _all_made():
        name = say(f"office.paper_title.{made.paper}")
        _add(menu, say(f"office.paper_as.{made.suffix[1:]}", name=name), partial(run, made))
    return menu


def _add(menu: QMenu, words: str, run: Callable[[], None]) -> None:
    menu.addAction(words).triggered.connect(lambda: run())


def begin_round(step: Step, sheets: Sequence[Listed], messages: Messages, page: Page) -> None:
    """Ask what must be known, and begin."""
    out: Path | None = None
    if step in PAPERS or step == RETURNS:
        key = "dialog.office_returns" if step == RETURNS else "dialog.office_round"
        out = messages.folder_to_open(key)
        if out is None:
            return
    if step == "freeze":
        asking = PublishDialog(len(sheets), page.window())
        asking.agreed.connect(lambda day: _go(step, sheets, messages, page, day=day))
        asking.open()
        return
    _go(step, sheets, messages, page, out)


def _go(
    step: Step,
    sheets: Sequence[Listed],
    messages: Messages,
    page: Page,
    out: Path | None = None,
    *,
    day: datetime.date | None = None,
) -> None:
    title, run = say(f"office.step_name.{step}"), partial(go_round, step, list(sheets), out, day)
    dialog = RunDialog(title, run, len(sheets), messages, page.window(), out)
    dialog.offers_web = step == "publication"
    dialog.finished.connect(page.refresh)
    dialog.open()


def write_paper(made: Made, sheets: Sequence[Listed], folder: Path, messages: Messages) -> None:
    """Ask where to, and write the paper, the workbook or the calendar."""
    today = datetime.date.today()
    title = say(f"office.paper_title.{made.paper}")
    suggested = folder / allowed(f"{title}_{today:%Y%m%d}{made.suffix}")
    path = messages.file_to_save(_DIALOGS[made.suffix], suggested, made.suffix)
    if path is None:
        return
    try:
        write_whole(path, made.content(sheets, today))
    except OSError as fault:
        messages.error(PiadeskError("office.not_written", path=path.name, reason=reason(fault)))
        return
    messages.written("office.round.written", path)
