"""様式改正の確認 in the window: shown after a sheet has moved, offered until it is done."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from piadesk.revision.migration_review import kept_lines, let_go, lines_to_do
from piadesk.words import say
from ui.desk.desk import Desk
from ui.messages.messages import Messages
from ui.messages.offer_bar import RemainderBar
from ui.revision.migration_page import MigrationPage
from ui.wizard.way_back import come_back
from ui.wizard.wizard import Wizard


class MigrationHost(Protocol):
    """The window, as far as it is asked here."""

    desk: Desk | None
    wizard: Wizard | None
    messages: Messages

    def show_beside(self, page: QWidget) -> None:
        """Show a page on the open sheet in the place of the wizard."""

    def show_wizard(self) -> None:
        """Show the wizard again; the page that stood in its place goes."""


def review_migration(host: MigrationHost) -> None:
    """Show the page; nothing happens for a sheet without a list."""
    desk = host.desk
    if desk is None or not kept_lines(desk.sheet):
        return
    desk.close_step()
    page = MigrationPage(desk)
    page.left.connect(partial(come_back, host))
    page.finished.connect(partial(_finish, host))
    host.show_beside(page)
    page.table.setFocus()


def offer_migration(wizard: Wizard, host: MigrationHost) -> None:
    """A line above the pages as long as something is to be looked at."""
    words = partial(_remainder, wizard.desk)
    if words():
        bar = RemainderBar(words, say("migration.offer_act"), say("migration.offer_later"), wizard)
        bar.taken.connect(partial(review_migration, host))
        wizard.above.addWidget(bar)


def _remainder(desk: Desk) -> str:
    """How much is to be looked at; "" for nothing."""
    count = lines_to_do(desk.sheet)
    return say("migration.offer", count=count) if count else ""


def _finish(host: MigrationHost) -> None:
    """The list goes, as one undo step."""
    assert host.desk is not None
    host.desk.push(let_go(), say("migration.step_finish"))
    host.show_wizard()
    host.messages.notice("migration.done")
