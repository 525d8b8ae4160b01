"""ひな形として保管: what the template is called, and what of the open sheet goes into it."""

import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from piadesk.acts.templates import About
from piadesk.forms import definition as d
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.growing_dialog import GrowingDialog
from ui.look.line_edit import LineEdit
from ui.look.named import label_for
from ui.look.screen_bounds import NARROW, room_for

_WIDTH: Final = 720
_MAX_LETTERS: Final = 100
_COLUMNS: Final = 2


class KeepDialog(GrowingDialog):
    """`agreed` carries the `About`, and whether what is known of the body goes in too."""

    agreed = Signal(object, bool)

    def __init__(self, form: d.Form, name: str, parent: QWidget) -> None:
        super().__init__(say("templates.keep_title"), _WIDTH, parent)
        self.name, self.purpose = LineEdit(self, name[:_MAX_LETTERS]), LineEdit(self)
        self.name.selectAll()
        self.name.textChanged.connect(self._show_possible)
        self.sections = {
            section.id: self._box(" ".join(filter(None, (section.number, section.title))))
            for section in form.sections
            if section.wizard and (form.log is None or form.section_of[form.log.rows] != section)
        }
        self.with_body = self._box(say("templates.with_body"))
        line, self.agree = confirm_buttons(self, "template_keep")
        self.column.addWidget(self.label(say("templates.keep_about"), "note"))
        for key, editor in (("name", self.name), ("purpose", self.purpose)):
            editor.setMaxLength(_MAX_LETTERS)
            self.column.addWidget(label_for(editor, say(f"templates.{key}")))
            self.column.addWidget(editor)
        self.column.addWidget(self.label(say("templates.sections")))
        grid = QGridLayout()
        self.column.addLayout(grid)
        columns = 1 if room_for(self).width() < NARROW else _COLUMNS
        for number, box in enumerate(self.sections.values()):
            grid.addWidget(box, number // columns, number % columns)
        self.column.addWidget(self.with_body)
        self.column.addLayout(line)
        self._show_possible()
        self.name.setFocus()

    def accept(self) -> None:
        """Hand it out."""
        chosen = tuple(name for name, box in self.sections.items() if box.isChecked())
        sections = () if len(chosen) == len(self.sections) else chosen
        today = datetime.date.today().isoformat()
        about = About(self.name.text().strip(), self.purpose.text().strip(), today, sections)
        self.agreed.emit(about, self.with_body.isChecked())
        super().accept()

    def _box(self, words: str) -> QCheckBox:
        box = QCheckBox(words.replace("&", "&&"), self)
        box.setChecked(True)
        box.toggled.connect(self._show_possible)
        return box

    def _show_possible(self) -> None:
        is_any = any(box.isChecked() for box in self.sections.values())
        self.agree.setEnabled(bool(self.name.text().strip()) and is_any)
