"""One of the 選択肢: a box with all of them in official order, and beside it all to be read."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from piadesk.acts.known import can_be_known
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.agree_button import AgreeButton
from ui.fields.base import Field, Page
from ui.fields.choice_list import ChoiceList
from ui.fields.choice_pane import ChoicePane
from ui.look import theme
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label
from ui.look.theme import set_words

_EDGE, _ARROW = 8, 26
"""Pixels left of the words, and for the arrow at the right."""


class ChoiceBox(PickBox):
    """A box in the look of the page, whose list is as wide as its words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(20)
        self.setMinimumHeight(30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        broad = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(theme.FOCUS if self.hasFocus() else theme.FRAME, broad))
        painter.setBrush(theme.PAPER if self.isEnabled() else theme.CLOSED)
        inset = broad / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.setPen(QPen(theme.INK if self.isEnabled() else theme.CLOSED_INK, 1.6))
        tip = QPointF(self.width() - _ARROW / 2, self.height() / 2 + 2)
        painter.drawPolyline(QPolygonF([tip + QPointF(-4, -4), tip, tip + QPointF(4, -4)]))
        words = self.rect().adjusted(_EDGE, 0, -_ARROW, 0)
        elide = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.currentText(), elide, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def showPopup(self) -> None:
        texts = (self.itemText(index) for index in range(self.count()))
        widest = max(map(self.fontMetrics().horizontalAdvance, texts))
        room = self.screen().availableGeometry().width() - 40
        self.view().setMinimumWidth(min(widest + 40, room))
        super().showPopup()


class ChoiceField(Field):
    """An answer that is one of the official texts. An imported answer that is none of them is
    shown as it stands and stays until the clerk chooses."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self.box = ChoiceBox(self)
        self.box.setAccessibleName(item.title)
        self._strange = Label("", self)
        self._strange.setWordWrap(True)
        set_words(self._strange, "note")
        self._strange.hide()
        self.box.addItem(say("field.choose"), None)
        choices = page.form.choices_of(item)
        for number, text in enumerate(choices, start=1):
            self.box.addItem(f"{number})　{text}", text)
        self._official = self.box.count()
        self.box.activated.connect(self._chosen)
        assert isinstance(item, d.Choice)
        self.list = ChoiceList(choices, item.columns, self)
        self.list.chosen.connect(self._clicked)
        self.body.addWidget(ChoicePane(self.box, self.list, self))
        self.body.addWidget(self._strange)
        self._agree: AgreeButton | None = None
        if can_be_known(page.form, item):
            self.derived = True
            self._agree = AgreeButton(self, self.box, "field.agree_choice")
        self.setFocusProxy(self.box)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        value = self.value()
        while self.box.count() > self._official:
            self.box.removeItem(self._official)
        index = self.box.findData(value) if value is not None else 0
        if index < 0:
            self.box.addItem(say("field.not_a_choice", text=value), value)
            index = self._official
        self.box.setCurrentIndex(index)
        self.list.show_current(index - 1 if index < self._official else -1)
        strange = self.box.currentText() if index >= self._official else ""
        self._strange.setText(strange)
        self._strange.setVisible(bool(strange))
        if self._agree is not None:
            self._agree.refresh()

    def _chosen(self, index: int) -> None:
        chosen = self.box.itemData(index)
        if chosen != self.value():
            self.put(chosen)
        self.refresh()

    def _clicked(self, number: int) -> None:
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)
        self._chosen(number + 1)
