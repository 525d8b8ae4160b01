"""A line of a list of entries is dragged: a bar shows where it would come to stand."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFrame, QWidget

from ui.fields.entry_head import EntryHead
from ui.fields.in_view import area_of
from ui.look import theme

_BAR: Final = 3
_NEAR_EDGE: Final = 40


class EntryDrag(QObject):
    """Asks ``heads`` for the lines as they stand and calls ``drop`` with the id of the line that
    was dragged and the place before which it was let go."""

    def __init__(
        self,
        around: QWidget,
        heads: Callable[[], Sequence[EntryHead]],
        drop: Callable[[str, int], None],
    ) -> None:
        super().__init__(around)
        self._around, self._heads, self._drop = around, heads, drop
        self._bar: QFrame | None = None

    def follow(self, head: EntryHead) -> None:
        """Be told when that line is dragged."""
        head.dragged.connect(self._over)
        head.dropped.connect(self._let_go)

    def _over(self, point: QPoint) -> None:
        heads = self._heads()
        y = self._around.mapFromGlobal(point).y()
        place = self._place(heads, y)
        if self._bar is None:
            self._bar = QFrame(self._around)
            self._bar.setAutoFillBackground(True)
            theme.dye(self._bar, {self._bar.backgroundRole(): theme.FOCUS})
        edge = heads[place].y() if place < len(heads) else heads[-1].geometry().bottom()
        self._bar.setGeometry(0, edge - 1, self._around.width(), _BAR)
        self._bar.show()
        self._bar.raise_()
        if area := area_of(self._around):
            inside = area.widget()
            assert inside is not None
            area.ensureVisible(0, self._around.mapTo(inside, QPoint(0, y)).y(), 0, _NEAR_EDGE)

    def _let_go(self, row_id: str, point: QPoint) -> None:
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        heads = self._heads()
        order = [head.row_id for head in heads]
        place = self._place(heads, self._around.mapFromGlobal(point).y())
        if place not in (order.index(row_id), order.index(row_id) + 1):
            self._drop(row_id, place)

    def _place(self, heads: Sequence[EntryHead], y: int) -> int:
        above = [head for head in heads if head.geometry().center().y() < y]
        return len(above)
