"""Sheet files and the desk: open, take up after a crash, save, let go; told through one door."""

from pathlib import Path

from piadesk import catalogue
from piadesk.definition import Form
from piadesk.edits import Several
from piadesk.errors import PiadeskError
from piadesk.sheet import Sheet, new_sheet
from piadesk.storage import store
from piadesk.storage.journal import Journal, LeftJournal, find_journal, move_aside
from piadesk.storage.lock import Lock
from piadesk.storage.store import Opened
from piadesk.words import say
from ui.desk import Desk
from ui.telling import Telling


def begin(form_id: str) -> Desk:
    """A desk with an empty sheet on that form. Raises `FormError`."""
    form = catalogue.form(form_id)
    return begin_with(form, new_sheet(form))


def begin_with(form: Form, sheet: Sheet) -> Desk:
    """A desk with a sheet that no file holds yet."""
    desk = Desk(form, sheet)
    desk.journal = Journal(Opened(sheet, form, ""), None)
    return desk


def open_file(path: Path, telling: Telling) -> Desk | None:
    """A desk with the sheet of that file, and what a crash left of it if the clerk wants that.

    None when it cannot be read; the clerk has been told why.
    """
    try:
        opened = store.load(path)
    except PiadeskError as fault:
        telling.error(fault)
        return None
    desk = Desk(opened.form, opened.sheet, path)
    desk.fingerprint = opened.fingerprint
    desk.read_only = say(opened.read_only) if opened.read_only else ""
    if not desk.read_only:
        _take_lock(desk, path, telling)
    if not desk.read_only:
        desk.journal = Journal(opened, path)
        _take_up(desk, opened, find_journal(path), telling)
    return desk


def resume(left: LeftJournal, telling: Telling) -> Desk | None:
    """A desk with a sheet that was never saved when the program ended."""
    try:
        opened = left.beginning()
    except PiadeskError as fault:
        telling.error(fault)
        return None
    desk = begin_with(opened.form, opened.sheet)
    _replay(desk, left, telling)
    return desk


def save(desk: Desk, path: Path, telling: Telling) -> bool:
    """Save the sheet to ``path``; False when that failed, and the clerk has been told why."""
    known = desk.fingerprint if path == desk.path else ""
    try:
        fingerprint = store.save(desk.sheet, desk.form, path, known)
    except PiadeskError as fault:
        telling.error(fault)
        return False
    if path != desk.path:
        _move_to(desk, path)
    desk.fingerprint = fingerprint
    if desk.lock is not None:
        desk.lock.renew()
    if desk.journal is not None:
        desk.journal.drop()
    desk.journal = Journal(Opened(desk.sheet, desk.form, fingerprint), path)
    desk.close_step()
    desk.stack.setClean()
    return True


def let_go(desk: Desk) -> None:
    """The clerk is done with the sheet: what is not saved goes too."""
    if desk.journal is not None:
        desk.journal.drop()
    if desk.lock is not None:
        desk.lock.release()


def _move_to(desk: Desk, path: Path) -> None:
    """The sheet now belongs to another file."""
    if desk.lock is not None:
        desk.lock.release()
    desk.path, desk.read_only = path, ""
    desk.lock = Lock(path)
    if desk.lock.take() is not None:
        desk.lock = None


def _take_lock(desk: Desk, path: Path, telling: Telling) -> None:
    """Where someone else holds the file, the clerk may still take it over: a terminal that was
    switched off leaves its lock behind."""
    desk.lock = Lock(path)
    holder = desk.lock.take()
    if holder is None:
        return
    if telling.ask("lock.ask", ("look", "take_over"), told=holder.told) == "take_over":
        desk.lock.take_over()
    else:
        desk.lock, desk.read_only = None, holder.told


def _take_up(desk: Desk, opened: Opened, left: LeftJournal | None, telling: Telling) -> None:
    if left is None:
        return
    if not left.fits(opened):
        move_aside(left.file)
        telling.notice("recover.does_not_fit")
    elif telling.ask("recover.ask", ("recover", "leave"), count=len(left.edits)) == "recover":
        _replay(desk, left, telling)
    else:
        move_aside(left.file)


def _replay(desk: Desk, left: LeftJournal, telling: Telling) -> None:
    """As one undo step, so that the clerk can look at it and take it back."""
    good = left.replay(desk.sheet.model_copy(deep=True))
    desk.push(Several(left.edits[:good]), say("recover.step"))
    if good < len(left.edits):
        telling.notice("recover.in_part", lost=len(left.edits) - good)
