"""新しい様式に移す: what becomes of each answer, read before a new sheet is made of it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from piadesk.kinds import shown
from piadesk.revision.migration import LeftOver, Migrated, migrate
from piadesk.revision.migration_review import keep_list
from piadesk.revision.published import freeze, is_as_published
from piadesk.sheets.edits import apply
from piadesk.sheets.origins import note_all
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Block, Sheet
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.plain_text import Label
from ui.messages.report_dialog import told_at_length
from ui.revision.unseen import unseen_lines

_SIZE: Final = (880, 600)


class MigrationDialog(QDialog):
    """Works on a copy; `agreed` carries the `Migrated`, whose sheet no file holds yet.

    The state that was published can be frozen on its old form first: the change rows need it.
    """

    agreed = Signal(object)

    def __init__(self, sheet: Sheet, to: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = sheet
        self._to = to
        self._migrated = migrate(sheet, to)
        self.setWindowTitle(say("migrate.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        form = self._migrated.form
        about = say("migrate.about", form=form.number, revision=form.revision)
        lines = "\n".join(_lines(self._migrated))
        column, self.report = told_at_length(about, lines, self)
        self.freeze = QCheckBox(say("migrate.freeze"), self)
        unseen = unseen_lines(self._migrated.origin, sheet)
        self.freeze.setChecked(not sheet.published and not unseen)
        self.freeze.setVisible(not is_as_published(sheet) and not unseen)
        column.addWidget(self.freeze)
        if unseen:
            words = Label(say("migrate.unseen", count=unseen), self)
            words.setWordWrap(True)
            column.addWidget(words)
        line, agree = confirm_buttons(self, "migrate")
        column.addLayout(line)
        agree.setFocus()

    def accept(self) -> None:
        """Hand the new sheet out."""
        source = deepcopy(self._source)
        if self.freeze.isChecked():
            apply(source, freeze(self._migrated.origin, source))
        migrated = migrate(source, self._to)
        note = note_all(migrated.sheet, "carried")
        migrated.sheet.notes[note.key] = note.value
        keep_list(migrated)
        self.agreed.emit(migrated)
        super().accept()


def _lines(migrated: Migrated) -> Iterator[str]:
    names = Names(migrated.form, migrated.sheet)
    left = [_left(migrated, one) for one in migrated.left]
    yield say("migrate.part.moved", count=_answers(migrated.sheet) - len(left))
    yield ""
    parts = {
        "left": left,
        "opened": [names.position(address) for address in migrated.opened],
        "retitled": [
            say("migrate.retitled", before=before, after=after)
            for before, after in migrated.retitled
        ],
    }
    for name, lines in parts.items():
        yield say(f"migrate.part.{name}", count=len(lines))
        yield from (lines or [say("migrate.none")])
        yield ""


def _answers(block: Block) -> int:
    inner = (row for rows in block.rows.values() for row in rows)
    return len(block.answers) + sum(map(_answers, inner))


def _left(migrated: Migrated, left_over: LeftOver) -> str:
    form, origin = migrated.form, migrated.origin
    item = form.by_id.get(left_over.address.item) or origin.by_id.get(left_over.address.item)
    value = (shown(item, left_over.value) if item else "") or str(left_over.value)
    return say(f"migrate.left.{left_over.reason}", title=left_over.title, value=value)
