"""The button beside a date that opens a calendar; the day it begins with is that of the field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt, Signal

from piadesk.scheme.era import as_day
from piadesk.words import say
from ui.fields.frames import ActButton
from ui.look.plain_text import set_tip

if TYPE_CHECKING:
    from ui.fields.base import Field


class DayButton(ActButton):
    """Takes no place in the way of Tab: dates are typed."""

    chosen = Signal(str)
    """The day as it is stored."""

    def __init__(self, field: "Field") -> None:
        super().__init__(say("field.date.calendar"), field)
        self._field = field
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoDefault(False)
        self.setAccessibleName(say("field.date.calendar_of", item=field.item.title))
        set_tip(self, say("field.date.calendar_tip"))
        self.clicked.connect(self.open_calendar)

    def open_calendar(self) -> None:
        """Show the calendar below the button until a day is chosen."""
        # Few dates are looked up; the calendar is only paid for here.
        from PySide6.QtWidgets import QCalendarWidget

        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        value = self._field.value()
        day = as_day(value) if isinstance(value, str) else None
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        below, high = self.mapToGlobal(QPoint(0, self.height())), calendar.sizeHint().height()
        if below.y() + high > self.screen().availableGeometry().bottom():
            below = self.mapToGlobal(QPoint(0, -high))
        calendar.move(below)
        calendar.show()
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        calendar = self.sender()
        self.chosen.emit(day.toString(Qt.DateFormat.ISODate))
        if calendar is not None:
            calendar.close()  # type: ignore[attr-defined] # the calendar, as nothing else is connected
