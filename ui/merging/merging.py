"""The menu entry 同僚の控えを取り込む: the file is asked for, read, held against the open sheet."""

import dataclasses
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from piadesk.errors import PiadeskError
from piadesk.foreign.requests import Answered, answers_to, lines_left_out, may_be_list, read_apart
from piadesk.revision.merge_base import Common, common_state
from piadesk.revision.merge_copy import made_comparable, on_form
from piadesk.sheets.edits import Several
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_PATTERNS, SHEET_SUFFIXES, SOURCE_PATTERNS
from ui.desk.desk import Desk
from ui.desk.waiting import wait_for
from ui.importing.taking import take_in
from ui.merging.copies import Copies
from ui.merging.merge_dialog import MergeDialog
from ui.messages.messages import Messages

MOST_DIFFERING: Final = 10_000
"""So many places can be shown; two copies of the longest sheets differ in a thousand."""


class _StoppedError(Exception):
    """The clerk does not want to wait for the file."""


class _Copy(NamedTuple):
    sheet: Sheet
    fingerprint: str


def ask_copy(desk: Desk, messages: Messages, parent: QWidget) -> MergeDialog | None:
    """Let the clerk choose the colleague's file, and show what differs; None where nothing does or
    it cannot be read: that has then been told."""
    # A colleague may send back a workbook that was made of the sheet.
    path = messages.file_to_open("merge.file", f"{SHEET_PATTERNS} {SOURCE_PATTERNS}")
    return show_file(desk, path, messages, parent) if path is not None else None


def show_file(desk: Desk, path: Path, messages: Messages, parent: QWidget) -> MergeDialog | None:
    """The same for a file that is known."""
    try:
        returned = _returned(desk, path, messages)
    except PiadeskError as fault:
        messages.error(fault)
        return None
    except _StoppedError:
        return None
    if returned is not None:
        if returned.left_out:
            lines = "\n".join(lines_left_out(desk.form, desk.sheet, returned.left_out))
            count = len(returned.left_out)
            messages.report("request.left_out", lines, name=path.name, count=count)
        common = Common(returned.base, was_sent=True)
        return show_copy(desk, returned.theirs, path.name, messages, parent, base=common)
    copy = _read(path, messages)
    if copy is None:
        return None
    return show_copy(desk, copy.sheet, path.name, messages, parent, fingerprint=copy.fingerprint)


def show_copy(
    desk: Desk,
    sheet: Sheet,
    name: str,
    messages: Messages,
    parent: QWidget,
    base: Common | None = None,
    fingerprint: str = "",
    *,
    is_outside: bool = False,
) -> MergeDialog | None:
    """Show how ``sheet``, a copy out of a file called ``name``, differs from the one on the desk;
    ``base`` is what both began with, where that is known already. ``is_outside``: it is the file of
    the sheet itself."""
    desk.close_step()
    try:
        theirs = made_comparable(desk.form, desk.sheet, sheet)
    except PiadeskError as fault:
        messages.error(fault)
        return None
    known = base or common_state(desk.path, desk.form, desk.sheet, theirs, fingerprint)
    copies = Copies(desk.form, desk.sheet, theirs, name, known, is_outside)
    if len(copies.differing) > MOST_DIFFERING:
        messages.notice("merge.too_many", name=name, count=len(copies.differing))
        return None
    if not copies.has_anything:
        messages.notice("merge.nothing", name=name, base=copies.base_words)
        return None
    dialog = MergeDialog(copies, parent)
    dialog.agreed.connect(lambda edit: _take(desk, edit, copies, messages))
    dialog.base_asked.connect(lambda: _name_base(dialog, messages))
    dialog.open()
    return dialog


def _returned(desk: Desk, path: Path, messages: Messages) -> Answered | None:
    """What a list brings back that another 課 filled in; None for a file that is no such list.
    Raises `SourceError`, `_StoppedError`."""
    if not may_be_list(path):
        return None
    reading = read_apart(path)
    if not messages.wait_for(reading):
        raise _StoppedError
    return answers_to(desk.form, desk.sheet, reading.result(), path)


def _take(desk: Desk, edit: Several, copies: Copies, messages: Messages) -> None:
    if edit.edits:
        desk.push(edit, copies.say("step"))
        done = "merge.outside.done" if copies.is_outside else "merge.done"
        messages.notice(done, count=len(edit.edits))


def _name_base(dialog: MergeDialog, messages: Messages) -> None:
    """Hold both against the file that the clerk says they began with."""
    path = messages.file_to_open("merge.base_file", SHEET_PATTERNS)
    if path is None:
        return
    copies = dialog.copies
    try:
        sheet = on_form(wait_for(partial(store.load, path)).sheet, copies.form)
    except PiadeskError as fault:
        messages.error(fault)
        return
    named = dataclasses.replace(copies, base=Common(sheet))
    dialog.show_copies(named)


def _read(path: Path, messages: Messages) -> _Copy | None:
    if path.suffix.lower() not in SHEET_SUFFIXES:
        imported = take_in(path, messages)
        return _Copy(imported.sheet, "") if imported is not None else None
    try:
        opened = wait_for(partial(store.load, path))
    except PiadeskError as fault:
        messages.error(fault)
        return None
    return _Copy(opened.sheet, opened.fingerprint)
