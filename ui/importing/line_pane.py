"""The line in view: why it is there, its field to be put right, or the words and where they go."""

from collections import Counter

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.intake.placing import How
from piadesk.intake.remaining import RemainingLine, row_address
from piadesk.intake.report import Report
from piadesk.revision.migration_review import MigrationLine
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Desk
from ui.fields.base import Field
from ui.importing.import_table import words_title
from ui.importing.left_over_words import LeftOverWords
from ui.importing.target_box import TargetBox
from ui.look.plain_text import Label, set_tip
from ui.messages.messages import Messages
from ui.revision.row_page import RowPage


class LinePane(QWidget):
    """`ticked` asks to tick the line off or on again; `placed` to put the chosen words into an item
    (its address, and how); `opened` to go to the item's page."""

    ticked = Signal()
    placed = Signal(object, str)
    opened = Signal(object)

    def __init__(self, desk: Desk, report: Report, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report = report
        self._said_of_most = _said_of_most(report)
        self._line: RemainingLine | None = None
        self._chosen = 1
        self.page = RowPage(desk, messages, self)
        self._fields: list[Field] = []
        self._cell: Address | None = None
        """The cell that words of the line before went into, where they went into one."""

        self._titles: list[Label] = []
        """Of the fields of a row."""
        self.title, self.why = Label("", self), Label("", self)
        self.title.setProperty("role", "hint")
        self.why.setProperty("role", "note")
        for label in (self.title, self.why):
            label.setWordWrap(True)
        self.words = LeftOverWords(self)
        self.target = TargetBox(self)
        self.target.currentIndexChanged.connect(self._show_target)
        self._to = Label(say("import.target"), self)
        self._to.setBuddy(self.target)
        self._inside = QWidget(self)
        self._room = QVBoxLayout(self._inside)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._build()
        self.show_line(None)

    def show_line(
        self, line: RemainingLine | None, chosen: int = 1, into: Address | None = None
    ) -> None:
        """Show this line, one of so many that are chosen; None where nothing is left. Words belong
        ``into`` that item first of all, or go on in the row that those before them went into."""
        same = self._line is not None and line is not None and line.key == self._line.key
        is_shown = same and line == self._line and chosen == self._chosen
        self._chosen, self._line = chosen, line
        if same and line is not None and line.words:
            self._list_targets(self.target.address())  # an entry may have come, or gone
        if same:
            if not is_shown:
                self._show_acts()
            return
        self._clear()
        is_words = line is not None and bool(line.words)
        for widget in (self.words, self.target, self._to):
            widget.setVisible(is_words)
        self._inside.setVisible(line is not None)
        self.setEnabled(line is not None)
        if line is not None:
            self._show_words(line, into) if is_words else self._show_field(line)
        self._show_acts()

    @property
    def field(self) -> Field | None:
        """The field of the item; of a row of a table the first, or that which words would go into.
        None where they would begin an entry of a list."""
        address = self.target_address()
        own = (field for field in self._fields if field.address == address)
        return next(own, next(iter(self._fields), None))

    def target_address(self) -> Address | None:
        """The item that chosen words go into."""
        if self._line is None:
            return None
        return self.target.address() if self._line.words else self._line.address

    def note_placed(self, address: Address) -> None:
        """The chosen words went into that item: they are faint, the next ones are chosen behind
        them, and where it is a cell of a row they go into the cell behind it."""
        if self._line is None or not self._line.words:
            return
        self.words.note_placed()
        is_cell = row_address(self._desk.form, address) is not None
        self._cell = address if is_cell else None
        self._list_targets(address)
        if is_cell:
            self.target.go_on()

    # ----

    def _build(self) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rolling = QWidget(area)
        inner = QVBoxLayout(rolling)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.why)
        inner.addWidget(self.words)
        inner.addWidget(self._inside)
        inner.addStretch(1)
        area.setWidget(rolling)
        line = QHBoxLayout()
        line.addWidget(self._to)
        line.addWidget(self.target, 1)
        self.tick = self._button("import.tick", self.ticked.emit)
        self.append = self._button("import.append", lambda: self._place("append"))
        self.replace = self._button("import.replace", lambda: self._place("replace"))
        self.open = self._button("import.open_item", self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(area, 1)
        column.addLayout(line)
        acts = QHBoxLayout()
        for button in (self.append, self.replace):
            set_tip(button, say("import.chosen_words"))
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.open)
        acts.addWidget(self.tick)
        column.addLayout(acts)

    def _button(self, key: str, act: object) -> QPushButton:
        button = QPushButton(say(key), self)
        button.setProperty("role", "act")
        button.clicked.connect(act)
        return button

    def _show_words(self, line: RemainingLine, into: Address | None) -> None:
        self.title.setText(words_title(line))
        lost = [change.after for change in line.changes]
        self.why.setText("\n".join([*lost, say("import.why.left_over")]))
        self.words.show_words(line.words)
        self._list_targets(self._cell or into)
        if self._cell is not None:
            self.target.go_on()

    def _list_targets(self, wanted: Address | None) -> None:
        with QSignalBlocker(self.target):
            self.target.show_targets(self._desk.form, self._desk.sheet, wanted)
        self._show_target()

    def _show_target(self) -> None:
        """What the item says that the words would go into: the clerk puts it right beside them."""
        address = self.target.address()
        if address is not None and all(field.address != address for field in self._fields):
            self._clear_fields()
            is_list = isinstance(self._desk.form.by_id[address.item], d.Repeat)
            self._title(say("import.into_new_entry" if is_list else "import.says_now"))
            if not is_list:
                self._show_item(address)

    def _show_field(self, line: RemainingLine) -> None:
        """The item to be put right; of a table the whole row, any cell of which may be doubted."""
        assert line.address is not None
        self._cell = None
        form, address = self._desk.form, line.address
        row = row_address(form, address)
        self.title.setText(Names(form, self._desk.sheet).position(row or address))
        self.why.setText("\n".join(self._reasons(line)))
        self._show_item(address)

    def _show_item(self, address: Address) -> None:
        """Its field; of a table the whole row."""
        form = self._desk.form
        row = row_address(form, address)
        for item in form.children(row.item) if row is not None else (form.by_id[address.item],):
            if not isinstance(item, d.Answer):
                continue
            if row is not None:
                self._title(item.title)
            field = self.page.build(item, Address(address.path, item.id), self._inside)
            self._fields.append(field)
            self._room.addWidget(field)

    def _title(self, words: str) -> None:
        self._titles.append(Label(words, self._inside))
        self._room.addWidget(self._titles[-1])

    def _reasons(self, line: RemainingLine) -> list[str]:
        """Why the line is to be looked at."""
        assert line.address is not None
        row = row_address(self._desk.form, line.address)
        about = [*self._report.notes_on(line.address), *(self._report.notes_on(row) if row else ())]
        about.sort(key=lambda note: note.code in self._said_of_most)
        notes = [note.sentence for note in about]
        lacks = [one for one in self._report.open if one.address == line.address]
        if lacks and not lacks[0].is_new:
            seen = lacks[0].label_seen
            notes.append(say("import.why.no_answer" if seen else "import.why.no_label"))
        for placed in self._report.placed:
            if placed.address == line.address and placed.sureness == "guessed":
                notes.append(say("import.why.guessed"))
            elif placed.address == line.address:
                notes += [note.sentence for note in self._report.doubts_of_paper]
        is_new = any(change.sort == "new" for change in line.changes)
        if not notes and (is_new or line.state == "open"):
            notes.append(say("import.why.new"))
        return notes + [_change_line(change) for change in line.changes if change.sort != "new"]

    def _show_acts(self) -> None:
        self.tick.setText(say(f"import.{self._tick_key()}", count=self._chosen))
        closed = bool(self._desk.read_only)
        self.tick.setEnabled(not closed)
        takes_words = bool(self._fields) or (self._line is not None and bool(self._line.words))
        for button in (self.append, self.replace):
            button.setEnabled(takes_words and not closed)
            button.setVisible(self._chosen == 1)
        has_page = self._line is not None and not self._line.words
        self.open.setVisible(has_page and self._chosen == 1)

    def _tick_key(self) -> str:
        if self._chosen > 1:
            return "tick_several"
        return "untick" if self._line is not None and self._line.state == "done" else "tick"

    def _clear(self) -> None:
        self.title.setText("")
        self.why.setText("")
        self._clear_fields()

    def _clear_fields(self) -> None:
        for field in self._fields:
            self.page.forget(field.address)
        for widget in (*self._titles, *self._fields):
            self._room.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._titles.clear()
        self._fields.clear()

    def _place(self, how: How) -> None:
        address = self.target_address()
        if address is not None:
            self.placed.emit(address, how)

    def _open(self) -> None:
        if self._line is not None and self._line.address is not None:
            self.opened.emit(self._line.address)


def _said_of_most(report: Report) -> frozenset[str]:
    """The codes of what half of the items in doubt are told of: what an item has for itself comes
    before that."""
    doubtful = report.doubtful
    codes = Counter(
        code
        for address in doubtful
        for code in {note.code for note in report.notes_on(address) if note.doubt}
    )
    return frozenset(code for code, count in codes.items() if 2 * count > len(doubtful) > 2)


def _change_line(change: MigrationLine) -> str:
    """What a newer form did to an item, in one line."""
    sort = say(f"migration.sort.{change.sort}")
    before = " ".join(change.before.split("\n"))
    return say("import.why.changed", sort=sort, before=before)
