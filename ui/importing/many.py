"""Several published sheets taken in one after the other, with one list of what became of each."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.errors import PiadeskError
from piadesk.foreign.reading import Reading
from piadesk.foreign.sheets import import_apart
from piadesk.intake.keeping import kept_report
from piadesk.intake.remaining import lines_to_do
from piadesk.intake.report import Imported
from piadesk.intake.taken_in import TakenIn, find_kept, keep, kept_sheets, refuse
from piadesk.words import say
from ui.importing.batch import Batch, batch_of
from ui.importing.reviewing import ReviewHost, finish_review, review_import
from ui.importing.taking import take_in
from ui.look.plain_text import Label
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import PassageModel, PassageRow, plain
from ui.messages.messages import Messages

_SIZE: Final = (1080, 520)
_SHARES: Final = (30, 22, 7, 8, 7, 10, 34)
_COUNTS: Final = ("placed", "doubtful", "open", "left_over")
_LOOK_EVERY: Final = 50


class ManyHost(ReviewHost, Protocol):
    """What the window offers."""

    def open(self, path: Path) -> None:
        """Open a sheet file in place of the open sheet."""


def import_many(paths: Sequence[Path], host: ManyHost) -> "ManyDialog | None":
    """Take in these files when the clerk agrees; the sheets are saved beside them."""
    folder = paths[0].parent.name or str(paths[0].parent)
    answer = host.messages.ask(
        "import.many_ask", ("begin", "cancel"), count=len(paths), folder=folder
    )
    if answer != "begin":
        return None
    if (before := batch_of(host.widget)) is not None:
        before.setParent(None)
        before.deleteLater()
    batch = Batch(paths, host.widget)
    batch.list_asked.connect(partial(show_list, host))
    return show_list(host)


def show_list(host: ManyHost) -> "ManyDialog | None":
    """Show what became of the files that were taken in together last, as they stand now."""
    batch = batch_of(host.widget)
    if batch is None:
        host.messages.notice("import.no_list")
        return None
    for dialog in host.widget.findChildren(ManyDialog):
        if dialog.isVisible():
            dialog.raise_()
            return dialog
    batch.look_again(host.desk)
    dialog = ManyDialog(batch.results, host.messages, host.widget)
    dialog.open_asked.connect(
        lambda path: QTimer.singleShot(0, host.widget, partial(_open, host, path))
    )
    dialog.show()
    return dialog


def _open(host: ManyHost, path: Path) -> None:
    """Open the sheet file, at what is still to be looked at. Where nothing is, its import ends as
    one that was looked through: the paper may be frozen, and move to a newer revision."""
    if host.desk is None or host.desk.path != path:
        host.open(path)
    desk = host.desk
    if desk is None or desk.path != path:
        return
    if lines_to_do(desk.form, desk.sheet):
        review_import(host)
    elif kept_report(desk.sheet) is not None and not (desk.read_only or desk.sheet.published):
        finish_review(host)


class ManyDialog(QDialog):
    """Reads what waits, one file after the other in a process of its own; what is done stays when
    stopped."""

    open_asked = Signal(object)
    """The sheet file that the clerk wants to see."""

    def __init__(self, results: list[TakenIn], messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("import.many_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.results = results
        self._messages = messages
        self._now: TakenIn | None = None
        self._reading: Reading[Imported] | None = None
        self._kept: dict[Path, dict[str, list[Path]]] = {}
        """What was taken in before, by folder."""

        self._build()
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._look_on)
        if not self.is_over:
            self._look.start()
        self._show()
        self._choose_first()

    @property
    def is_over(self) -> bool:
        """Whether no file is left to be read."""
        return self._now is None and not any(taken.waits for taken in self.results)

    def stop(self) -> None:
        """Read no further file; the list tells of which nothing was taken in."""
        self._look.stop()
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._now = None
        for taken in self.results:
            if taken.waits:
                taken.why = say("import.many_stopped")
        self._show()

    def reject(self) -> None:
        """Esc ends the reading first, so that what became of it is seen."""
        if self.is_over:
            super().reject()
        else:
            self.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_over:
            self.stop()
        super().closeEvent(event)

    # ----

    def _build(self) -> None:
        self.words = Label("", self)
        self.words.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, len(self.results))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("reading.bar"))
        columns = ("file", "form", *_COUNTS, "saved")
        self.model = PassageModel([say(f"import.many.{name}") for name in columns], ("",) * 7, self)
        self.table = PassageTable(self.model, _SHARES, self, most_lines=8)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.setAccessibleName(say("import.many_title"))
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._show_acts)
        self.halt = QPushButton(say("reading.stop"), self)
        self.halt.clicked.connect(self.stop)
        self.close_button = QPushButton(say("report.close"), self)
        self.close_button.clicked.connect(self.accept)
        self.again = QPushButton(say("import.many_again"), self)
        self.again.clicked.connect(self._take_again)
        self.open_button = QPushButton(say("import.many_open"), self)
        self.open_button.setProperty("role", "main")
        self.open_button.clicked.connect(self._open)
        for button in (self.halt, self.close_button, self.again):
            button.setAutoDefault(False)  # the Enter that agreed must not stop what it began
        buttons = QHBoxLayout()
        buttons.addWidget(self.halt)
        buttons.addStretch(1)
        for button in (self.close_button, self.again, self.open_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self.words, self.bar, self.table):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addLayout(buttons)

    def _look_on(self) -> None:
        if self._reading is not None and self._now is not None:
            if not self._reading.is_over():
                return
            _take(self._now, self._reading)
            self._reading = None
        self._now = next((taken for taken in self.results if taken.waits), None)
        if self._now is None:
            self._look.stop()
            self._choose_first()
        elif not find_kept(self._now, self._kept_beside(self._now.source)):
            self._begin(self._now)
        self._show()

    def _kept_beside(self, source: Path) -> dict[str, list[Path]]:
        folder = source.parent
        if folder not in self._kept:
            self._kept[folder] = kept_sheets(folder)
        return self._kept[folder]

    def _choose_first(self) -> None:
        """The first row that is not done."""
        undone = (place for place, one in enumerate(self.results) if one.to_do or not one.saved)
        self.table.choose([next(undone, 0)])

    def _begin(self, taken: TakenIn) -> None:
        try:
            self._reading = import_apart(taken.source)
        except PiadeskError as fault:
            refuse(taken, fault)

    def _show(self) -> None:
        chosen = self.table.chosen()
        self.model.show_rows([_row(taken) for taken in self.results])
        self.words.setText(self._summary())
        tried = sum(not taken.waits for taken in self.results)
        self.bar.setValue(tried)
        for widget in (self.bar, self.halt):
            widget.setVisible(not self.is_over)
        self.close_button.setVisible(self.is_over)
        if self._now is not None:
            chosen = [self.results.index(self._now)]
        self.table.choose(chosen or [0])
        self.table.scrollTo(self.model.index(self.table.chosen()[0], 0))
        self._show_acts()

    def _summary(self) -> str:
        """How far it is; at the end how many were refused, and how many are to be looked at."""
        count = len(self.results)
        if not self.is_over:
            number = min(sum(not taken.waits for taken in self.results) + 1, count)
            return say("import.many_words", number=number, count=count)
        saved = [taken for taken in self.results if taken.saved is not None]
        sentences = [say("import.many_over", count=count, saved=len(saved))]
        if failed := count - len(saved):
            sentences.append(say("import.many_failed", count=failed))
        if to_do := sum(taken.to_do > 0 for taken in saved):
            sentences.append(say("import.many_to_do", count=to_do))
        return "\n".join(sentences)

    def _show_acts(self) -> None:
        taken = self._chosen()
        is_saved = taken is not None and taken.saved is not None
        self.open_button.setEnabled(self.is_over and is_saved)
        self.again.setVisible(self.is_over and taken is not None and not is_saved)

    def _chosen(self) -> TakenIn | None:
        chosen = self.table.chosen()
        return self.results[chosen[0]] if chosen else None

    def _open(self) -> None:
        taken = self._chosen()
        if taken is None or not self.is_over:
            return
        if taken.saved is not None:
            self.open_asked.emit(taken.saved)
            self.accept()
        else:
            self._take_again()

    def _take_again(self) -> None:
        """Try once more with a file that was refused, when it was put right; the form is asked for
        where it is unclear."""
        taken = self._chosen()
        if taken is None or taken.saved is not None:
            return
        imported = take_in(taken.source, self._messages)
        if imported is not None:
            keep(taken, imported)
            self._show()


def _take(taken: TakenIn, reading: Reading[Imported]) -> None:
    try:
        imported = reading.result()
    except PiadeskError as fault:
        refuse(taken, fault)
    else:
        keep(taken, imported)


def _row(taken: TakenIn) -> PassageRow:
    is_saved = taken.saved is not None
    is_done = is_saved and not taken.to_do and not taken.why
    head = "done" if is_done else "failed" if taken.why else ""
    counts = [str(taken.counts.get(name, "")) for name in _COUNTS]
    last = "\n".join(filter(None, (taken.saved.name if taken.saved else "", taken.why)))
    cells = (taken.source.name, taken.form, *counts, last)
    return PassageRow(say(f"import.many_state.{head}") if head else "", tuple(map(plain, cells)))
