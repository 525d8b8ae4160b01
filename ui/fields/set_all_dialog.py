"""One answer for several entries of a repeat: which item, which answer, and what it replaces."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from piadesk import kinds
from piadesk.acts.paste import columns_of
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank
from piadesk.sheets.entries import shortened
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.fields.scratch_page import ScratchPage
from ui.fields.text import LongTextField
from ui.look.confirm_buttons import confirm_buttons
from ui.look.enter_key import EnterKey
from ui.look.named import label_for
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label
from ui.look.screen_bounds import keep_on_screen
from ui.look.style import apply_style

_WIDTH: Final = 620
_MOST_TOLD: Final = 4
"""Answers of now that are told one by one."""


class SetAllDialog(QDialog):
    """``agreed`` says the item and the answer; nothing changes before."""

    agreed = Signal(str, object)

    def __init__(
        self, page: Page, repeat: Address, row_ids: Sequence[str], item_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._real = page
        self._repeat = repeat
        self._row_ids = row_ids
        self._page = ScratchPage(page)
        self.field: Field | None = None
        self.setWindowTitle(say("set_all.title"))
        apply_style(self)
        self.resize(_WIDTH, self.sizeHint().height())
        about = Label(say("set_all.about", count=len(row_ids)), self)
        about.setWordWrap(True)
        self.items = PickBox(self)
        for item in columns_of(page.form, repeat.item):
            self.items.addItem(item.title, item.id)
        self.items.setCurrentIndex(max(0, self.items.findData(item_id)))
        self.items.currentIndexChanged.connect(self._show_item)
        line = QHBoxLayout()
        line.addWidget(label_for(self.items, say("set_all.item")))
        line.addWidget(self.items, 1)
        self.now = Label("", self)
        self.now.setProperty("role", "note")
        self.now.setWordWrap(True)
        self._place = QVBoxLayout()
        buttons, self.agree = confirm_buttons(self, "set_all")
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addLayout(line)
        column.addLayout(self._place)
        column.addWidget(self.now)
        column.addStretch(1)
        column.addLayout(buttons)
        self._show_item()
        keep_on_screen(self)
        EnterKey(self)

    def accept(self) -> None:
        """Hand the answer out."""
        item_id, value = str(self.items.currentData()), self._value()
        super().accept()
        self.agreed.emit(item_id, value)

    def _show_item(self) -> None:
        """A field of the chosen item, with the answer of the first entry to begin with."""
        if self.field is not None:
            self._place.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
        item = self._item()
        address = Address((*self._repeat.path, self._row_ids[0]), item.id)
        self.field = self._page.build(item, address, self)
        if isinstance(self.field, LongTextField):
            self.field.can_widen = False
        self.field.edited.connect(self._show_possible)
        self._place.addWidget(self.field)
        self.now.setText(self._words_of_now(item))
        self._show_possible()

    def _words_of_now(self, item: d.AnyItem) -> str:
        texts = Counter(
            shortened(kinds.shown(item, self._real.sheet.get(self._address(row_id, item))))
            for row_id in self._row_ids
        )
        answers = [
            say("set_all.one", text=text or say("set_all.empty"), count=count)
            for text, count in texts.most_common(_MOST_TOLD)
        ]
        more = len(texts) - _MOST_TOLD
        if more > 0:
            answers.append(say("set_all.more", count=more))
        return say("set_all.now", answers=say("set_all.between").join(answers))

    def _show_possible(self) -> None:
        self.agree.setEnabled(not is_blank(self._value()))

    def _item(self) -> d.AnyItem:
        return self._real.form.by_id[str(self.items.currentData())]

    def _address(self, row_id: str, item: d.AnyItem) -> Address:
        return Address((*self._repeat.path, row_id), item.id)

    def _value(self) -> JsonValue:
        return self._page.sheet.get(self._address(self._row_ids[0], self._item()))
