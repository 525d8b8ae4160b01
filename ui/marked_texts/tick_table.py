"""A table of places with marked texts; something is done to those that are ticked."""

from collections.abc import Collection, Hashable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.look.bound_key import bind_key
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import PassageModel


class TickTable(PassageTable):
    """The space key, and a click on the first column, tick rows or take their ticks away.

    What is not ticked is remembered by key, for the rows may be looked for again.
    """

    turned = Signal(list)
    """The numbers of the rows that are to be shown anew."""

    def __init__(
        self, model: PassageModel, shares: Sequence[float], parent: QWidget, *, most_lines: int
    ) -> None:
        super().__init__(model, shares, parent, most_lines=most_lines)
        self._keys: list[Hashable] = []
        self._left_out: set[Hashable] = set()
        self.verticalHeader().hide()
        self.clicked.connect(self._clicked)
        bind_key(Qt.Key.Key_Space, self, self.turn)

    def know(self, keys: Sequence[Hashable]) -> None:
        """These are the rows now, by key."""
        self._keys = list(keys)

    def is_ticked(self, row: int) -> bool:
        """Whether something is done to the place of that row."""
        return self._keys[row] not in self._left_out

    def tick_only(self, keys: Collection[Hashable]) -> None:
        """Tick the rows of these keys, and no other."""
        self._left_out = set(self._keys) - set(keys)

    def turn(self) -> None:
        """Tick the chosen rows, or take their ticks away."""
        chosen = self.chosen()
        keys = {self._keys[row] for row in chosen}
        if keys <= self._left_out:
            self._left_out -= keys
        else:
            self._left_out |= keys
        self.turned.emit(chosen)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.turn()
