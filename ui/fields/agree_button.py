"""The button that puts in what the rest of the sheet gives for an answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from piadesk.acts.known import known_value
from piadesk.sheets.edits import SetValue, Several
from piadesk.sheets.origins import note_origins
from piadesk.words import say
from ui.fields.base import Field
from ui.fields.frames import ActButton


class AgreeButton(ActButton):
    """Stands below the field while its answer differs from what is known; ``heir`` takes the
    keyboard when the button goes."""

    def __init__(self, field: Field, heir: QWidget, words: str = "field.agree") -> None:
        super().__init__(say(words), field)
        self.heir = heir
        self._field = field
        self.hide()
        field.body.addWidget(self, 0, Qt.AlignmentFlag.AlignLeft)
        self.clicked.connect(self._adopt)

    def refresh(self) -> None:
        """Be there or not, as the sheet stands now."""
        known = self._known()
        self.setVisible(known is not None and known != self._field.value())

    def _known(self) -> object:
        page = self._field.page
        return known_value(page.form, page.sheet, self._field.address)

    def _adopt(self) -> None:
        page, address = self._field.page, self._field.address
        value = known_value(page.form, page.sheet, address)
        note = note_origins(page.sheet, "computed", [(address, value)])
        self._field.send_edit(Several((SetValue(address, value), note)), "")
