"""One of the 選択肢: a box with all of them in official order, and an empty one on top."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from piadesk import definition as d
from piadesk.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page


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

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showPopup(self) -> None:
        texts = (self.itemText(at) for at in range(self.count()))
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
        self._full = QLabel(self)
        self._full.setWordWrap(True)
        self._full.setProperty("role", "note")
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
        at = self.box.findData(value) if value is not None else 0
        if at < 0:
            self.box.addItem(say("field.not_a_choice", text=value), value)
            at = self._official
        self.box.setCurrentIndex(at)
        self._show_full()

    def _chosen(self, at: int) -> None:
        chosen = self.box.itemData(at)
        if chosen != self.value():
            self.put(chosen)
        self.refresh()

    def _show_full(self) -> None:
        """A chosen text too long for the box is shown whole below it."""
        text = self.box.currentText()
        room = self.box.width() - 40
        fits = self.fontMetrics().horizontalAdvance(text) <= room
        self._full.setText("" if fits else text)
        self._full.setVisible(not fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_full()
