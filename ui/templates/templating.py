"""自庁ひな形: keep the open sheet as one, begin a sheet with one, put one in, hand one over."""

from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from piadesk.acts.templates import (
    About,
    about_of,
    begin_with_template,
    insertion,
    renamed,
    template_of,
)
from piadesk.errors import MigrationError, PiadeskError
from piadesk.forms import definition as d
from piadesk.revision.migration_review import keep_list
from piadesk.sheets.sheet import Sheet
from piadesk.storage import templates as files
from piadesk.storage.file_names import TEMPLATE_SUFFIX, allowed
from piadesk.storage.office import load_office
from piadesk.storage.settings import Settings
from piadesk.storage.templates import Kept
from piadesk.words import say
from ui.desk.desk import Desk
from ui.desk.waiting import wait_for
from ui.home.body_offer import offer_body
from ui.messages.messages import Messages
from ui.revision.migration_reviewing import review_migration
from ui.templates.keep_dialog import KeepDialog
from ui.templates.name_dialog import NameDialog
from ui.templates.templates_dialog import TemplatesDialog
from ui.wizard.wizard import Wizard


class TemplateHost(Protocol):
    """The window, as far as it is asked here."""

    desk: Desk | None
    wizard: Wizard | None
    messages: Messages
    settings: Settings

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs."""

    def show_beside(self, page: QWidget) -> None:
        """Show a page on the open sheet in the place of the wizard."""

    def show_wizard(self) -> None:
        """Show the wizard again; the page that stood in its place goes."""

    def begin_with(self, form: d.Form, sheet: Sheet) -> bool:
        """Let the open sheet go and begin with one that no file holds; False to stay."""


PATTERNS: Final = f"*{TEMPLATE_SUFFIX}"


def keep_as_template(host: TemplateHost) -> None:
    """Ask what it is called and what goes in; keep it."""
    desk = host.desk
    assert desk is not None
    desk.close_step()
    name = desk.form.title_in(desk.sheet.answers).strip() or desk.form.name
    dialog = KeepDialog(desk.form, name, host.widget)
    dialog.agreed.connect(partial(_keep, host))
    dialog.open()


def show_templates(host: TemplateHost) -> None:
    """The list of those that are kept."""
    can_put_in = host.desk is not None and not host.desk.read_only
    dialog = TemplatesDialog(host.widget, can_put_in=can_put_in)
    dialog.asked.connect(partial(_act, host, dialog))
    _list(host, dialog)
    dialog.open()


def take_in(host: TemplateHost, path: Path) -> bool:
    """Keep one that somebody handed over. Whether it is kept."""
    try:
        template = wait_for(partial(files.read_template, path))
        wait_for(partial(files.keep, template))
    except PiadeskError as fault:
        host.messages.error(fault)
        return False
    about = about_of(template)
    host.messages.notice("templates.taken_in", name=about.name if about else path.name)
    return True


def _keep(host: TemplateHost, about: About, with_body: bool) -> None:
    desk = host.desk
    assert desk is not None
    try:
        files.keep(template_of(desk.form, desk.sheet, about, with_body=with_body))
    except PiadeskError as fault:
        host.messages.error(fault)
    else:
        host.messages.notice("templates.kept", name=about.name)


def _list(host: TemplateHost, dialog: TemplatesDialog) -> None:
    try:
        dialog.show_kept(files.kept_templates())
    except PiadeskError as fault:
        host.messages.error(fault)


def _act(host: TemplateHost, dialog: TemplatesDialog, act: str, kept: Kept | None) -> None:
    if act == "take_in":
        path = host.messages.file_to_open("dialog.template", PATTERNS)
        if path is not None and take_in(host, path):
            _list(host, dialog)
    elif kept is None or (kept.sheet is None and act != "drop"):
        return
    elif act in ("use", "put_in"):
        dialog.accept()
        # Beginning with another sheet closes every dialog, this one too.
        QTimer.singleShot(0, host.widget, partial(_use if act == "use" else _put_in, host, kept))
    elif act == "hand_out":
        _hand_out(host, kept)
    elif act == "rename":
        _rename(host, dialog, kept)
    else:
        _drop(host, dialog, kept)


def _use(host: TemplateHost, kept: Kept) -> None:
    assert kept.sheet is not None
    begun = begin_with_template(kept.sheet)
    if begun.migrated is not None:
        keep_list(begun.migrated)
    author = begun.form.author_item
    if (body := load_office().body) and author not in begun.sheet.answers:
        begun.sheet.answers[author] = body
    if not host.begin_with(begun.form, begun.sheet):
        return
    assert host.wizard is not None
    offer_body(host.wizard, host.settings)
    host.wizard.take_keyboard()
    if begun.migrated is not None:
        host.messages.notice("templates.migrated", revision=begun.form.revision)
        review_migration(host)


def _put_in(host: TemplateHost, kept: Kept) -> None:
    desk = host.desk
    assert desk is not None
    assert kept.sheet is not None
    desk.close_step()
    try:
        edit = insertion(desk.form, desk.sheet, kept.sheet)
    except MigrationError:
        host.messages.notice("templates.other_form", form=desk.form.number)
        return
    if edit is None:
        host.messages.notice("templates.nothing_empty")
        return
    about = about_of(kept.sheet)
    desk.push(edit, say("templates.step", name=about.name if about else ""))
    host.messages.notice("templates.put_in_done")


def _hand_out(host: TemplateHost, kept: Kept) -> None:
    about = about_of(kept.sheet) if kept.sheet else None
    assert kept.sheet is not None
    assert about is not None
    suggested = Path(allowed(about.name)[:80] + TEMPLATE_SUFFIX)
    path = host.messages.file_to_save("dialog.template_out", suggested, TEMPLATE_SUFFIX)
    if path is None:
        return
    try:
        files.keep(kept.sheet, path)
    except PiadeskError as fault:
        host.messages.error(fault)
    else:
        host.messages.written("templates.handed_out", path, opens=False)


def _rename(host: TemplateHost, dialog: TemplatesDialog, kept: Kept) -> None:
    sheet, about = kept.sheet, about_of(kept.sheet) if kept.sheet else None
    assert sheet is not None
    assert about is not None

    def rename(name: str, purpose: str) -> None:
        try:
            files.keep(renamed(sheet, about._replace(name=name, purpose=purpose)), kept.path)
        except PiadeskError as fault:
            host.messages.error(fault)
        _list(host, dialog)

    words = NameDialog(about, dialog)
    words.agreed.connect(rename)
    words.open()


def _drop(host: TemplateHost, dialog: TemplatesDialog, kept: Kept) -> None:
    about = about_of(kept.sheet) if kept.sheet else None
    name = about.name if about else kept.path.name
    answer = host.messages.ask("templates.ask_drop", ("keep_it", "drop_template"), name=name)
    if answer != "drop_template":
        return
    try:
        files.drop(kept.path)
    except PiadeskError as fault:
        host.messages.error(fault)
    _list(host, dialog)
