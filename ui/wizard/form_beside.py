"""様式ビュー beside the wizard: made when it is first asked for, with half of the room."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSplitter

from piadesk.sheets.sheet import Address
from ui.desk.checker import Checker
from ui.desk.desk import Desk

if TYPE_CHECKING:
    from ui.formview.pane import FormView

_SECTIONS: Final = 210
"""Pixels for the list of sections meanwhile."""

_NARROW: Final = 800
"""Pixels of all panes, below which that list makes room."""


class FormBeside(QObject):
    """The last pane of ``splitter``, after the list of sections, the page and the help."""

    chosen = Signal(object)
    """The `Address` of an answer to be put right."""

    closed = Signal()

    wanted = Signal()
    """It is to be shown, for the clerk looks for something in it."""

    pane_opened = Signal()
    """It comes into view, or the help."""

    sections_shown = Signal(bool)
    """Whether the list of sections has room beside it."""

    def __init__(self, desk: Desk, checker: Checker, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._desk, self._checker, self._splitter = desk, checker, splitter
        self._before: list[int] = []
        """How wide the panes were without it."""
        self.view: FormView | None = None

    def is_shown(self) -> bool:
        """Whether it takes room now."""
        return self.view is not None and not self.view.isHidden()

    def show(self, shown: bool, at_work: Address | None = None) -> None:
        """Show it, the answer ``at_work`` lit, or hide it."""
        if shown and self.view is None:
            self.view = self._make()
        if self.view is None or shown == self.is_shown():
            return
        is_narrow = self._splitter.width() < _NARROW
        if shown:
            self.pane_opened.emit()
            self._before = self._splitter.sizes()
        if is_narrow:
            self.sections_shown.emit(not shown)
        self.view.setVisible(shown)
        self.view.renew()
        if at_work is not None:
            self.light(at_work)
        if shown:
            QTimer.singleShot(0, self.view, self.share_room)  # when the window has its size
        elif any(self._before):
            self._splitter.setSizes(self._before)

    def find(self) -> None:
        """Give the keyboard to the search; the next hit where it has words already."""
        if not self.is_shown():
            self.wanted.emit()
        if self.view is not None:
            self.view.look_on()

    def light(self, address: Address) -> None:
        """Light the answer that the clerk works at."""
        if self.view is not None and self.is_shown():
            self.view.page.light(address)

    def _make(self) -> "FormView":
        # What it is made of is only paid for here.
        from ui.formview.pane import FormView

        view = FormView(self._desk, self._checker, self._splitter)
        view.chosen.connect(self.chosen)
        view.closed.connect(self.closed)
        view.hide()
        self._splitter.addWidget(view)
        return view

    def share_room(self) -> None:
        """Give the page and it the same width again: another pane has come."""
        if self.view is None or self.view.isHidden():
            return
        index, splitter = self._splitter.indexOf(self.view), self._splitter
        panes = filter(None, map(splitter.widget, range(splitter.count())))
        # 付箋の一覧 may stand there too.
        sizes = [0 if pane.isHidden() else pane.minimumSizeHint().width() for pane in panes]
        others = sum(size for place, size in enumerate(sizes) if place not in (0, 1, index))
        sections = _SECTIONS if sizes[0] else 0
        half = (splitter.width() - sections - others) // 2
        sizes[0], sizes[1], sizes[index] = sections, half, half
        splitter.setSizes(sizes)
