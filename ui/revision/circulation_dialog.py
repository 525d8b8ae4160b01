"""決裁用一式: what its cover says, and the office's 決裁欄."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from piadesk.acts.in_force import levels_in_force
from piadesk.printing import CirculationOptions
from piadesk.scheme.era import shown_date, stored_date
from piadesk.sheets.drafting import drafting_of
from piadesk.sheets.sheet import Sheet
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label

_WIDTH: Final = 660
_HIGH: Final = 30
_BETWEEN: Final = "、"
_LINES: Final = ("subject", "drafted_on", "drafted_by", "document_number", "retention", "stamps")


class CirculationDialog(QDialog):
    """`agreed` carries the `CirculationOptions`; the style of names is not asked here."""

    agreed = Signal(object)

    def __init__(
        self, usual: CirculationOptions, sheet: Sheet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("circulate.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, 10)
        self.subject = LineEdit(self)
        self.drafted_on = LineEdit(self, shown_date(usual.drafted_on))
        self.drafted_by = LineEdit(self, drafting_of(sheet).drafted.by)
        self.document_number = LineEdit(self, usual.document_number)
        self.retention = LineEdit(self, usual.retention)
        self.stamps = LineEdit(self, _BETWEEN.join(usual.stamps))
        self.all_items = QCheckBox(say("circulate.all_items"), self)
        lines = QFormLayout()
        lines.setVerticalSpacing(10)
        lines.setHorizontalSpacing(14)
        for name in _LINES:
            box = getattr(self, name)
            box.setMinimumHeight(_HIGH)
            box.setPlaceholderText(say(f"circulate.example.{name}"))
            lines.addRow(say(f"circulate.{name}"), box)
        lines.addRow("", self.all_items)
        about = Label(say("circulate.about"), self)
        about.setWordWrap(True)
        note = Label(say("circulate.note"), self)
        note.setProperty("role", "note")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(14)
        column.addWidget(about)
        column.addLayout(lines)
        column.addWidget(note)
        column.addLayout(confirm_buttons(self, "circulate")[0])
        self.subject.setFocus()

    def options(self) -> CirculationOptions:
        """What the clerk has written."""
        titles = self.stamps.text().replace(",", _BETWEEN).replace("，", _BETWEEN)
        return CirculationOptions(
            subject=self.subject.text().strip(),
            drafted_on=stored_date(self.drafted_on.text().strip()),
            drafted_by=self.drafted_by.text().strip(),
            document_number=self.document_number.text().strip(),
            retention=self.retention.text().strip(),
            stamps=tuple(title.strip() for title in titles.split(_BETWEEN) if title.strip()),
            all_items=self.all_items.isChecked(),
            levels=levels_in_force(),
        )

    def accept(self) -> None:
        """Hand out what was written."""
        self.agreed.emit(self.options())
        super().accept()
