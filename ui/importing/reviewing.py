"""The page 取込みの確認 in the window: opened after an import, from the menu, and from a line above
the pages as long as anything is to be looked at."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from piadesk.forms import catalogue
from piadesk.intake.keeping import DONE, NOTE, keep_report, kept_report, source_of
from piadesk.intake.moved_on import joined_lines, let_go
from piadesk.intake.remaining import count_to_do, lines_to_do
from piadesk.intake.report import Imported
from piadesk.sheets.sheet import Sheet
from piadesk.words import say
from ui.desk.desk import Desk
from ui.importing.batch import batch_of
from ui.importing.import_page import ImportPage
from ui.importing.source_place import note_chosen
from ui.messages.messages import Messages
from ui.messages.offer_bar import RemainderBar
from ui.wizard.way_back import come_back
from ui.wizard.wizard import Wizard

if TYPE_CHECKING:
    from piadesk.forms import definition as d
    from ui.revision.revision import Revision


class ReviewHost(Protocol):
    """What the window offers."""

    desk: Desk | None
    wizard: Wizard | None
    messages: Messages

    @property
    def revision(self) -> "Revision":
        """What the menu 改訂 does with the open sheet."""

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs."""

    def begin_with(self, form: "d.Form", sheet: Sheet) -> bool:
        """Let the open sheet go and begin with one that no file holds; False to stay."""

    def show_beside(self, page: QWidget) -> None:
        """Show a page on the open sheet in the place of the wizard."""

    def show_wizard(self) -> None:
        """Show the wizard again; the page that stood in its place goes."""


def begin_imported(imported: Imported, source: Path, host: ReviewHost) -> None:
    """Begin with an imported sheet, and show what is to be looked at; where there is nothing, offer
    to freeze it. One that its own file was in is opened as it was, with the report that it keeps.
    """
    is_whole = imported.report.is_of_whole_sheet
    if not is_whole:
        keep_report(imported, source)
    note_chosen(source)
    if not host.begin_with(imported.form, imported.sheet):
        return
    if is_whole:
        host.messages.notice("import.opened")
        return
    if lines_to_do(imported.form, imported.sheet):
        review_import(host)
    else:
        host.messages.notice("import.all_placed", placed=len(imported.report.placed))
        _offer_next(host)


def review_import(host: ReviewHost) -> None:
    """Show the page; tell where the sheet keeps no report."""
    desk = host.desk
    assert desk is not None
    desk.close_step()
    kept = kept_report(desk.sheet)
    if kept is None:
        source = source_of(desk.sheet)
        if source is not None:
            host.messages.notice("import.is_over", name=source.name)
        else:
            host.messages.notice("import.no_report")
        return
    page = ImportPage(desk, kept, host.messages)
    page.left.connect(partial(come_back, host))
    page.finished.connect(lambda: finish_review(host))
    page.newer_asked.connect(host.revision.migrate)
    host.show_beside(page)
    page.table.setFocus()


def offer_review(wizard: Wizard, host: ReviewHost) -> None:
    """A line above the pages as long as the import of the sheet is to be looked at."""
    words = partial(_remainder, wizard.desk)
    if words():
        bar = RemainderBar(words, say("import.offer_act"), say("import.offer_later"), wizard)
        bar.taken.connect(lambda: review_import(host))
        wizard.above.addWidget(bar)


def _remainder(desk: Desk) -> str:
    """How much is to be looked at; "" for nothing."""
    kept = kept_report(desk.sheet)
    count = count_to_do(joined_lines(desk.form, desk.sheet, kept.report)) if kept else 0
    return say("import.offer", count=count) if count else ""


def finish_review(host: ReviewHost) -> None:
    """Nothing is left: the report goes, as one undo step, and what comes next is offered."""
    desk = host.desk
    assert desk is not None
    if not {NOTE, DONE}.isdisjoint(desk.sheet.notes):
        desk.push(let_go(desk.sheet), say("import.step_finish"))
    host.show_wizard()
    is_moving = _offer_next(host)
    if (batch := batch_of(host.widget)) is not None and not is_moving:
        batch.go_on(desk)


def _offer_next(host: ReviewHost) -> bool:
    """The sheet was published as it stands; it may move to a newer revision next. Whether the clerk
    is asked about that now."""
    host.revision.offer_freeze()
    to = host.revision.newest_form()
    answers = ("move_now", "later")
    if not to or host.messages.ask("import.ask_newer", answers, form=_name(to)) != "move_now":
        return False
    host.revision.migrate()
    return True


def _name(form_id: str) -> str:
    form = catalogue.form(form_id)
    return f"{form.number}（{form.revision}版）"
