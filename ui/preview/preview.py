"""The print preview: the paper as it will be, to be looked at, printed and saved as PDF."""

import logging
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.printing import MissingCharacter, PrintOptions, missing_characters, print_sheet
from piadesk.printing.about import purpose_name
from piadesk.sheets.positions import position
from piadesk.sheets.sheet import Sheet
from piadesk.words import say, tell
from ui.look.plain_text import Label
from ui.messages.messages import Dialogs, Messages
from ui.preview.preview_bar import PreviewBar
from ui.preview.preview_pages import PreviewPages
from ui.preview.print_job import Making, PrintJob, new_printer, save_pdf
from ui.preview.saved_file import SavedFile

Make = Callable[[d.Form, Sheet, PrintOptions], bytes]

_log = logging.getLogger(__name__)

_SIZE: Final = (1000, 680)
_MISSING_TOLD: Final = 3


def ask_printer(printer: QPrinter, count: int, parent: QWidget) -> bool:
    """Let the clerk choose printer, pages and copies in the system's dialog."""
    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        Dialogs(parent).notice("preview.no_printer")  # Windows would show nothing at all
        return False
    dialog = QPrintDialog(printer, parent)
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintToFile | option.PrintPageRange | option.PrintCollateCopies)
    dialog.setMinMax(1, count)
    return dialog.exec() == QDialog.DialogCode.Accepted


class Preview(QDialog):
    """A window of its own; the wizard behind it stays usable.

    ``take`` gives the sheet as it stands; what is shown is a snapshot, made anew by 更新.
    ``first`` (``print``, ``save``) is done by itself as soon as the paper is there. ``make`` makes
    another paper of the sheet than the form itself.
    """

    shown = Signal()
    """The paper of the sheet as it stands is there to be looked at."""

    saved = Signal()
    """It has been saved as PDF."""

    def __init__(
        self,
        form: d.Form,
        take: Callable[[], Sheet],
        suggested: Path,
        parent: QWidget | None = None,
        messages: Messages | None = None,
        choose: Callable[[QPrinter, int, QWidget], bool] = ask_printer,
        first: str = "",
        make: Make | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._take = take
        self._suggested = suggested
        self._messages = messages or Dialogs(self)
        self._choose = choose
        self._first = first
        self._make = make or print_sheet
        self._content = b""
        self._missing: list[MissingCharacter] = []
        self._job: PrintJob | None = None
        self._making = Making(self)
        self._making.made.connect(self._made)
        self._making.failed.connect(self._failed)
        self.setWindowTitle(say("preview.title", name=suggested.stem))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(*_SIZE)
        self.bar = PreviewBar(self)
        self.pages = PreviewPages(self)
        self.news = _words("note", self)
        self.missing = _words("warning", self)
        self.saved_file = SavedFile(self)
        self.stop = QPushButton(say("preview.stop"), self)
        self._lay_out()
        self._connect()
        self.pages.setFocus()
        self.renew()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self.news, 1)
        foot.addWidget(self.saved_file)
        foot.addWidget(self.stop)
        column.addWidget(self.bar)
        column.addWidget(self.missing)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        self.stop.setAutoDefault(False)
        self.stop.hide()

    def _connect(self) -> None:
        self.bar.asked.connect(self._act)
        self.bar.zoom_chosen.connect(self.pages.set_zoom)
        self.bar.draft_chosen.connect(self.renew)
        self.bar.purpose_chosen.connect(self.renew)
        self.bar.purpose.setVisible(self._make is print_sheet)
        self.pages.moved.connect(self.bar.show_page)
        self.bar.page.asked.connect(self.pages.go_to)
        self.pages.zoomed.connect(self._show_zoom)
        self.stop.clicked.connect(self._cancel)
        QShortcut(QKeySequence(Qt.Key.Key_F5), self, self.renew)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)

    # ---- what the clerk asks for

    def renew(self) -> None:
        """Make the paper of the sheet as it stands now; the window stays alive meanwhile."""
        sheet = self._take().model_copy(deep=True)
        form = self._form
        purpose = self.bar.purpose.currentData()
        options = PrintOptions(self.bar.draft.isChecked(), purpose, self.bar.page_look())
        self._missing = missing_characters(form, sheet)
        self._show_missing(sheet)
        self._content = b""
        self.bar.set_ready(False)
        self.news.setText(say("preview.making"))
        self._making.start(lambda: self._make(form, sheet, options))

    def save(self) -> None:
        """Save the paper shown as PDF."""
        if not self._content or not self._agreed_to_missing():
            return
        path = self._messages.file_to_save("preview.pdf", self._name_to_suggest(), ".pdf")
        if path is None:
            return
        try:
            save_pdf(self._content, path)
        except PiadeskError as fault:
            self._messages.error(fault)
        else:
            self._suggested = path
            self.news.setText(say("preview.saved", name=path.name))
            self.saved_file.offer(path)
            self.saved.emit()

    def _name_to_suggest(self) -> Path:
        """評価書番号_評価書名_種別_公表日 for what leaves the office, else the sheet's own name."""
        purpose = self.bar.purpose.currentData()
        if purpose == "internal" or self._make is not print_sheet:
            return self._suggested
        return self._suggested.with_name(purpose_name(self._form, self._take(), purpose) + ".pdf")

    def print(self) -> None:
        """Print the paper shown, on the printer that the clerk chooses."""
        if not self._content or self._job is not None or not self._agreed_to_missing():
            return
        printer = new_printer(self._suggested.stem)
        if not self._choose(printer, self.pages.count(), self):
            return
        self._job = PrintJob(self._content, printer, self)
        self._job.progressed.connect(self._show_progress)
        self._job.finished.connect(lambda: self._printed("preview.printed"))
        self._job.stopped.connect(self._stopped)
        self.stop.show()
        self._job.start()

    def _act(self, name: str) -> None:
        match name:
            case "print":
                self.print()
            case "save":
                self.save()
            case "renew":
                self.renew()
            case "previous" | "next":
                self.pages.go_to(self.pages.page() + (1 if name == "next" else -1))
            case _:
                self.pages.step_zoom(1 if name == "larger" else -1)

    def _agreed_to_missing(self) -> bool:
        if not self._missing:
            return True
        kinds = len({one.character for one in self._missing})
        answer = self._messages.ask("preview.ask_missing", ("go_on", "go_back"), count=kinds)
        return answer == "go_on"

    # ---- news

    def _made(self, content: bytes) -> None:
        self._content = content
        self.pages.show_pdf(content)
        self.news.setText("")
        self.bar.set_ready(True)
        self._show_zoom()
        self.shown.emit()
        if self._first:
            first, self._first = self._first, ""
            self._act(first)

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, PiadeskError):
            self.pages.close_pdf()
            self.news.setText(tell(fault))
            return
        _log.error("the paper could not be made", exc_info=fault)
        self.news.setText(say("preview.failed"))

    def _show_zoom(self) -> None:
        self.bar.show_zoom(self.pages.zoom(), self.pages.percent())

    def _show_missing(self, sheet: Sheet) -> None:
        first = {one.character: one for one in reversed(self._missing)}
        lines = [
            say(
                "preview.missing_one",
                character=_visible(one.character),
                stand_in=one.stand_in,
                item=position(self._form, sheet, one.address),
            )
            for one in list(first.values())[::-1][:_MISSING_TOLD]
        ]
        if len(first) > len(lines):
            lines.append(say("preview.missing_more", count=len(first) - len(lines)))
        words = say("preview.missing", count=len(first), characters="\n".join(["", *lines]))
        self.missing.setText(words)
        self.missing.setVisible(bool(first))

    def _show_progress(self, done: int, count: int) -> None:
        self.news.setText(say("preview.printing", done=done, count=count))

    def _printed(self, key: str) -> None:
        self._job = None
        self.stop.hide()
        self.news.setText(say(key))

    def _stopped(self, fault: PiadeskError | None) -> None:
        self._printed("preview.stopped")
        if fault is not None:
            self._messages.error(fault)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc."""
        self._leave()
        super().reject()

    def _leave(self) -> None:
        self._making.drop()
        self._cancel()
        self.pages.close_pdf()


def _visible(character: str) -> str:
    """The character, or a name for one that shows nothing by itself (異体字セレクタ)."""
    mark = unicodedata.category(character)[0] in "MCZ"
    return say("preview.invisible") if mark else f"「{character}」"


def _words(role: str, parent: QWidget) -> Label:
    label = Label("", parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
