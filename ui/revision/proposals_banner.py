"""Above 変更箇所: whether the table holds all that changed since the last 公表版."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from piadesk.revision.item_names import Style
from piadesk.revision.proposals import update
from piadesk.revision.published import last_published
from piadesk.sheets.edits import AddEntry, RemoveEntry, SetValue
from piadesk.words import say
from ui.desk.desk import Desk
from ui.look.plain_text import Label
from ui.messages.offer_bar import lay_out_banner

_QUIET_MS: Final = 300


class ProposalsBanner(QWidget):
    """Looks again when the keyboard rests; `asked` when the clerk wants the rows made."""

    asked = Signal()

    def __init__(self, desk: Desk, style: Callable[[], Style], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._style = style
        self.words = Label("", self)
        self.button = QPushButton(say("action.proposals"), self)
        self.button.clicked.connect(self.asked)
        lay_out_banner(self, self.words, self.button)
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self.look)
        desk.changed.connect(self._rest.start)
        self.look()

    def look(self) -> None:
        """Compare, and say what is found."""
        form, sheet = self._desk.form, self._desk.sheet
        if last_published(sheet) is None:
            self.words.setText(say("proposals.banner.none"))
            self.button.hide()
            return
        proposed = update(form, sheet, self._style())
        edits = proposed.edit.edits
        new = sum(isinstance(edit, AddEntry) for edit in edits)
        rewritten = {edit.address.path[0] for edit in edits if isinstance(edit, SetValue)}
        gone = {edit.row_id for edit in edits if isinstance(edit, RemoveEntry)}
        count = len(rewritten | gone) + len(proposed.outdated)
        in_step = not new and not count
        key = "proposals.banner.in_step" if in_step else "proposals.banner.open"
        self.words.setText(say(key, new=new, further=count))
        self.button.setVisible(not self._desk.read_only)
