"""That the open sheet's file was written outside, in a line above the pages."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from piadesk.words import say
from ui.desk.outside_watch import OutsideWatch
from ui.messages.offer_bar import OfferBar
from ui.wizard.wizard import Wizard


class OutsideChange(QObject):
    """Tells when others write the file; it goes with the wizard.

    ``settle`` is done when the clerk wants to read it again or, where something is not saved, to
    choose what stays.
    """

    def __init__(self, wizard: Wizard, settle: Callable[[], object]) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._settle = settle
        self._bar: OfferBar | None = None
        self.watch = OutsideWatch(wizard.desk, self)
        self.watch.changed.connect(self._show)

    def _show(self) -> None:
        desk = self._wizard.desk
        state = "saved" if desk.stack.isClean() else "unsaved"
        if self._bar is not None:
            self._bar.put_away()
        words = say(f"outside.{state}", name=desk.name)
        self._bar = OfferBar(words, say(f"outside.act_{state}"), say("outside.later"), self._wizard)
        self._bar.taken.connect(self._take)
        self._wizard.above.addWidget(self._bar)

    def _take(self) -> None:
        self._settle()
