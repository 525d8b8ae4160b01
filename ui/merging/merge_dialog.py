"""同僚の控えを取り込む: each place that differs, both sides, and which of them is taken."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from piadesk.revision.merge import Choice
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.look.screen_bounds import room_for
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import NEW, OLD, PassageModel, PassageRow, abridged, plain
from ui.merging.copies import Copies
from ui.merging.one_sided import OneSided

_SIZE: Final = (1240, 640)
_SHARES: Final = (24, 33, 33, 10)
_MOST_LINES: Final = 12
_LOW, _FEW_LINES = 560, 6
"""So many lines of a row where the dialog has fewer pixels of height: several rows are seen."""

_COLUMNS: Final = ("item", "mine", "theirs", "choice")
_KEYS: Final[dict[Choice, str]] = {"mine": "1", "theirs": "2", "both": "3"}


class MergeDialog(QDialog):
    """`agreed` carries the one edit that takes in what was chosen; `base_asked` says that the
    clerk wants to name the file that both copies began with."""

    agreed = Signal(object)
    base_asked = Signal()

    def __init__(self, copies: Copies, parent: QWidget) -> None:
        super().__init__(parent)
        self.copies = copies
        self.setWindowTitle(copies.say("title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._build()
        self.show_copies(copies)
        self.table.setFocus()

    def show_copies(self, copies: Copies) -> None:
        """List what differs, with what is taken where nobody chooses."""
        self.copies = copies
        self.choices = [one.default for one in copies.differing]
        self._chosen: set[int] = set()
        self._texts = [copies.names.words(one) for one in copies.differing]
        self.model.show_rows([self._row(index) for index in range(len(copies.differing))])
        self.table.choose([0] if copies.differing else [])
        self.summary.setText(copies.summary)
        self.one_sided.show_copies(copies)
        why = "" if self.one_sided.isHidden() else copies.say("one_sided.why")
        self.base.setText(copies.base_words + why)
        self._show_possible()

    def take(self, choice: Choice) -> None:
        """Take that side for the chosen rows, as far as they have it, and go on to the next."""
        places = self.table.chosen()
        self._choose(
            [one for one in places if choice in self.copies.differing[one].choices], choice
        )
        if len(places) == 1 and places[0] + 1 < len(self.choices):
            self.table.choose([places[0] + 1])
        self._show_possible()

    def take_one_sided(self, side: Choice) -> None:
        """Take what that side alone has, in the section that is chosen, and go to what is open."""
        self._choose(self.one_sided.places(side), side)
        conflicts = (place for place, one in enumerate(self.copies.differing) if one.is_conflict)
        still_open = next((place for place in conflicts if place not in self._chosen), None)
        self.table.choose([] if still_open is None else [still_open])
        self._show_possible()
        self.table.setFocus()  # the button may have nothing more to do

    def accept(self) -> None:
        """Hand the edit out."""
        super().accept()
        self.agreed.emit(self.copies.edit(self.choices))

    # ----

    def _choose(self, places: Sequence[int], choice: Choice) -> None:
        for place in places:
            self.choices[place] = choice
            self._chosen.add(place)
        self.model.show_changed({place: self._row(place) for place in places})
        self.one_sided.show_chosen(self._chosen)

    def _build(self) -> None:
        self.summary, self.base = Label("", self), Label("", self)
        self.base.setProperty("role", "note")
        self.name_base = QPushButton(say("merge.name_base"), self)
        self.name_base.clicked.connect(self.base_asked)
        below = QHBoxLayout()
        below.addWidget(self.base, 1)
        below.addWidget(self.name_base)
        self.one_sided = OneSided(self.copies, self)
        self.one_sided.asked.connect(self.take_one_sided)
        columns = [self.copies.say(f"column.{name}") for name in _COLUMNS]
        self.model = PassageModel(columns, ("", OLD, NEW, ""), self)
        lines = _FEW_LINES if room_for(self).height() < _LOW else _MOST_LINES
        self.table = PassageTable(self.model, _SHARES, self, most_lines=lines)
        self.table.setAccessibleName(self.copies.say("title"))
        self.table.selectionModel().selectionChanged.connect(self._show_possible)
        buttons, self.agree = confirm_buttons(self, "merge")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addLayout(below)
        column.addWidget(self.one_sided)
        column.addWidget(self.table, 1)
        acts = FlowLayout(column)
        self.buttons: dict[Choice, QPushButton] = {}
        for choice, key in _KEYS.items():
            self.buttons[choice] = QPushButton(self.copies.say(f"take.{choice}"), self)
            take = partial(self.take, choice)
            self.buttons[choice].clicked.connect(lambda _=False, take=take: take())
            QShortcut(QKeySequence(key), self, take)
            acts.addWidget(self.buttons[choice])
        for button in (self.name_base, *self.buttons.values()):
            button.setProperty("role", "act")
            button.setAutoDefault(False)
        note = Label(say("merge.note"), self)
        note.setProperty("role", "note")
        for label in (self.summary, self.base, note):
            label.setWordWrap(True)
        column.addWidget(note)
        column.addLayout(buttons)

    def _row(self, place: int) -> PassageRow:
        divergence, words = self.copies.differing[place], self._texts[place]
        sign = "chosen" if place in self._chosen else "conflict"
        head = say(f"merge.sign.{sign}") if divergence.is_conflict else ""
        cause = self.copies.say(f"cause.{self.copies.cause(divergence)}")
        name = plain(f"{words.position}\n{cause}")
        sides = abridged(words.mine, words.theirs) if divergence.kind == "answer" else words[1:]
        cells = (plain(side) if isinstance(side, str) else side for side in sides)
        taken = self.copies.say(f"taken.{self.choices[place]}")
        return PassageRow(head, (name, *cells, plain(taken)))

    def _show_possible(self) -> None:
        chosen = [self.copies.differing[place] for place in self.table.chosen()]
        for choice, button in self.buttons.items():
            button.setEnabled(any(choice in one.choices for one in chosen))
