"""以前の保存分: what a sheet file held at its last saves, each to be seen or taken out."""

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
from piadesk.storage.generations import EarlierSave, earlier_saves
from piadesk.storage.store import Opened
from piadesk.words import say
from ui.dialogs.versions_dialog import VersionsDialog
from ui.messages.messages import Messages

_log: Final = logging.getLogger(__name__)


class Host(Protocol):
    """What the window offers to the dialog."""

    messages: Messages

    def show_paper(self, form: d.Form, take: Callable[[], Sheet], suggested: Path) -> object:
        """Show the preview of that sheet's paper."""

    def begin_with(self, form: d.Form, sheet: Sheet) -> bool:
        """Let the open sheet go and begin with one that no file holds; False to stay."""


def show_earlier(path: Path | None, host: Host, parent: QWidget) -> None:
    """Show the earlier saves of that sheet file; None for a sheet that no file holds yet."""
    if path is None:
        host.messages.notice("earlier.none")
    else:
        EarlierDialog(path, host, parent).show()


def offer_earlier(path: Path, host: Host, parent: QWidget) -> None:
    """A file that cannot be opened may have been saved well on this terminal before: offer that."""
    if _kept(path):
        answer = host.messages.ask("earlier.ask", ("show", "later"), name=path.name)
        if answer == "show":
            show_earlier(path, host, parent)


class EarlierDialog(VersionsDialog):
    """The saves of the sheet file ``path``. The file itself is never touched from here."""

    def __init__(self, path: Path, host: Host, parent: QWidget) -> None:
        super().__init__("earlier", ("view", "take_out"), parent)
        self._path = path
        self._host = host
        self._window = parent
        self.asked.connect(self._act)
        self.fill(_lines(_kept(path)))

    def _act(self, act: str, save: EarlierSave) -> None:
        try:
            opened = read(save, self._path.name)
        except PiadeskError as fault:
            self._host.messages.error(fault)
            return
        if act == "view":
            suggested = self._path.with_suffix(".pdf")
            self._host.show_paper(opened.form, lambda: opened.sheet, suggested)
        else:
            # Beginning with another sheet closes every dialog, this one too.
            begin = self._host.begin_with
            QTimer.singleShot(0, self._window, lambda: begin(opened.form, opened.sheet))


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


def _lines(saves: list[EarlierSave]) -> Iterator[tuple[str, EarlierSave]]:
    """The saves with their time on this terminal's clock."""
    for number, save in enumerate(saves):
        at = save.saved_at.astimezone()
        date = shown_date(at.date().isoformat())
        line = say("earlier.line", date=date, time=f"{at:%H:%M:%S}")
        yield line if number else say("earlier.newest", line=line), save
