"""What one copy alone has, written there or taken away in the other: chosen by whole sections."""

from collections.abc import Collection, Iterator
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from piadesk.revision.merge import Choice
from piadesk.words import say
from ui.look.flow import FlowLayout
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label
from ui.merging.copies import Copies

SIDES: Final[dict[str, Choice]] = {"only_here": "mine", "only_there": "theirs"}
"""Of each cause, the side that has it."""

_ADJUST: Final = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LETTERS: Final = 16


class OneSided(QWidget):
    """Which section, and a button for each side; hidden where there is nothing of the kind."""

    asked = Signal(str)
    """The side whose own entries are to be taken."""

    def __init__(self, copies: Copies, parent: QWidget) -> None:
        super().__init__(parent)
        self._copies = copies
        self._chosen: Collection[int] = ()
        self.section = PickBox(self)
        self.section.setSizeAdjustPolicy(_ADJUST)  # the list is as wide as its names all the same
        self.section.setMinimumContentsLength(_LETTERS)
        self.section.currentIndexChanged.connect(self._show_counts)
        label = Label(say("merge.one_sided.section"), self)
        label.setBuddy(self.section)
        self.section.setAccessibleName(label.text().partition("(")[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = FlowLayout(column)
        line.addWidget(label)
        line.addWidget(self.section)
        self.buttons: dict[Choice, QPushButton] = {}
        for side in SIDES.values():
            self.buttons[side] = button = QPushButton(self)
            button.setProperty("role", "act")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, side=side: self.asked.emit(side))
            line.addWidget(button)
        self.show_copies(copies)

    def show_copies(self, copies: Copies) -> None:
        """Offer what is one-sided there, by the sections that have some."""
        self._copies, self._chosen = copies, ()
        with_some = {self._section_of(place) for place, _ in self._sides()}
        self.section.clear()
        self.section.addItem(say("merge.one_sided.all"), None)
        for section in copies.form.sections:
            if section.id in with_some:
                name = "　".join(part for part in (section.number, section.title) if part)
                self.section.addItem(name, section.id)
        self._show_counts()
        self.setVisible(bool(with_some))

    def show_chosen(self, chosen: Collection[int]) -> None:
        """These places are chosen: they are counted no more."""
        self._chosen = chosen
        self._show_counts()

    def places(self, side: Choice) -> list[int]:
        """Where that side alone has something in the section, and nobody has chosen yet."""
        section = self.section.currentData()
        return [
            place
            for place, has_it in self._sides()
            if has_it == side and place not in self._chosen
            if section in (None, self._section_of(place))
        ]

    def _sides(self) -> Iterator[tuple[int, Choice]]:
        for place, divergence in enumerate(self._copies.differing):
            cause = self._copies.cause(divergence)
            if cause in SIDES:
                yield place, SIDES[cause]

    def _section_of(self, place: int) -> str:
        """Of a frozen version, and of what only another form has, it is ""."""
        section = self._copies.form.section_of.get(self._copies.differing[place].address.item)
        return section.id if section is not None else ""

    def _show_counts(self) -> None:
        for side, button in self.buttons.items():
            count = len(self.places(side))
            button.setText(self._copies.say(f"one_sided.{side}", count=count))
            button.setEnabled(count > 0)
