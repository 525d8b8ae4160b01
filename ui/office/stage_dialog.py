"""How far sheets are: the stage is set, or a 見直し without changes noted, with day and person."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from piadesk.office.changing import change, reviewed
from piadesk.office.listing import Listed
from piadesk.office.moving_on import Mark, move_on
from piadesk.office.stages import Stage
from piadesk.scheme.era import parse_date, shown_date
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.plain_text import Label

_REVIEWED = "reviewed"
_CHOICES = (
    Stage.REVISING,
    *(Stage.HEARING, Stage.REVIEWING, Stage.DECIDING, Stage.SUBMITTED, Stage.ENDED),
    Stage.DRAFTING,
)


class StageDialog(QDialog):
    """`agreed` carries what is to be done with each sheet."""

    agreed = Signal(object)

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("office.stage_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        about = Label(say("office.stage_about", count=count), self)
        about.setWordWrap(True)
        column.addWidget(about)
        fields = QFormLayout()
        self.stage = QComboBox(self)
        for stage in _CHOICES:
            words = f"office.stage.{stage}" if stage is not Stage.DRAFTING else "office.stage_none"
            self.stage.addItem(say(words), stage.value)
        self.stage.addItem(say("office.reviewed"), _REVIEWED)
        self.day = QLineEdit(shown_date(datetime.date.today().isoformat()), self)
        self.by, self.remark = QLineEdit(self), QLineEdit(self)
        for name, field in (
            ("stage", self.stage),
            ("day", self.day),
            ("by", self.by),
            ("remark", self.remark),
        ):
            fields.addRow(say(f"office.stage_field.{name}"), field)
        column.addLayout(fields)
        self.fault = Label("", self)
        self.fault.setProperty("role", "warning")
        self.fault.hide()
        column.addWidget(self.fault)
        line, _ = confirm_buttons(self, "office_stage")
        column.addLayout(line)
        self.stage.setFocus()

    def accept(self) -> None:
        """Hand out what makes the edits; a day that is none is told here."""
        day = parse_date(self.day.text())
        if day is None:
            self.fault.setText(say("error.office.no_day", words=self.day.text()))
            self.fault.show()
            self.day.setFocus()
            return
        on, by, remark = day.isoformat(), self.by.text().strip(), self.remark.text().strip()
        self.agreed.emit(_act(str(self.stage.currentData()), on, by, remark))
        super().accept()


def _act(chosen: str, on: str, by: str, remark: str) -> Callable[[Listed], object]:
    if chosen == _REVIEWED:
        return lambda one: change(one.path, lambda _form, sheet: reviewed(sheet, on, by, remark))
    return lambda one: move_on(one, Mark(Stage(chosen), on, by, remark))
