"""Items one below the other as the form prints them: a section's, or those of one entry.

Label column at the left with number, ※ and 任意, the field at the right; headings and bands as
shaded rows, with the ○-marks of a heading at its right end. Repeats nest through their own field.
"""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from piadesk import definition as d
from ui.fields.base import Page


class ItemList(QWidget):
    """The given items of one block; ``rows`` are the ids of the entries passed on the way to it."""

    def __init__(
        self, page: Page, items: Iterable[d.AnyItem], rows: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
