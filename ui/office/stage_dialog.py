"""How far sheets are: the stage is set, or a 見直し without changes noted, with day and person."""

import datetime
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from piadesk.office.changing import change, review_edit
from piadesk.office.listing import Listed
from piadesk.office.moving_on import Mark, move_on
from piadesk.office.stages import Stage
from piadesk.words import say
from ui.look.line_edit import LineEdit
from ui.look.pick_box import PickBox
from ui.office.day_dialog import DayDialog

_REVIEWED = "reviewed"
_CHOICES = (
    Stage.REVISING,
    *(Stage.HEARING, Stage.REVIEWING, Stage.DECIDING, Stage.SUBMITTED, Stage.ENDED),
    Stage.DRAFTING,
)


class StageDialog(DayDialog):
    """`agreed` carries what is to be done with each sheet."""

    def __init__(self, count: int, parent: QWidget) -> None:
        about = say("office.stage_about", count=count)
        super().__init__(say("office.stage_title"), about, "office_stage", parent)
        self.stage = PickBox(self)
        for stage in _CHOICES:
            words = f"office.stage.{stage}" if stage is not Stage.DRAFTING else "office.stage_none"
            self.stage.addItem(say(words), stage.value)
        self.stage.addItem(say("office.reviewed"), _REVIEWED)
        self.by, self.remark = LineEdit(self), LineEdit(self)
        for name, field in (
            ("stage", self.stage),
            ("day", self.day),
            ("by", self.by),
            ("remark", self.remark),
        ):
            self.fields.addRow(say(f"office.stage_field.{name}"), field)
        self.setTabOrder(self.stage, self.day)
        self.stage.setFocus()

    def answer(self, day: datetime.date) -> Callable[[Listed], object]:
        """What is to be done with each sheet."""
        on, by, remark = day.isoformat(), self.by.text().strip(), self.remark.text().strip()
        chosen = str(self.stage.currentData())
        if chosen == _REVIEWED:
            return lambda listed: change(
                listed.path, lambda _form, sheet: review_edit(sheet, on, by, remark)
            )
        return lambda listed: move_on(listed, Mark(Stage(chosen), on, by, remark))
