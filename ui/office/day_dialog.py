"""A dialog of the office's list that asks for a day, and perhaps more, before it does something."""

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from piadesk.scheme.era import parse_date, shown_date
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label


class DayDialog(QDialog):
    """Today, unless another day is written; what is no day is told here and keeps it open."""

    agreed = Signal(object)
    """What `answer` gives."""

    def __init__(self, title: str, about: str, area: str, parent: QWidget) -> None:
        """``area`` has the words of both buttons."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        note = Label(about, self)
        note.setWordWrap(True)
        column.addWidget(note)
        self.fields = QFormLayout()
        self.day = LineEdit(self, shown_date(datetime.date.today().isoformat()))
        column.addLayout(self.fields)
        self.fault = Label("", self)
        self.fault.setProperty("role", "warning")
        self.fault.setWordWrap(True)
        self.fault.hide()
        column.addWidget(self.fault)
        line, _ = confirm_buttons(self, area)
        column.addLayout(line)

    def answer(self, day: datetime.date) -> object:
        """What is handed out when the clerk agrees."""
        return day

    def accept(self) -> None:
        """Hand out the answer."""
        day = parse_date(self.day.text())
        if day is None:
            self.fault.setText(say("error.office.no_day", words=self.day.text()))
            self.fault.show()
            self.day.setFocus()
            return
        self.agreed.emit(self.answer(day))
        super().accept()


class PublishDialog(DayDialog):
    """公表版としてまとめて確定: the 公表日 of sheets that still bear that of their last 公表版."""

    def __init__(self, count: int, parent: QWidget) -> None:
        about = say("office.round.ask_freeze", count=count)
        super().__init__(say("office.step_name.freeze"), about, "office_publish", parent)
        self.fields.addRow(say("office.publish_day"), self.day)
