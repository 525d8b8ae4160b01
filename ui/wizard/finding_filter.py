"""Which sorts of findings 確認 lists: all of them, or one; each with how many there are."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from piadesk.acts.tally import Sort
from piadesk.words import say
from ui.look.flow import FlowLayout

_AROUND: Final = (14, 8, 14, 8)
_AROUND_LOW: Final = (6, 3, 6, 3)


class FindingFilter(QWidget):
    """One button a sort, and one for all."""

    chosen = Signal()
    """Another sort is asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("review.filter.name"))
        self.setProperty("role", "filter_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._counts: Mapping[Sort, int] = {}
        self.buttons: dict[Sort | None, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._has_room = True
        self._column.setContentsMargins(*_AROUND)
        line = FlowLayout(self._column)
        for sort in (None, *Sort):
            button = QPushButton(self)
            button.setProperty("role", "filter")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self.chosen)
            self._group.addButton(button)
            self.buttons[sort] = button
            line.addWidget(button)
        self.buttons[None].setChecked(True)

    def show_counts(self, counts: Mapping[Sort, int]) -> None:
        """Say how many there are of each sort; one without any is not asked for."""
        self._counts = counts
        self.buttons[None].setText(say("review.filter.all", count=sum(counts.values())))
        for sort in Sort:
            self.buttons[sort].setText(say(f"review.filter.{sort}", count=self.count(sort)))
            self.buttons[sort].setEnabled(self.count(sort) > 0)
            if self.buttons[sort].isChecked() and not self.count(sort):
                self.buttons[None].setChecked(True)
        self._show_sorts()
        self._column.activate()  # at once, or a longer number would be cut for a moment

    def set_room(self, has_room: bool) -> None:
        """Where the page is low the sorts of which there are none make room."""
        self._has_room = has_room
        self._column.setContentsMargins(*(_AROUND if has_room else _AROUND_LOW))
        self._show_sorts()

    def _show_sorts(self) -> None:
        for sort in Sort:
            self.buttons[sort].setVisible(self._has_room or self.count(sort) > 0)

    def count(self, sort: Sort) -> int:
        """How many there are of that sort."""
        return self._counts.get(sort, 0)

    def lets_through(self, sort: Sort) -> bool:
        """Whether findings of that sort are listed."""
        return self.buttons[None].isChecked() or self.buttons[sort].isChecked()
