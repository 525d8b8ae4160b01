"""Several published sheets taken in one after the other, with one list of what became of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
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
from piadesk.intake.keeping import keep_report
from piadesk.intake.remaining import import_lines
from piadesk.intake.report import Imported
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_SUFFIX, SOURCE_SUFFIXES
from piadesk.words import say, tell
from ui.look.plain_text import Label
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import PassageModel, PassageRow, plain
from ui.messages.messages import Messages

_SIZE: Final = (1080, 520)
_SHARES: Final = (34, 20, 8, 8, 8, 8, 34)
_LOOK_EVERY: Final = 50
_OPEN_IN_EXCEL: Final = "~$"


class Host(Protocol):
    """What the window offers."""

    messages: Messages

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs."""

    def open(self, path: Path) -> None:
        """Open a sheet file in place of the open sheet."""


@dataclass
class Result:
    """What became of one file; ``saved`` is the sheet file, None where there is none."""

    source: Path
    form: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    saved: Path | None = None
    why: str = ""


def sources_in(folder: Path) -> list[Path]:
    """The files of a folder that can be taken in, by name. Raises `OSError`."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SOURCE_SUFFIXES
        and not path.name.startswith(_OPEN_IN_EXCEL)
        and path.is_file()
    )


def import_many(paths: Sequence[Path], host: Host) -> "ManyDialog | None":
    """Take in these files when the clerk agrees; the sheets are saved beside them."""
    folder = paths[0].parent.name or str(paths[0].parent)
    answer = host.messages.ask(
        "import.many_ask", ("begin", "cancel"), count=len(paths), folder=folder
    )
    if answer != "begin":
        return None
    dialog = ManyDialog(paths, host.widget)
    # Opening a sheet closes every dialog, this one too.
    dialog.open_asked.connect(
        lambda path: QTimer.singleShot(0, host.widget, lambda: host.open(path))
    )
    dialog.show()
    return dialog


class ManyDialog(QDialog):
    """Reads one file after the other in a process of its own; what is done stays when stopped."""

    open_asked = Signal(object)
    """The sheet file that the clerk wants to see."""

    def __init__(self, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("import.many_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.results = [Result(path) for path in paths]
        self._at = -1
        self._reading: Reading[Imported] | None = None
        self._build()
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._look_on)
        self._look.start()
        self._show()

    @property
    def is_over(self) -> bool:
        """Whether no file is left to be read."""
        return self._at >= len(self.results)

    def stop(self) -> None:
        """Read no further file."""
        self._look.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        for result in self.results[max(self._at, 0) :]:
            result.why = say("import.many_stopped")
        self._at = len(self.results)
        self._show()

    def done(self, result: int) -> None:
        if not self.is_over:
            self.stop()
        super().done(result)

    # ----

    def _build(self) -> None:
        self.words = Label("", self)
        self.words.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, len(self.results))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("reading.bar"))
        columns = ("file", "form", "placed", "doubtful", "open", "left_over", "saved")
        self.model = PassageModel([say(f"import.many.{name}") for name in columns], ("",) * 7, self)
        self.table = PassageTable(self.model, _SHARES, self, most_lines=3)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.setAccessibleName(say("import.many_title"))
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._show_acts)
        self.halt = QPushButton(say("reading.stop"), self)
        self.halt.clicked.connect(self.stop)
        self.close_button = QPushButton(say("report.close"), self)
        self.close_button.clicked.connect(self.accept)
        self.open_button = QPushButton(say("import.many_open"), self)
        self.open_button.setProperty("role", "main")
        self.open_button.clicked.connect(self._open)
        for button in (self.halt, self.close_button):
            button.setAutoDefault(False)  # the Enter that agreed must not stop what it began
        buttons = QHBoxLayout()
        buttons.addWidget(self.halt)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self.words, self.bar, self.table):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addLayout(buttons)

    def _look_on(self) -> None:
        if self._reading is not None:
            if not self._reading.is_over():
                return
            _take(self.results[self._at], self._reading)
            self._reading = None
        self._at += 1
        if self.is_over:
            self._look.stop()
        else:
            self._begin(self.results[self._at])
        self._show()

    def _begin(self, result: Result) -> None:
        try:
            self._reading = import_apart(result.source)
        except PiadeskError as fault:
            result.why = tell(fault)

    def _show(self) -> None:
        chosen = self.table.chosen()
        self.model.show_rows([_row(result) for result in self.results])
        saved = sum(result.saved is not None for result in self.results)
        key = "import.many_over" if self.is_over else "import.many_words"
        number = min(self._at + 1, len(self.results))
        self.words.setText(say(key, number=number, count=len(self.results), saved=saved))
        self.bar.setValue(max(self._at, 0))
        self.bar.setVisible(not self.is_over)
        self.halt.setVisible(not self.is_over)
        self.table.choose(chosen or [0])
        self._show_acts()

    def _show_acts(self) -> None:
        self.open_button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> Path | None:
        chosen = self.table.chosen()
        return self.results[chosen[0]].saved if chosen else None

    def _open(self) -> None:
        if (path := self._chosen()) is not None:
            self.open_asked.emit(path)


def _take(result: Result, reading: Reading[Imported]) -> None:
    """Keep what was read as a sheet file beside its source."""
    try:
        imported = reading.result()
        keep_report(imported, result.source)
        path = _free(result.source.with_suffix(SHEET_SUFFIX))
        store.save(imported.sheet, imported.form, path)
    except PiadeskError as fault:
        key = "import.many_no_form" if fault.code == "source.no_form" else ""
        result.why = say(key) if key else tell(fault)
        return
    lines = import_lines(imported.form, imported.sheet, imported.report, ())
    result.counts = {
        "placed": len(imported.report.placed),
        **{state: _count(line.state == state for line in lines) for state in _STATES},
    }
    result.form = f"{imported.form.number}（{imported.form.revision}版）"
    result.saved = path


_STATES: Final = ("doubtful", "open", "left_over")


def _count(truths: Iterable[bool]) -> int:
    return sum(truths)


def _free(path: Path) -> Path:
    """The name, or one with a number that no file has yet."""
    free, number = path, 2
    while free.exists():
        free = path.with_name(f"{path.stem}_{number}{path.suffix}")
        number += 1
    return free


def _row(result: Result) -> PassageRow:
    counts = [str(result.counts.get(name, "")) for name in ("placed", *_STATES)]
    last = result.saved.name if result.saved is not None else result.why
    cells = (result.source.name, result.form, *counts, last)
    return PassageRow("", tuple(map(plain, cells)))
