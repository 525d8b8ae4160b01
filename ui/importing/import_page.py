"""取込みの確認: at the left the source, at the right what was read off it, line by line."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from piadesk.intake.keeping import KeptReport
from piadesk.intake.moved_on import joined_lines, tick
from piadesk.intake.placing import How, destination, putting
from piadesk.intake.remaining import TO_DO, RemainingLine, count_to_do
from piadesk.intake.report import Report
from piadesk.revision.form_steps import newest
from piadesk.sheets.edits import Several
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Desk
from ui.importing.import_table import ImportTable
from ui.importing.line_pane import LinePane
from ui.importing.source_pages import SourcePages
from ui.importing.source_place import may_be_looked_for
from ui.importing.source_text import SourceText
from ui.importing.source_title import SourceTitle
from ui.look.bound_key import bind_key
from ui.look.plain_text import Label
from ui.look.style import apply_style
from ui.messages.messages import Messages

_QUIET_MS: Final = 150
"""After the last change of the sheet, before the lines are made anew."""

_PLACING: Final[dict[str, How]] = {"1": "append", "2": "replace"}
"""Keys of the list, and of the source, in which words are chosen."""


class ImportPage(QWidget):
    """Follows the sheet. `left` asks for the wizard, at an address or None; `finished` says that
    the clerk wants to end with no line left, `newer_asked` to move to the newest revision."""

    left = Signal(object)
    finished = Signal()
    newer_asked = Signal()

    def __init__(self, desk: Desk, kept: KeptReport, messages: Messages) -> None:
        super().__init__()
        self._desk = desk
        self._messages = messages
        self.report = kept.report
        self.lines: list[RemainingLine] = []
        self._before: dict[str, tuple[int, ...]] = {}
        self._build(kept.source)
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self.refresh)
        desk.changed.connect(self._rest.start)
        self.refresh()
        self._go_on(-1)
        self.table.setFocus()

    def refresh(self) -> None:
        """List the lines as the sheet stands now."""
        self._rest.stop()
        desk = self._desk
        current = self.current()
        chosen = {self.lines[place].key for place in self.table.chosen()}
        lines = joined_lines(desk.form, desk.sheet, self.report)
        self._count = count_to_do(lines)
        self._before = _passages_before(lines)
        self.lines = [line for line in lines if self.all_items.isChecked() or line.state != "sure"]
        self.table.show_lines(desk.form, desk.sheet, self.lines)
        keys = [line.key for line in self.lines]
        if current is not None and current.key in keys:
            places = [place for place, key in enumerate(keys) if key in chosen]
            self._choose(keys.index(current.key), places)
        elif self.lines and not self.table.chosen():
            self._choose(0)
        self._show_summary(lines)
        self._show_line()

    def current(self) -> RemainingLine | None:
        """The line in view."""
        place = self.table.current_row()
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def tick_lines(self) -> None:
        """Tick the chosen lines off, and go on to the next one; or, where all of them are done,
        tick them on again. Whether each of several was held against the source is asked, except
        where nothing stands in them."""
        chosen = [self.lines[place] for place in self.table.chosen()]
        if not chosen or self._desk.read_only:
            return
        is_done = all(line.state == "done" for line in chosen)
        if not (is_done or self._are_seen(chosen)):
            return
        keys = [line.key for line in chosen]
        edit = tick(self._desk.sheet, chosen, is_done=not is_done)
        self._desk.push(edit, say("import.step_tick"))
        self.refresh()
        if not is_done:
            self._go_on(max(place for place, line in enumerate(self.lines) if line.key in keys))
        self.table.setFocus()

    def place(self, address: Address, how: How, words: str = "") -> None:
        """Put ``words``, or those chosen in the source, into an item or as a new entry into a list;
        what is no part of its answer is told. Words that went nowhere are ticked off when they have
        gone in whole."""
        desk, line = self._desk, self.current()
        words = words or self._words(line)
        put = putting(desk.form, desk.sheet, address, words, how)
        if desk.read_only:
            return
        if put is None:
            self._messages.notice("import.does_not_fit" if words.strip() else "import.no_words")
            return
        edits = [put.edit]
        whole = line is not None and bool(line.words) and words == line.words
        if whole and line is not None and not put.rest:
            edits.append(tick(desk.sheet, [line]))
        item = desk.form.by_id[put.address.item].title
        desk.push(Several(tuple(edits)), say("import.step_place", item=item))
        self.refresh()
        self.pane.note_placed(put.address)
        if put.rest:
            self._messages.notice("import.rest", words="\n".join(put.rest))
        elif whole:
            self._go_on(self.table.current_row())

    # ----

    def _are_seen(self, chosen: list[RemainingLine]) -> bool:
        """Whether the clerk has looked at each of several lines with words in them."""
        words = sum(line.state in ("doubtful", "left_over") for line in chosen)
        if len(chosen) == 1 or not words:
            return True
        answer = self._messages.ask(
            "import.ask_several", ("cancel", "tick_several"), count=len(chosen), words=words
        )
        return answer == "tick_several"

    def _build(self, source: Path) -> None:
        self.setProperty("role", "backing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = self._head(source)
        self._make_panes(source)
        self._give_keys()
        panes = self._side_by_side()
        note = Label(say("import.note_keys"), self)
        note.setProperty("role", "note")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        shown = QHBoxLayout()
        shown.addWidget(self.summary, 1)
        shown.addWidget(self.all_items)
        column.addLayout(shown)
        column.addWidget(panes, 1)
        column.addWidget(note)
        apply_style(self, "panes", "buttons", "inputs", "scroll")

    def _head(self, source: Path) -> QHBoxLayout:
        title = SourceTitle(say("import.title", name=self.report.name or source.name), self)
        title.setProperty("role", "section")
        self.summary = Label("", self)
        self.summary.setWordWrap(True)
        self.all_items = QCheckBox(say("import.all_items"), self)
        self.all_items.toggled.connect(self._show_other_lines)
        self.noticed = QPushButton(say("import.notes", count=len(self._notes())), self)
        self.noticed.clicked.connect(self._tell_notes)
        self.leave = QPushButton(say("import.leave"), self)
        self.leave.clicked.connect(lambda: self.left.emit(None))
        self.done = QPushButton(say("import.finish"), self)
        self.done.setProperty("role", "main")
        self.done.clicked.connect(lambda: self.finished.emit())
        self.newer = QPushButton(say("import.newer"), self)
        self.newer.clicked.connect(self.newer_asked)
        self.newer.setVisible(newest(self._desk.form.id) != self._desk.form.id)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for widget in (self.noticed, self.newer, self.leave, self.done):
            head.addWidget(widget)
        return head

    def _make_panes(self, source: Path) -> None:
        may_look = may_be_looked_for(source, self._desk.path)
        self.view = _view(self.report, source if may_look else None, self)
        self.view.picked.connect(self._pick)
        self.table = ImportTable(self)
        self.table.selectionModel().selectionChanged.connect(self._line_chosen)
        self.table.dropped.connect(self._drop)
        self.table.activated.connect(self._into_field)
        self.pane = LinePane(self._desk, self.report, self._messages, self)
        self.pane.ticked.connect(self.tick_lines)
        self.pane.placed.connect(self.place)
        self.pane.opened.connect(self.left)

    def _give_keys(self) -> None:
        bind_key("Space", self.table, self.tick_lines)
        for key, how in _PLACING.items():
            for place in (self.table, self.view, self.pane.words):
                act = partial(self._place, how)
                bind_key(key, place, act, with_children=place is not self.table)
        bind_key("Escape", self.view, self.table.setFocus, with_children=True)
        bind_key("Escape", self.pane, self.table.setFocus, with_children=True)

    def _side_by_side(self) -> QSplitter:
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.addWidget(self.table)
        right.addWidget(self.pane)
        right.setSizes([270, 290])
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(self.view)
        both.addWidget(right)
        both.setSizes([520, 600])
        for splitter in (right, both):
            splitter.setChildrenCollapsible(False)
        return both

    def _notes(self) -> list[str]:
        """What was noticed of the file as a whole."""
        return [
            say("import.at", where=note.where.words, words=note.sentence)
            for note in self.report.notes
            if note.address is None
        ]

    def _tell_notes(self) -> None:
        self._messages.report("import.noticed", "\n".join(self._notes()))

    def _show_other_lines(self) -> None:
        """The keyboard goes to them: who asked for them is to work in them."""
        self.refresh()
        self.table.setFocus()

    def _show_summary(self, lines: list[RemainingLine]) -> None:
        counts = {state: sum(line.state == state for line in lines) for state in TO_DO}
        key = "import.summary" if self._count else "import.nothing_left"
        if counts["changed"]:
            key = "import.summary_moved"
        self.summary.setText(say(key, count=self._count, **counts))
        self.done.setVisible(not self._count and not self._desk.read_only)

    def _words(self, line: RemainingLine | None) -> str:
        """What is chosen: in the box of left-over words, in the source, else all of that line."""
        if line is not None and line.words:
            return self.pane.words.chosen()
        return self.view.chosen_words()

    def _place(self, how: How) -> None:
        if (address := self.pane.target_address()) is not None:
            self.place(address, how)

    def _drop(self, row: int, words: str) -> None:
        """Onto an item: in the place of nothing, else behind what is there. It comes into view, so
        that the clerk sees what went in."""
        line = self.lines[row]
        if line.address is not None and not line.words:
            self._choose(row)
            self.place(line.address, "append", words)

    def _show_line(self) -> None:
        desk, line = self._desk, self.current()
        is_words = line is not None and bool(line.words)
        into = destination(desk.form, desk.sheet, self.lines, line) if line and is_words else None
        self.pane.show_line(line, len(self.table.chosen()), into)

    def _line_chosen(self) -> None:
        line = self.current()
        self._show_line()
        if line is not None:
            self.view.show_passages(line.passages, near=self._before.get(line.key, ()))

    def _pick(self, number: int) -> None:
        """The line that a passage of the source belongs to; all lines are shown for that."""
        passage = self.report.passages[number]
        if not any(number in line.passages for line in self.lines) and passage.address:
            self.all_items.setChecked(True)
        for place, line in enumerate(self.lines):
            if number in line.passages:
                self._choose(place)
                return

    def _choose(self, place: int, places: Sequence[int] = ()) -> None:
        """Bring a line into view, and choose it alone or with others."""
        if self.table.chosen() != [*(places or (place,))]:
            self.table.choose([place, *places])
        self.table.scrollTo(self.table.model().index(place, 0))

    def _go_on(self, place: int) -> None:
        """To the next line that is to be looked at, from the top again when there is none below."""
        to_do = [index for index, line in enumerate(self.lines) if line.is_to_do]
        below = [index for index in to_do if index > place]
        if to_do:
            self._choose((below or to_do)[0])
        self._line_chosen()

    def _into_field(self) -> None:
        if self.pane.field is not None:
            self.pane.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for pictures any more."""
        super().hideEvent(event)
        if isinstance(self.view, SourcePages) and not event.spontaneous():
            self.view.close_down()


def _passages_before(lines: list[RemainingLine]) -> dict[str, tuple[int, ...]]:
    """For each line that has no place in the source, that of the last one that has."""
    before: dict[str, tuple[int, ...]] = {}
    last: tuple[int, ...] = ()
    for line in lines:
        if line.passages:
            last = line.passages[-1:]
        else:
            before[line.key] = last
    return before


def _view(report: Report, source: Path | None, parent: QWidget) -> SourcePages | SourceText:
    """The pages of a PDF that is still there; the words of everything else."""
    if source is not None and report.kind == "pdf" and _is_there(source):
        return SourcePages(report, source, parent)
    return SourceText(report, parent)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
