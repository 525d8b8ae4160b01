"""The print preview: the paper as it will be, to be looked at, printed and saved as PDF."""

import logging
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.printing import MissingCharacter, PrintOptions, missing_characters, printed_sheet
from piadesk.printing.about import purpose_name
from piadesk.printing.layout.answer_places import AnswerPlace
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.settings import Settings
from piadesk.words import say, tell
from ui.look.plain_text import Label
from ui.messages.messages import Dialogs, Messages
from ui.preview.agreement import Agreement
from ui.preview.missing_line import MissingLine
from ui.preview.open_line import Counts, OpenLine
from ui.preview.preview_bar import PreviewBar
from ui.preview.preview_pages import PreviewPages
from ui.preview.print_job import Making, PrintJob, new_printer, save_pdf
from ui.preview.printer_choice import ask_printer
from ui.preview.remembered_look import follow_look
from ui.preview.saved_file import SavedFile
from ui.preview.side import PreviewSide

Make = Callable[[d.Form, Sheet, PrintOptions], bytes]

_log = logging.getLogger(__name__)

_SIZE: Final = (1240, 690)
_SHARES: Final = (230, 1000)


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

    chosen = Signal(object)
    """The `Address` of an answer that was clicked on the paper."""

    review_asked = Signal()
    """The clerk wants to see what is open in the sheet."""

    def __init__(
        self,
        form: d.Form,
        take: Callable[[], Sheet],
        suggested: Path,
        parent: QWidget | None = None,
        messages: Messages | None = None,
        settings: Settings | None = None,
        choose: Callable[[QPrinter, int, QWidget], bool] = ask_printer,
        first: str = "",
        make: Make | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._take = take
        self._suggested = suggested
        self._messages = messages or Dialogs(self)
        self._agreement = Agreement(self._messages)
        self._choose = choose
        self._first = first
        self._make = make
        self.count_open: Callable[[bool], Counts] = lambda whole: {}
        """What is still open in the sheet, as far as it is known or (True) for certain."""
        self._places: list[Sequence[AnswerPlace]] = []
        self._content = b""
        self._missing: list[MissingCharacter] = []
        self._job: PrintJob | None = None
        self._making = Making(self)
        self._making.made.connect(self._made)
        self._making.failed.connect(self._failed)
        self.setWindowTitle(say("preview.title", name=suggested.stem))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(*_SIZE)
        self._make_parts()
        if settings is not None:
            follow_look(settings, take().id, self.bar)
        self._lay_out()
        self._connect()
        self.pages.setFocus()
        self.renew()

    def _make_parts(self) -> None:
        self.bar = PreviewBar(self)
        self.pages = PreviewPages(self)
        self.news = Label("", self)
        self.news.setProperty("role", "note")
        self.news.setWordWrap(True)
        self.missing = MissingLine(self)
        self.still_open = OpenLine(self)
        self.side = PreviewSide(self)
        self.saved_file = SavedFile(self)
        self.stop = QPushButton(say("preview.stop"), self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        bottom_line = QHBoxLayout()
        bottom_line.addWidget(self.news, 1)
        bottom_line.addWidget(self.saved_file)
        bottom_line.addWidget(self.stop)
        column.addWidget(self.bar)
        column.addWidget(self.still_open)
        column.addWidget(self.missing)
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        for part in (self.side, self.pages):
            middle.addWidget(part)
        middle.setStretchFactor(1, 1)
        middle.setSizes(list(_SHARES))
        column.addWidget(middle, 1)
        column.addLayout(bottom_line)
        self.stop.setAutoDefault(False)
        self.stop.hide()

    def _connect(self) -> None:
        self.bar.asked.connect(self._act)
        self.bar.zoom_chosen.connect(self.pages.set_zoom)
        self.bar.draft_chosen.connect(self.renew)
        self.bar.purpose_chosen.connect(self.renew)
        self.bar.look_chosen.connect(self.renew)
        self.bar.purpose.setVisible(self._make is None)
        self.bar.side_chosen.connect(self.side.setVisible)
        self.bar.search.serve(self.pages)
        self.pages.moved.connect(self._show_page)
        self.pages.chosen.connect(self._go_to_answer)
        self.side.asked.connect(self.pages.go_to_point)
        self.still_open.asked.connect(self._look_at_open)
        self.bar.page.asked.connect(self.pages.go_to)
        self.pages.zoomed.connect(self._show_zoom)
        self.stop.clicked.connect(self._cancel)
        QShortcut(QKeySequence(Qt.Key.Key_F5), self, self.renew)
        QShortcut(QKeySequence.StandardKey.Find, self, self.bar.search.words.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_F3), self, self.bar.search.turn_on)
        QShortcut(QKeySequence("Shift+F3"), self, self.bar.search.turn_back)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)

    # ---- what the clerk asks for

    def renew(self) -> None:
        """Make the paper of the sheet as it stands now; the window stays alive meanwhile."""
        sheet = deepcopy(self._take())
        form = self._form
        purpose = self.bar.purpose.currentData()
        options = PrintOptions(self.bar.draft.isChecked(), purpose, self.bar.page_look())
        self._missing = missing_characters(form, sheet)
        self.missing.show_missing(form, sheet, self._missing)
        self._content = b""
        self.bar.set_ready(False)
        self.news.setText(say("preview.making"))
        make, places = self._make, self._places = self._make, []

        def work() -> bytes:
            if make is not None:
                return make(form, sheet, options)
            printed = printed_sheet(form, sheet, options)
            places.extend(printed.places)
            return printed.content

        self._making.start(work)

    def show_open(self) -> None:
        """Tell what is still open in the sheet, as far as it is known by now."""
        self.still_open.show_counts(self.count_open(False))

    def save(self) -> None:
        """Save the paper shown as PDF."""
        if not self._content or not self._agreed():
            return
        path = self._messages.file_to_save("preview.pdf", self._name_to_suggest(), ".pdf")
        self._come_back()
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
        if purpose == "internal" or self._make is not None:
            return self._suggested
        return self._suggested.with_name(purpose_name(self._form, self._take(), purpose) + ".pdf")

    def print(self) -> None:
        """Print the paper shown, on the printer that the clerk chooses."""
        if not self._content or self._job is not None or not self._agreed():
            return
        printer = new_printer(self._suggested.stem)
        chosen = self._choose(printer, self.pages.count(), self)
        self._come_back()
        if not chosen:
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

    def _come_back(self) -> None:
        """The system's dialog is over the main window: when it goes, the keyboard goes there, and
        Esc would no longer reach the preview behind which the window then comes up."""
        if self.isVisible():
            self.raise_()
            self.activateWindow()
            self.pages.setFocus()

    def _go_to_answer(self, address: Address) -> None:
        """The field is in the main window, which this one would hide."""
        self.reject()
        self.chosen.emit(address)

    def _look_at_open(self) -> None:
        self.reject()
        self.review_asked.emit()

    def _show_page(self, page: int, count: int) -> None:
        self.bar.show_page(page, count)
        self.side.show_page(page)

    def _agreed(self) -> bool:
        """Whether it may leave as it is; a draft may have gaps."""
        is_draft = self._make is not None or self.bar.draft.isChecked()
        answer = "print_as_is" if is_draft else self._agreement.on_gaps(self.count_open(True))
        if answer == "look_at_open":
            self._look_at_open()
        return answer == "print_as_is" and self._agreement.on_missing(self._missing)

    # ---- news

    def _made(self, content: bytes) -> None:
        self._content = content
        self.pages.show_pdf(content, self._places)
        self.side.show_document(self.pages.document)
        self.show_open()
        self.bar.search.look_again()
        self.news.setText("")
        self.bar.set_ready(True)
        self._show_zoom()
        self.shown.emit()
        if self._first:
            first, self._first = self._first, ""
            self._act(first)

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, PiadeskError):
            self._close_paper()
            self.news.setText(tell(fault))
            return
        _log.error("the paper could not be made", exc_info=fault)
        self.news.setText(say("preview.failed"))

    def _show_zoom(self) -> None:
        self.bar.show_zoom(self.pages.zoom(), self.pages.percent())

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
        self._close_paper()

    def _close_paper(self) -> None:
        self.side.show_document(None)
        self.pages.close_pdf()
