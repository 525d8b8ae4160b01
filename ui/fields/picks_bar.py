"""The line at a list of entries while several are picked: how many, and what can be done."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout

from piadesk.words import say
from ui.fields.entries_field import EntriesField
from ui.fields.frames import ActButton
from ui.fields.in_view import area_of
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label, set_tip

ACTS = ("set_all", "duplicate", "up", "down", "remove")
_OF_MANY = frozenset({"set_all"})


class PicksBar(QFrame):
    """Not there while fewer than two are picked. Over a list it stands at the lower edge of the
    page, however far that is scrolled."""

    def __init__(self, field: EntriesField) -> None:
        super().__init__(field)
        self._field = field
        self._area: QScrollArea | None = None
        self.setAutoFillBackground(True)
        field.destroyed.connect(self.deleteLater)
        self.words = Label("", self)
        self.buttons: dict[str, QPushButton] = {act: field.button(act, self) for act in ACTS}
        self.drop = ActButton(say("rows.drop_picks"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        line = FlowLayout(column)
        for part in (self.words, *self.buttons.values(), self.drop):
            line.addWidget(part)
        self.hide()

    def show_count(self, count: int, *, may_change: bool, in_table: bool = False) -> None:
        """Say how many are picked; in a table a single one is enough for what is done to one."""
        self.words.setText(say("rows.picked", count=count))
        set_tip(self.words, say("rows.how_in_table" if in_table else "rows.how"))
        for act, button in self.buttons.items():
            button.setEnabled(may_change and (count > 1 or act not in _OF_MANY))
        self.drop.setVisible(not in_table)
        is_wanted = count > 1 or (in_table and count > 0)
        if is_wanted:
            self._take_place(in_flow=in_table)
        elif (at_work := self.window().focusWidget()) and self.isAncestorOf(at_work):
            # Else Qt gives the keyboard to whatever comes next, which is the help.
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(is_wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page has another size, or goes."""
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._stand_below()
        return super().eventFilter(watched, event)

    def _take_place(self, *, in_flow: bool) -> None:
        area = None if in_flow else area_of(self._field)
        if area is self._area:
            return
        if self._area is not None:
            self._area.removeEventFilter(self)
        self._area = area
        if area is None:
            self.setFrameShape(QFrame.Shape.NoFrame)
            self._field.body.insertWidget(self._field.body.count() - 1, self)
        else:
            self._field.body.removeWidget(self)
            self.setParent(area)
            self.setFrameShape(QFrame.Shape.StyledPanel)
            area.installEventFilter(self)
            self._stand_below()

    def _stand_below(self) -> None:
        assert self._area is not None
        room = self._area.viewport().geometry()
        high = max(self.sizeHint().height(), self.heightForWidth(room.width()))
        self.setGeometry(room.left(), room.bottom() + 1 - high, room.width(), high)
        self.raise_()
