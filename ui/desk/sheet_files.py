"""Sheet files and the desk: open, take up after a crash, save, let go; told through one door."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.errors import PiadeskError, SheetFileError
from piadesk.forms import catalogue
from piadesk.forms.definition import Form
from piadesk.sheets.ancestors import note_ancestor
from piadesk.sheets.edits import Edit, Several
from piadesk.sheets.sheet import Sheet, new_sheet, snapshot
from piadesk.storage import store
from piadesk.storage.altered import is_altered, is_kept
from piadesk.storage.edit_words import edits_in_words, unread_in_words
from piadesk.storage.generations import is_newest
from piadesk.storage.journal import Journal
from piadesk.storage.left_journal import (
    LeftJournal,
    find_ground,
    find_journal,
    find_moved,
    move_aside,
)
from piadesk.storage.lock import Lock
from piadesk.storage.long_paths import reachable
from piadesk.storage.office import load_office
from piadesk.storage.replay import count_sound
from piadesk.storage.store import Opened
from piadesk.storage.writing import clear_left
from piadesk.words import say, tell
from ui.desk.altered_file import choose_state
from ui.desk.desk import Desk
from ui.desk.waiting import wait_for
from ui.messages.messages import DeclinedError, Messages

_MAY_PASS: Final = ("file.not_saved", "file.unreadable", "file.held", "file.gone")
"""Codes of faults that another try may not meet again."""


def begin(form_id: str, answers: Mapping[str, str] | None = None) -> Desk:
    """A desk with a new sheet on that form that holds these answers by item id alone. Raises
    `FormError`."""
    form = catalogue.form(form_id)
    sheet = new_sheet(form)
    if body := load_office().body:
        sheet.answers[form.author_item] = body
    sheet.answers.update(answers or {})
    return begin_with(form, sheet)


def begin_with(form: Form, sheet: Sheet) -> Desk:
    """A desk with a sheet that no file holds yet."""
    desk = Desk(form, sheet)
    desk.journal = Journal(Opened(sheet, form, ""), None)
    return desk


def open_file(path: Path, messages: Messages) -> Desk | None:
    """A desk with the sheet of that file, and what a crash left of it if the clerk wants that.

    None when it cannot be read; the clerk has been told why. Raises `DeclinedError` when the clerk
    would rather not open it; all then is as it was.
    """
    try:
        opened = wait_for(partial(store.load, path))
    except PiadeskError as fault:
        messages.error(fault)
        return None
    altered = is_altered(path, opened)
    if altered and (earlier := choose_state(path, opened, messages)):
        desk = begin_with(earlier.form, earlier.sheet)
        desk.stack.resetClean()
        return desk
    desk = Desk(opened.form, opened.sheet, path)
    desk.fingerprint = opened.fingerprint
    if not (altered or opened.has_checksum or is_kept(path, opened)):
        desk.remark = say("altered.no_checksum")
    desk.read_only = say(opened.read_only) if opened.read_only else ""
    if not desk.read_only:
        _take_lock(desk, path, messages)
    if desk.read_only:
        return desk
    desk.journal = Journal(opened, path)
    wait_for(partial(store.keep_as_opened, path, opened.sheet.id))
    try:
        return _take_up(desk, opened, path, messages)
    except DeclinedError:
        if desk.lock is not None:
            desk.lock.release()
        raise


def can_be_read(path: Path, messages: Messages) -> bool:
    """Whether a sheet file can be opened; where not, the clerk is told why."""
    try:
        wait_for(partial(store.load, path))
    except PiadeskError as fault:
        messages.error(fault)
        return False
    return True


def resume(left: LeftJournal, messages: Messages) -> Desk | None:
    """A desk with a sheet that was never saved when the program ended; or, where only the end of
    the save was missing, with the file that it was saved to."""
    if saved_to := left.saved_to():
        left.drop()
        return open_file(saved_to, messages)
    try:
        opened = left.beginning()
    except PiadeskError:
        _tell_lost(
            (*edits_in_words(None, left.edits), *unread_in_words(None, left.unread)), messages
        )
        move_aside(left.file)
        return None
    desk = begin_with(opened.form, opened.sheet)
    _replay(desk, left, left.edits, messages)
    return desk


def save(desk: Desk, path: Path, *, replaces: bool = False) -> None:
    """Save the sheet to ``path``, which is its file from then on; with ``replaces`` also over what
    others wrote there meanwhile, which is then among the earlier saves.

    Raises `SheetFileError`: what `store.save` raises, and ``file.held`` for a file that someone
    else has open. The sheet is then still unsaved, and its journal goes on.
    """
    desk.close_step()
    if desk.journal is not None:
        desk.journal.write()
    if not desk.stack.isClean():
        note_ancestor(desk.sheet, desk.fingerprint)
    desk.is_being_saved = True
    try:
        while _bring_to_disk(desk, path, replaces=replaces):
            replaces = False  # what others wrote is among the earlier saves
    finally:
        desk.is_being_saved = False
    desk.stack.setClean()


def _bring_to_disk(desk: Desk, path: Path, *, replaces: bool) -> bool:
    """Save the sheet as it is now; whether it was changed meanwhile. No key comes through while it
    is saved, but what else there may be must not pass for saved."""
    carried_out = desk.carried_out
    saving = _Saving(desk, path, replaces=replaces)
    done = wait_for(saving.run, desk.stepped.emit)
    if desk.lock is not None and desk.lock is not done.lock:
        desk.lock.release()
    desk.path, desk.lock, desk.read_only = path, done.lock, ""
    desk.fingerprint, desk.keeps_saves = done.fingerprint, done.is_kept
    if desk.carried_out != carried_out:
        return True
    if desk.journal is not None:
        desk.journal.drop()
    desk.journal = Journal(Opened(desk.sheet, desk.form, done.fingerprint), path)
    return False


class _Done(NamedTuple):
    """What a save left: the lock that is held now, the file's fingerprint, and whether it is among
    the earlier saves."""

    lock: Lock
    fingerprint: str
    is_kept: bool


class _Saving:
    """One save, carried out beside the window on a copy of the sheet."""

    def __init__(self, desk: Desk, path: Path, *, replaces: bool) -> None:
        self._sheet, self._form, self._path = snapshot(desk.sheet), desk.form, path
        self._mark_begun = desk.journal.mark_save_begun if desk.journal is not None else None
        self._replaces = replaces
        self._former = (desk.path, desk.lock, desk.fingerprint)

    def run(self) -> _Done:
        former, held, fingerprint = self._former
        stays = former is not None and _is_same(self._path, former)
        lock = held if stays and held is not None else Lock(self._path)
        if holder := lock.take():
            raise SheetFileError("file.held", path=self._path.name, holder=holder.words)
        known = fingerprint if stays and not self._replaces else ""
        try:
            new = store.save(self._sheet, self._form, self._path, known, self._mark_begun)
        except SheetFileError as fault:
            # In the empty folder of a drive that went away the lock would stay for ever.
            if lock is not held or fault.code == "file.gone":
                lock.release()
            raise
        return _Done(lock, new, is_newest(self._path, new))


def ask_what_next(fault: PiadeskError, messages: Messages) -> str:
    """Tell why a save failed, and ask what the clerk does about it: ``save_as``, ``cancel``, and
    ``retry`` before them where the cause may be gone soon: others at the file, a silent drive."""
    again = ("retry",) if fault.code in _MAY_PASS else ()
    return messages.ask("save.failed", (*again, "save_as", "cancel"), why=tell(fault))


def discard(desk: Desk) -> None:
    """The clerk is done with the sheet: what is not saved goes too."""
    if desk.journal is not None:
        desk.journal.drop()
    if desk.lock is not None:
        desk.lock.release()


def is_gone(path: Path) -> bool:
    """Whether the file is no longer where its folder is; a drive that does not answer says
    nothing of it."""
    try:
        return reachable(path.parent).is_dir() and not reachable(path).exists()
    except OSError:
        return False


def _is_same(path: Path, other: Path) -> bool:
    """Whether both lead to one file, by whatever drive or link."""
    try:
        return path == other or path.samefile(other)
    except OSError:
        return False


def _take_lock(desk: Desk, path: Path, messages: Messages) -> None:
    """Where someone else holds the file, the clerk may still take it over: a terminal that was
    switched off leaves its lock behind."""
    desk.lock = Lock(path)
    holder = desk.lock.take()
    if holder is None and desk.lock.is_refused:
        desk.lock, desk.read_only = None, say("file.read_only.no_right")
        return
    if holder is None:
        clear_left(path)
        return
    answers = ("look", "take_over", "dont_open")
    answer = messages.ask("lock.ask", answers, holder=holder.words)
    if answer == "dont_open":
        raise DeclinedError
    if answer == "take_over":
        desk.lock.take_over()
    else:
        desk.lock, desk.read_only = None, say("file.read_only.held", holder=holder.words)


def _take_up(desk: Desk, opened: Opened, path: Path, messages: Messages) -> Desk:
    """The desk to go on with: the same, or another one with what no longer fits the file."""
    try:
        left = find_journal(path) or wait_for(partial(find_moved, opened.fingerprint))
    except OSError:
        messages.notice("recover.unreadable")
        return desk
    if left is None:
        return desk
    rest = left.rest(opened.fingerprint)
    if not left.unread and (rest == () or left.saved_to() is not None):
        left.drop()
    elif not left.edits:
        _tell_lost(unread_in_words(desk.form, left.unread), messages)
        move_aside(left.file)
    elif rest is None:
        apart = _take_up_apart(left, path, messages)
        move_aside(left.file)
        if apart is not None:
            discard(desk)
            return apart
    elif not rest or _wants("recover", "recover.ask", len(rest), messages):
        _replay(desk, left, rest, messages)
    else:
        move_aside(left.file)
    return desk


def _take_up_apart(left: LeftJournal, path: Path, messages: Messages) -> Desk | None:
    """A desk with the edits on the sheet as it was before someone else wrote the file."""
    state = find_ground(left, path)
    if state is None:
        messages.notice("recover.does_not_fit")
        return None
    ground, edits = state
    if not _wants("apart", "recover.ask_apart", len(edits), messages):
        return None
    desk = begin_with(ground.form, ground.sheet)
    _replay(desk, left, edits, messages)
    return desk


def _wants(answer: str, key: str, count: int, messages: Messages) -> bool:
    """Whether the clerk takes up so many edits. Raises `DeclinedError`; they then stay."""
    given = messages.ask(key, (answer, "leave", "dont_open"), count=count)
    if given == "dont_open":
        raise DeclinedError
    return given == answer


def _replay(desk: Desk, left: LeftJournal, edits: tuple[Edit, ...], messages: Messages) -> None:
    """As one undo step, so that the clerk can look at it and take it back. A journal of which
    anything is left over is put aside."""
    sound = count_sound(desk.sheet, desk.form, edits)
    lost = (*edits_in_words(desk.form, edits[sound:]), *unread_in_words(desk.form, left.unread))
    if not lost and desk.journal is not None:
        desk.journal.take_up(left.file)
    if sound:  # where its own journal begins, one that is there and not taken up is put aside
        desk.push(Several(edits[:sound]), say("recover.step"))
    else:
        move_aside(left.file)
    if lost:
        _tell_lost(lost, messages)


def _tell_lost(lost: Sequence[str], messages: Messages) -> None:
    messages.report("recover.in_part", "\n\n".join(lost))
