"""自庁ひな形: the kept ones, and what can be done with each."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from piadesk.acts.templates import about_of
from piadesk.forms import catalogue
from piadesk.revision.form_steps import newest
from piadesk.scheme.era import shown_date
from piadesk.sheets.sheet import Sheet
from piadesk.storage.templates import Kept
from piadesk.words import say, tell
from ui.dialogs.versions_dialog import VersionsDialog

_SIZE: Final = (860, 440)
ACTS: Final = ("use", "put_in", "rename", "hand_out", "drop")


class TemplatesDialog(VersionsDialog):
    """`asked` carries an act and the `Kept`; for ``take_in`` no template need be chosen.

    ``can_put_in``: a sheet is open that one may be put into.
    """

    def __init__(self, parent: QWidget, *, can_put_in: bool) -> None:
        self.take_in: QPushButton | None = None
        super().__init__("templates", ACTS, parent)
        self.resize(*_SIZE)
        self.buttons["use"].setProperty("role", "main")
        self.buttons["put_in"].setVisible(can_put_in)
        self.take_in = QPushButton(say("templates.take_in"), self)
        self.take_in.setAutoDefault(False)
        self.take_in.clicked.connect(lambda: self.asked.emit("take_in", None))
        self.acts.insertWidget(len(ACTS), self.take_in)

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """List these."""
        self.fill((_line(one), one) for one in kept)

    def show_possible(self) -> None:
        super().show_possible()
        kept = self.current()
        is_damaged = isinstance(kept, Kept) and kept.sheet is None
        for name, button in self.buttons.items():
            if is_damaged and name != "drop":
                button.setEnabled(False)


def _line(kept: Kept) -> str:
    """``税のひな形`` and below it form, parts, purpose and day."""
    if kept.sheet is None:
        assert kept.fault is not None
        return f"{kept.path.name}\n{tell(kept.fault)}"
    about = about_of(kept.sheet)
    assert about is not None
    parts = (_form(kept.sheet), _parts(kept.sheet), about.purpose, shown_date(about.day))
    return f"{about.name}\n{'　'.join(filter(None, parts))}"


def _form(template: Sheet) -> str:
    head = catalogue.head(template.form)
    to = newest(template.form)
    if to == template.form:
        return head.full_name
    return say("templates.older", form=head.full_name, revision=catalogue.head(to).revision)


def _parts(template: Sheet) -> str:
    """The sections of one that is no whole sheet."""
    about = about_of(template)
    names = [
        section.number or section.title
        for section in catalogue.form(template.form).sections
        if about is not None and section.id in about.sections
    ]
    return say("templates.parts", sections="・".join(names)) if names else ""
