"""以前の保存分: what a sheet file held at its last saves, and what was written and never saved."""

import datetime
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from piadesk.errors import PiadeskError, SheetFileError
from piadesk.forms import definition as d
from piadesk.scheme.era import shown_date
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.generations import (
    EarlierSave,
    KeptElsewhere,
    earlier_saves,
    kept_elsewhere,
)
from piadesk.storage.left_content import LeftContent, content_of
from piadesk.storage.left_journal import LeftJournal, find_aside
from piadesk.storage.local_time import local, local_from
from piadesk.storage.store import Opened
from piadesk.words import say
from ui.dialogs.versions_dialog import VersionsDialog
from ui.messages.messages import Messages

_log: Final = logging.getLogger(__name__)


class EarlierHost(Protocol):
    """What the window offers to the dialog."""

    messages: Messages

    def show_paper(self, form: d.Form, take: Callable[[], Sheet], suggested: Path) -> object:
        """Show the preview of that sheet's paper."""

    def begin_with(self, form: d.Form, sheet: Sheet) -> bool:
        """Let the open sheet go and begin with one that no file holds; False to stay."""


def show_earlier(path: Path | None, host: EarlierHost, parent: QWidget, sheet_id: str = "") -> None:
    """Show the earlier saves of that sheet file, and what was written and never saved; None for a
    sheet that no file holds yet. With ``sheet_id`` also those of other files of that sheet."""
    if path is None and not find_aside(None, sheet_id) and not _elsewhere(None, sheet_id):
        host.messages.notice("earlier.none")
    else:
        EarlierDialog(path, host, parent, sheet_id).show()


def offer_earlier(path: Path, host: EarlierHost, parent: QWidget) -> None:
    """A file that cannot be opened may have been saved well on this terminal before: offer that."""
    if _kept(path):
        answer = host.messages.ask("earlier.ask", ("show", "later"), name=path.name)
        if answer == "show":
            show_earlier(path, host, parent)


class EarlierDialog(VersionsDialog):
    """The saves of the sheet file ``path``, the journals of it that were put aside, and the saves
    of other files that the sheet had; for None those of sheets that were never saved. The file
    itself is never touched from here."""

    def __init__(
        self, path: Path | None, host: EarlierHost, parent: QWidget, sheet_id: str = ""
    ) -> None:
        super().__init__("earlier", ("view", "take_out"), parent)
        self._path = path
        self._host = host
        self._window = parent
        self.asked.connect(self._act)
        self.fill(
            [
                *_lines(_kept(path) if path else []),
                *_left_lines(find_aside(path, sheet_id)),
                *_lines_elsewhere(_elsewhere(path, sheet_id)),
            ]
        )

    def _act(self, act: str, version: EarlierSave | LeftJournal) -> None:
        if isinstance(version, EarlierSave):
            self._act_on_save(act, version)
        else:
            self._act_on_left(act, content_of(version, self._path))

    def _act_on_save(self, act: str, save: EarlierSave) -> None:
        path = self._path or Path(say("earlier.file"))
        try:
            opened = read(save, path.name)
        except PiadeskError as fault:
            self._host.messages.error(fault)
            return
        if act == "view":
            suggested = path.with_suffix(".pdf")
            self._host.show_paper(opened.form, lambda: opened.sheet, suggested)
        else:
            self._take_out(opened.form, opened.sheet)

    def _act_on_left(self, act: str, left: LeftContent) -> None:
        if act == "view":
            self._host.messages.report("earlier.left_words", left.words)
        elif left.form is not None and left.sheet is not None:
            self._take_out(left.form, left.sheet)
        else:
            self._host.messages.notice("earlier.cannot_take_out")

    def _take_out(self, form: d.Form, sheet: Sheet) -> None:
        # Beginning with another sheet closes every dialog, this one too.
        begin = self._host.begin_with
        QTimer.singleShot(0, self._window, lambda: begin(form, sheet))


def read(save: EarlierSave, name: str) -> Opened:
    """The sheet that an earlier save of the file called ``name`` holds.

    Raises `SheetFileError` with ``file.earlier_unreadable`` and the codes of `store.read`.
    """
    try:
        return store.read(save.content(), name)
    except OSError as fault:
        raise SheetFileError("file.earlier_unreadable") from fault


def _kept(path: Path) -> list[EarlierSave]:
    """What is kept of that file; none where the folder of the program itself cannot be read."""
    try:
        return earlier_saves(path)
    except OSError:
        _log.exception("earlier saves of %s", path)
        return []


def _elsewhere(path: Path | None, sheet_id: str) -> list[KeptElsewhere]:
    """What is kept of other files of the sheet; none where the folder cannot be read."""
    try:
        return kept_elsewhere(path, sheet_id)
    except OSError:
        _log.exception("saves of %s under other names", path)
        return []


def _lines(saves: list[EarlierSave]) -> Iterator[tuple[str, EarlierSave]]:
    """The saves with their time on this terminal's clock."""
    for number, save in enumerate(saves):
        line = _with_time("earlier.line" if save.is_good else "earlier.damaged", save.saved_at)
        yield line if number else say("earlier.newest", line=line), save


def _lines_elsewhere(others: list[KeptElsewhere]) -> Iterator[tuple[str, EarlierSave]]:
    """The saves of other files, each with the path that the file had."""
    for other in others:
        for save in other.saves:
            line = _with_time("earlier.line" if save.is_good else "earlier.damaged", save.saved_at)
            yield say("earlier.elsewhere", line=line, path=other.path), save


def _left_lines(journals: list[LeftJournal]) -> Iterator[tuple[str, LeftJournal]]:
    for left in journals:
        yield _with_time("earlier.left", local_from(left.changed_at())), left


def _with_time(key: str, moment: datetime.datetime) -> str:
    here = local(moment)
    return say(key, date=shown_date(here.date().isoformat()), time=f"{here:%H:%M:%S}")
