"""変更日 above the proposed rows: of all that have no day of their own, or of the chosen ones."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from piadesk.scheme.era import shown_date, stored_date
from piadesk.words import say
from ui.fields.editor import Editor
from ui.look.named import label_for
from ui.look.pick_box import PickBox
from ui.revision.proposing import Proposed, Proposing

_SCOPES: Final = ("all", "chosen")
_WIDTH: Final = 150


class DayBox(QWidget):
    """What is typed goes to ``work``; ``chosen`` gives the rows chosen in the table."""

    def __init__(
        self, work: Proposing, chosen: Callable[[], Sequence[Proposed]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._chosen = chosen
        self.scope = PickBox(self)
        self.scope.setAccessibleName(say("proposals.scope"))
        for scope in _SCOPES:
            self.scope.addItem(say(f"proposals.scopes.{scope}"), scope)
        self.scope.activated.connect(self.refresh)
        self.editor = Editor(self, one_line=True)
        self.editor.setFixedWidth(_WIDTH)
        self.editor.typed.connect(self._typed)
        label = label_for(self.editor, say("proposals.day"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for widget in (label, self.editor, self.scope):
            line.addWidget(widget)

    def refresh(self) -> None:
        """Show the day of all, or that of the first of the chosen rows."""
        all_or_others = "others" if self._work.has_own_days else "all"
        self.scope.setItemText(0, say(f"proposals.scopes.{all_or_others}"))
        rows = self._rows()
        date = rows[0].date if rows else self._work.date if self._is_for_all else ""
        self.editor.set_open(self._is_for_all or bool(rows))
        if stored_date(self.editor.text()) != date:
            self.editor.show_text(shown_date(date))

    @property
    def _is_for_all(self) -> bool:
        return bool(self.scope.currentData() == "all")

    def _rows(self) -> list[Proposed]:
        """The rows that get a day of their own; none when it is for all."""
        if self._is_for_all:
            return []
        return [one for one in self._chosen() if one.state != "dropped"]

    def _typed(self, text: str) -> None:
        self._work.set_day(stored_date(text), [row.row_id for row in self._rows()])
