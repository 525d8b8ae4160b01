"""Several entries of a list meant at once: picked with Ctrl or Shift and a click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt


class Picks:
    """The ids that are picked; none, or the one line that is current, is no selection."""

    def __init__(self) -> None:
        self.ids: set[str] = set()

    def click(
        self, row_id: str, current: str, order: Sequence[str], keys: Qt.KeyboardModifier
    ) -> bool:
        """Take in a click on a line; whether it was one that picks and opens nothing."""
        modifiers = Qt.KeyboardModifier
        if keys & modifiers.ShiftModifier and current in order:
            self.reach(current, row_id, order)
            return True
        if keys & modifiers.ControlModifier:
            self.ids = (self.ids or ({current} & set(order))) ^ {row_id}
            return True
        self.ids = set()
        return False

    def reach(self, begin: str, end: str, order: Sequence[str]) -> None:
        """Pick all from one line to another, whichever is above."""
        first, last = sorted((order.index(begin), order.index(end)))
        self.ids = set(order[first : last + 1])

    def in_order(self, order: Sequence[str]) -> list[str]:
        """Those picked that are still there, from the top; fewer than two are none."""
        picked = [row_id for row_id in order if row_id in self.ids]
        return picked if len(picked) > 1 else []
