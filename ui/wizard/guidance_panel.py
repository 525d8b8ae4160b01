"""The right panel: help for the item in focus, and what helps to word its answer."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.forms.guidance import guidance_for
from piadesk.sheets import walk
from piadesk.sheets.inserted import Inserted, inserted_at
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.aids.aids import Aids
from ui.aids.example_pane import words
from ui.desk.desk import Changed, Desk
from ui.messages.messages import Messages
from ui.wizard.earlier_pane import EarlierPane

_PRINTED: Final = frozenset({"heading", "band", "constant"})
"""Kinds of which the form prints all: there is nothing to write."""

_REST_MS: Final = 100
"""So long the keyboard rests on an item before its aids come: Tab runs through a page without."""


class GuidancePanel(QScrollArea):
    """The item's title, our own help for it, what holds for its kind, and below it the aids."""

    insert_asked = Signal(object, str)
    """An `Inserted` text, and where it is to go: ``cursor``, ``end``, ``instead``."""

    keep_asked = Signal()
    """What stands in the answer is to become a 文例."""

    left = Signal()
    """Esc: the keyboard goes back to the answer."""

    stays_asked = Signal()
    """What was inserted into the answer stays as it is."""

    def __init__(self, desk: Desk, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._messages = messages
        self._address: Address | None = None
        self._aids: Aids | None = None
        self._waits = False
        """Whether the aids are still to be shown for the item."""
        self.setObjectName("guidance")
        self.setAccessibleName(say("guidance.name"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = self._inner = QWidget(self)
        inner.setProperty("role", "guidance")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(14, 16, 14, 16)
        self._column.setSpacing(10)
        self._title = words("guidance_title", inner)
        self._asks = words("guidance_heading", inner)
        self._asks.setText(say("aids.asks"))
        self._help = words("guidance_help", inner)
        self._facts = words("guidance_facts", inner)
        self.not_edited = words("warning", inner)
        self.stays = QPushButton(say("aids.stays"), inner)
        self.stays.setProperty("role", "act")
        self.stays.clicked.connect(self.stays_asked)
        self.earlier = EarlierPane(desk, inner)
        for part in (self._title, self._asks, self._help, self._facts, self.not_edited):
            self._column.addWidget(part)
        self._column.addWidget(self.stays, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.earlier)
        self._column.addStretch(1)
        self.setWidget(inner)
        self._look_again = QTimer(self, singleShot=True, interval=0)
        self._look_again.timeout.connect(self._show_inserted)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._show_aids)
        desk.changed.connect(self._news)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No item is in focus."""
        self._address = None
        self._waits = False
        self._title.setText(say("guidance.title"))
        self._help.setText(say("guidance.how"))
        self._asks.hide()
        self._help.show()
        self._facts.setText("")
        if self._aids is not None:
            self._aids.hide()
        self.earlier.show_item(None)
        self._show_inserted()

    def show_item(self, address: Address) -> None:
        """Show the help for the item at ``address``; the aids come when the keyboard rests."""
        form, item = self._desk.form, self._desk.form.by_id[address.item]
        is_new = address != self._address
        self._address = address
        self._title.setText(item.title)
        guidance = guidance_for(form, item.id) or ""
        self._help.setText(guidance)
        self._asks.setVisible(bool(guidance))
        self._help.setVisible(bool(guidance))
        self._facts.setText("\n".join(f"・{fact}" for fact in facts(item)))
        self.earlier.show_item(address)
        self._waits = True
        self._rest.start()
        self._show_inserted()
        if is_new:
            self.verticalScrollBar().setValue(0)

    def aids(self) -> Aids:
        """The aids as they are for the item in focus, at once."""
        if self._aids is None:
            self._aids = Aids(self._desk, self._messages, self._inner)
            self._aids.insert_asked.connect(self._insert)
            self._aids.keep_asked.connect(self.keep_asked)
            self._column.insertWidget(self._column.count() - 1, self._aids)
        if self._waits and self._address is not None:
            self._waits = False
            self._aids.show_item(self._address, self._help.text())
            self._aids.show()
        return self._aids

    # ---- what Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was not made while nobody saw it is made now."""
        super().showEvent(event)
        if self._waits:
            self._rest.start()

    # ----

    def _show_aids(self) -> None:
        if self.isVisible():
            self.aids()

    def _insert(self, new: Inserted, where: str) -> None:
        """Not what was told of the item before, of which the panel still speaks."""
        if self._aids is not None and self._aids.address == self._address:
            self.insert_asked.emit(new, where)

    def _show_inserted(self) -> None:
        """Whether something in the answer still stands as it was inserted, and what to do then."""
        inserted = self._inserted(self._address) if self._address is not None else []
        origins = dict.fromkeys(one.origin for one in inserted)
        bar, high = self.verticalScrollBar(), self._inner.height()
        was_told = not self.not_edited.isHidden()
        self.not_edited.setText("\n".join(say(f"aids.not_edited.{origin}") for origin in origins))
        self.not_edited.setVisible(bool(inserted))
        self.stays.setVisible(bool(inserted) and not self._desk.read_only)
        if bool(inserted) != was_told and (bar.value() or self.underMouse()):
            # What stands below it stays under the mouse: a second click would do something else.
            self._column.activate()
            width = self._inner.width()
            self._inner.resize(width, self._column.totalHeightForWidth(width))
            bar.setValue(bar.value() + self._inner.height() - high)

    def _inserted(self, address: Address) -> list[Inserted]:
        try:
            answer = walk.answer(self._desk.form, self._desk.sheet, address)
        except KeyError:  # its entry was taken out
            return []
        return inserted_at(self._desk.sheet, address, answer)

    def _news(self, changed: Changed) -> None:
        if self._address in changed.addresses or not changed.addresses:
            self._look_again.start()


def facts(item: d.AnyItem) -> Iterator[str]:
    """What holds for an item by its kind and its marks, in words."""
    if item.kind not in _PRINTED:
        yield say(f"guidance.kind.{item.kind}")
    if isinstance(item, d.Answer) and not item.required and not isinstance(item, d.Mark):
        yield say("guidance.optional")
