"""One of the 選択肢: a box with all of them in official order, and an empty one on top."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.look import theme
from ui.look.plain_text import Label
from ui.look.theme import set_words

_EDGE, _ARROW = 8, 26
"""Pixels left of the words, and for the arrow at the right."""


class ChoiceBox(QComboBox):
    """A combo box that lets the wheel pass to the page, and whose list is as wide as its words."""

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

    def room(self) -> int:
        """How many pixels of words fit."""
        return self.width() - _EDGE - _ARROW

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

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
        self._full = Label("", self)
        self._full.setWordWrap(True)
        set_words(self._full, "note")
        self._full.hide()
        self.box.addItem(say("field.choose"), None)
        for number, text in enumerate(page.form.choices_of(item), start=1):
            self.box.addItem(f"{number})　{text}", text)
        self._official = self.box.count()
        self.box.activated.connect(self._chosen)
        self.body.addWidget(self.box)
        self.body.addWidget(self._full)
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
        self._show_full()

    def _chosen(self, index: int) -> None:
        chosen = self.box.itemData(index)
        if chosen != self.value():
            self.put(chosen)
        self.refresh()

    def _show_full(self) -> None:
        """A chosen text too long for the box is shown whole below it."""
        text = self.box.currentText()
        fits = self.fontMetrics().horizontalAdvance(text) <= self.box.room()
        self._full.setText("" if fits else text)
        self._full.setVisible(not fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_full()
